import { describe, expect, test } from 'vitest';
import { aWorld, type World } from '../helpers/world.ts';

const namesFound = async (w: World, search: string) => (await w.staff.call('families.list', { search })).rows.map((row) => row.name);

describe('staff look for a family', () => {
  test('by any words, without accents, in any order', async () => {
    const w = await aWorld();
    expect(await namesFound(w, 'goff maelle')).toEqual(['Le Goff']);
    expect(await namesFound(w, 'LHOSTIS')).toEqual(['Le Goff']);
    expect(await namesFound(w, 'legoff yann')).toEqual(['Le Goff']);
    expect(await namesFound(w, 'de la roussel')).toEqual(['Roussel']);
    expect(await namesFound(w, "l'hostis")).toEqual(['Le Goff']);
    expect(await namesFound(w, 'elise')).toEqual(['Roussel']);
    expect(await namesFound(w, 'ines.haddad@exemple.fr')).toEqual(['Haddad']);
    expect(await namesFound(w, '06 39 98 45 78')).toEqual(['Bernard']);
    expect(await namesFound(w, 'NGUYEN-3308')).toEqual(['Nguyen']);
    expect(await namesFound(w, '%')).toHaveLength(8);
    expect(await namesFound(w, 'personne de ce nom')).toEqual([]);
  });

  test('and see at once who has an account, who never came, and what waits', async () => {
    const w = await aWorld();
    await w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values: { city: 'Meylan' } });
    const { rows } = await w.staff.call('families.list', {});
    expect(rows.map((row) => [row.name, row.account, row.waiting])).toEqual([
      ['Bernard', 'active', 1],
      ['Haddad', 'active', 0],
      ['Le Goff', 'active', 0],
      ['Nguyen', 'never', 0],
      ['Okafor', 'active', 0],
      ['Perrin', 'never', 0],
      ['Roussel', 'none', 0],
      ['Schmitt', 'blocked', 0],
    ]);
    expect(rows[0]).toMatchObject({ identifier: 'BERNARD-4827', students: ['Léo', 'Jeanne'], city: 'Grenoble' });
  });

  test('site by site and page by page', async () => {
    const w = await aWorld();
    const { rows, total } = await w.staff.call('families.list', { siteId: w.cast.sites.alpes, page: 1, pageSize: 1 });
    expect({ total, names: rows.map((row) => row.name) }).toEqual({ total: 2, names: ['Schmitt'] });
  });
});

describe('the whole file', () => {
  test('shows people, courses, account, requests and e-mails together', async () => {
    const w = await aWorld();
    await w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values: { city: 'Meylan' } });
    const file = await w.staff.call('families.get', { id: w.cast.claire.familyId });
    expect(file.guardians).toMatchObject([
      { values: { firstName: 'Claire' }, account: { state: 'active', identifier: 'BERNARD-4827', sessions: 1 } },
    ]);
    expect(file.students).toMatchObject([
      { values: { firstName: 'Léo' }, courses: ['Piano 2C1'] },
      { values: { firstName: 'Jeanne' }, courses: ['Violon 1C3'] },
    ]);
    expect(file.requests).toMatchObject([{ number: '2026-0001', state: 'pending', personName: 'Claire Bernard', fields: 1 }]);
    expect(file.mails).toMatchObject([
      { recipient: 'claire.bernard@exemple.fr', subject: 'Accusé de réception de votre demande n°\u00a02026-0001' },
    ]);
  });

  test('of a family that does not exist is not found', async () => {
    const w = await aWorld();
    expect(await w.staff.refused('families.get', { id: crypto.randomUUID() })).toEqual({
      code: 'not-found',
      message: 'Cette famille n’existe pas ou n’existe plus.',
    });
  });
});

describe('staff open a file', () => {
  const guardian = {
    civility: 'Mme',
    lastName: 'Éluard',
    firstName: 'Zoé',
    phoneMobile: '06 39 98 12 34',
    city: 'Grenoble',
    postalCode: '38000',
  };

  test('with the next number of the site, none left out, and it is found at once', async () => {
    const w = await aWorld();
    const siteId = w.cast.sites.centre;
    const open = () =>
      w.staff.call('families.create', { siteId, guardian, students: [{ lastName: 'Éluard', firstName: 'Noé', birthDate: '2017-03-02' }] });
    await w.staff.refused('families.create', { siteId, guardian: {}, students: [] });
    const [first, second] = [await open(), await open()];
    expect(Number(second.number)).toBe(Number(first.number) + 1);
    const numbers = (await w.staff.call('families.list', { siteId })).rows.map((row) => Number(row.number)).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(await namesFound(w, 'noe eluard')).toEqual(['Éluard', 'Éluard']);
    const file = await w.staff.call('families.get', { id: first.id });
    expect(file.guardians[0]).toMatchObject({
      values: { phoneMobile: '+33639981234', email: null },
      preferredChannel: 'letter',
      account: { state: 'none' },
    });
    const history = await w.staff.call('history.list', { familyId: first.id });
    expect(history.rows[0]?.sentence).toBe(`a créé la famille ${first.number} avec 1 élève`);
  });

  test('and what cannot be taken stands beside its field', async () => {
    const w = await aWorld();
    const refusal = await w.staff.refused('families.create', {
      siteId: w.cast.sites.centre,
      guardian: { ...guardian, lastName: ' ', email: 'zoe@' },
      students: [
        { lastName: 'Éluard', firstName: 'Noé', birthDate: '2017-02-30' },
        { lastName: 'Éluard', firstName: 'Zoé', birthDate: '2026-11-20' },
        { lastName: 'Éluard', firstName: 'Luz', birthDate: '2026-11-21' },
      ],
    });
    expect(refusal).toMatchObject({ code: 'invalid', message: 'Vérifiez les champs signalés.' });
    expect(Object.keys(refusal.fields ?? {})).toEqual([
      'guardian.lastName',
      'guardian.email',
      'students.0.birthDate',
      'students.2.birthDate',
    ]);
    const unnamed = await w.staff.refused('families.create', {
      siteId: w.cast.sites.centre,
      guardian,
      students: [{ lastName: 'Éluard', firstName: ' ' }],
    });
    expect(unnamed.fields).toEqual({ 'students.0.firstName': 'Ce champ est à remplir.' });
  });
});

describe('staff change a sheet', () => {
  test('the next to save the same sheet is told who was first, and nothing is lost', async () => {
    const w = await aWorld();
    const marc = await w.signInStaff(w.cast.staff.marc.login);
    const { guardianId, familyId } = w.cast.claire;
    expect(await w.staff.call('families.editGuardian', { guardianId, version: 1, values: { city: 'Meylan' } })).toEqual({ version: 2 });
    const refusal = await marc.refused('families.editGuardian', { guardianId, version: 1, values: { city: 'Seyssinet' } });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('Sonia Marchand a modifié cette fiche') });
    const file = await w.staff.call('families.get', { id: familyId });
    expect(file.guardians[0]).toMatchObject({ version: 2, values: { city: 'Meylan' } });
  });

  test('a new name is found and heads the file; what is typed as it stands changes nothing', async () => {
    const w = await aWorld();
    const { guardianId } = w.cast.claire;
    expect(
      await w.staff.call('families.editGuardian', { guardianId, version: 1, values: { lastName: ' Bernard ', phoneMobile: '0639984578' } }),
    ).toEqual({ version: 1 });
    await w.staff.call('families.editGuardian', { guardianId, version: 1, values: { lastName: 'Mercier-Dûment' } });
    expect(await namesFound(w, 'dument')).toEqual(['Mercier-Dûment']);
    const refusal = await w.staff.refused('families.editGuardian', { guardianId, version: 2, values: { firstName: '' } });
    expect(refusal.fields).toEqual({ 'guardian.firstName': 'Ce champ est à remplir.' });
  });

  test('a new address ends the temporary password that was on its way to the old one, and both are told', async () => {
    const w = await aWorld();
    const { siteId, identifier, guardianId, accountId } = w.cast.claire;
    await w.stranger.call('accounts.askPassword', { siteId, identifier: identifier ?? '', email: 'claire.bernard@exemple.fr' });
    await w.mails();
    await w.staff.call('families.editGuardian', { guardianId, version: 1, values: { email: 'claire.mercier@exemple.fr' } });
    const passwords = await w.service.store.read
      .selectFrom('temporary_password')
      .select('state')
      .where('account_id', '=', accountId)
      .execute();
    expect(passwords).toEqual([{ state: 'void' }]);
    const told = (await w.mails()).slice(-2).map((mail) => JSON.stringify(mail.to));
    expect(told.join()).toContain('claire.bernard@exemple.fr');
    expect(told.join()).toContain('claire.mercier@exemple.fr');
  });

  test('only at the desk', async () => {
    const w = await aWorld();
    const hugo = await w.signInStaff(w.cast.staff.hugo.login);
    const { guardianId } = w.cast.claire;
    expect(await hugo.refused('families.editGuardian', { guardianId, version: 1, values: { city: 'Meylan' } })).toMatchObject({
      code: 'not-allowed',
    });
    expect(await w.family.refused('families.list', {})).toMatchObject({ code: 'expired' });
  });
});
