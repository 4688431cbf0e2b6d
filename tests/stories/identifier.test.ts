import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawIdentifier } from '../../main/service/features/accounts/identifiers.ts';
import { aWorld } from '../helpers/world.ts';

describe('a family without an account', () => {
  test('gets an identifier, by e-mail and on paper, and never a password', async () => {
    const w = await aWorld();
    const { guardianId, familyId } = w.cast.paul;
    const { identifier } = await w.staff.call('accounts.makeIdentifier', { guardianId });
    expect(identifier).toMatch(/^ROUSSEL-[2-9]{4}$/);
    expect((await w.staff.call('families.list', { search: identifier })).rows).toMatchObject([
      { name: 'Roussel', account: 'never', identifier },
    ]);

    expect(await w.staff.call('accounts.sendIdentifier', { guardianId })).toEqual({ recipient: 'paul.roussel@exemple.fr' });
    const [mail] = await w.mails();
    expect(mail?.text).toContain(identifier);
    expect(mail?.text).toContain(w.service.extranet().address ?? 'no address');
    expect(mail?.text).toContain('Mot de passe perdu');

    const { fileName, pdf } = await w.staff.call('accounts.letter', { guardianId });
    expect(fileName).toBe(`Identifiant ${identifier}.pdf`);
    expect(Buffer.from(pdf).subarray(0, 8).toString()).toBe('%PDF-1.7');
    const { rows } = await w.staff.call('history.list', { familyId });
    expect(rows.map((line) => line.sentence)).toEqual([
      'a imprimé la lettre d’identifiant',
      'a envoyé l’identifiant par e-mail',
      'a créé l’identifiant',
    ]);
    expect((await w.staff.call('families.get', { id: familyId })).guardians[0]?.account?.identifierSentAt).toBe(
      w.clock.now().toISOString(),
    );
  });

  test('gets only one', async () => {
    const w = await aWorld();
    expect(await w.staff.refused('accounts.makeIdentifier', { guardianId: w.cast.claire.guardianId })).toMatchObject({ code: 'conflict' });
    const { guardianId } = w.cast.paul;
    for (const verb of ['accounts.sendIdentifier', 'accounts.letter', 'accounts.block', 'accounts.endSessions'] as const)
      expect(await w.staff.refused(verb, { guardianId })).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('pas encore d’identifiant'),
      });
  });

  test('and without an e-mail is written to on paper', async () => {
    const w = await aWorld();
    const { guardianId } = w.cast.mai;
    expect(await w.staff.refused('accounts.sendIdentifier', { guardianId })).toMatchObject({
      code: 'conflict',
      message: 'Cette personne n’a pas d’adresse e-mail : ajoutez-la à sa fiche, ou imprimez la lettre.',
    });
    expect((await w.staff.call('accounts.letter', { guardianId })).pdf.length).toBeGreaterThan(10_000);
  });
});

describe('an account', () => {
  test('that is blocked lets nobody in, ends what is open, and opens again', async () => {
    const w = await aWorld();
    const { guardianId, familyId } = w.cast.claire;
    await w.staff.call('accounts.block', { guardianId });
    expect(await w.family.refused('home.show', {})).toMatchObject({ code: 'expired' });
    await expect(w.signInFamily(w.cast.claire)).rejects.toMatchObject({ code: 'invalid' });
    await w.staff.call('accounts.unblock', { guardianId });
    await w.signInFamily(w.cast.claire);
    const { rows } = await w.staff.call('history.list', { familyId });
    expect(rows.map((line) => line.sentence)).toEqual(expect.arrayContaining(['a bloqué le compte', 'a débloqué le compte']));
  });

  test('has its sessions ended by the desk, which is told how many', async () => {
    const w = await aWorld();
    await w.signInFamily(w.cast.claire);
    expect(await w.staff.call('accounts.endSessions', { guardianId: w.cast.claire.guardianId })).toEqual({ ended: 2 });
    expect(await w.family.refused('home.show', {})).toMatchObject({ code: 'expired' });
  });

  test('is made, blocked and sent by the desk only', async () => {
    const w = await aWorld();
    const nadia = await w.signInStaff(w.cast.staff.nadia.login);
    for (const verb of ['accounts.makeIdentifier', 'accounts.letter', 'accounts.block'] as const)
      expect(await nadia.refused(verb, { guardianId: w.cast.claire.guardianId })).toMatchObject({ code: 'not-allowed' });
    expect(await w.family.refused('accounts.unblock', { guardianId: w.cast.claire.guardianId })).toMatchObject({ code: 'expired' });
    expect(await w.staff.refused('accounts.block', { guardianId: crypto.randomUUID() })).toMatchObject({ code: 'not-found' });
  });
});

describe('an identifier is drawn', () => {
  test.each([
    ['Bernard', 'BERNARD'],
    ['de La Rochefoucauld', 'ROCHEFOUCAULD'],
    ['Le Goff', 'GOFF'],
    ['L’Hostis', 'HOSTIS'],
    ['Œuvrard-Ménétrier de Saint-Exupéry', 'OEUVRARDMENETRIERSAI'],
    ['Du', 'DU'],
    ['Łukasiewicz', 'LUKASIEWICZ'],
    ['Ελένη', 'FAMILLE'],
  ])('from « %s » as %s', (lastName, start) => {
    expect(drawIdentifier('{NOM}-{0000}', lastName)).toMatch(new RegExp(`^${start}-[2-9]{4}$`));
  });

  test('always with signs that are read one way only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (lastName) => {
        expect(drawIdentifier('{NOM}{000}', lastName)).toMatch(/^[A-Z]{1,20}[2-9]{3}$/);
      }),
    );
  });

  test('again when the site has it already, until the pattern is used up', async () => {
    const w = await aWorld();
    const siteId = w.cast.sites.centre;
    const guardian = { lastName: 'Bis', firstName: 'Ana' };
    await w.service.store.write((db) =>
      db
        .insertInto('setting')
        .values({ site_id: '', key: 'identifiers', value: '{"pattern":"ELEVE{000}"}', updated_at: w.clock.now().toISOString() })
        .execute(),
    );
    const identifiers = new Set<string>();
    for (let i = 0; i < 40; i++) {
      const { id } = await w.staff.call('families.create', { siteId, guardian, students: [] });
      const guardianId = (await w.staff.call('families.get', { id })).guardians[0]?.id ?? '';
      identifiers.add((await w.staff.call('accounts.makeIdentifier', { guardianId })).identifier);
    }
    expect(identifiers.size).toBe(40);
  });
});
