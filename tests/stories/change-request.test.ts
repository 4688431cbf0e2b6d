import { describe, expect, test } from 'vitest';
import { requestsWaiting } from '../helpers/queue.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('a family changes its phone and its address, the office takes one and refuses the other, and the family is told once', async () => {
  const w = await aWorld();
  const { guardianId, familyId } = w.cast.claire;

  // the family types; its sheet waits, the official one stays
  const asked = await w.family.call('changeRequests.request', {
    guardianId,
    values: { phoneMobile: '06 39 98 45 99', addressLine: '12 rue des Luthiers', city: 'Grenoble' },
  });
  expect(asked).toEqual({ changed: true, acknowledgedAt: w.clock.now().toISOString() });
  const before = await own(w);
  expect(before.values.phoneMobile).toBe('+33639984578');
  expect(before.pending?.values).toEqual({ addressLine: '12 rue des Luthiers', phoneMobile: '+33639984599' });
  const [acknowledgement] = await w.mails();
  expect(acknowledgement?.subject).toBe('Accusé de réception de votre demande n°\u00a02026-0001');
  expect(acknowledgement?.text).toContain('06 39 98 45 99');

  // the office reads before, proposed, now
  const rows = await requestsWaiting(w);
  expect(rows).toMatchObject([{ who: 'Bernard, Claire', number: '2026-0001', what: '2 champs' }]);
  const id = rows[0]?.id ?? '';
  const file = await w.staff.call('changeRequests.get', { id });
  expect(file).toMatchObject({
    students: ['Léo (Piano 2C1)', 'Jeanne (Violon 1C3)'],
    recipients: ['claire.bernard@exemple.fr'],
    stopped: null,
  });
  expect(file.fields[0]).toMatchObject({
    before: '3 place du Marché',
    proposed: '12 rue des Luthiers',
    now: '3 place du Marché',
    movedSince: false,
  });

  // and decides
  w.clock.pass(10);
  const reason = 'Merci de joindre un justificatif de domicile de moins de trois mois.';
  const decisions = [
    { field: 'phoneMobile', decision: 'accepted' },
    { field: 'addressLine', decision: 'refused', reason },
  ] as const;
  const { mailTo } = await w.staff.call('changeRequests.decide', {
    id,
    version: file.version,
    sheetVersion: file.sheetVersion,
    decisions: [...decisions],
  });
  expect(mailTo).toEqual(['claire.bernard@exemple.fr']);

  // one e-mail says both, the sheet shows both, the history tells who, when and what, without the values
  const mails = await w.mails();
  expect(mails).toHaveLength(2);
  expect(mails[1]?.text).toMatch(/Téléphone portable[\s:]+accepté/);
  expect(mails[1]?.text).toContain(reason);
  const after = await own(w);
  expect(after).toMatchObject({ pending: null, values: { phoneMobile: '+33639984599', addressLine: '3 place du Marché' } });
  expect(after.answered?.fields).toMatchObject([{ decision: 'refused', reason }, { decision: 'accepted' }]);
  expect((await w.family.call('home.show', {})).refused).toMatchObject([{ label: 'Adresse', reason }]);
  const history = await w.staff.call('history.list', { familyId, search: 'demande' });
  expect(history.rows.map((line) => `${line.actorName} ${line.sentence}`)).toEqual([
    'Sonia Marchand a décidé la demande 2026-0001 : adresse refusée, téléphone portable accepté',
    'Claire Bernard a envoyé la demande 2026-0001 : adresse et téléphone portable',
  ]);
  expect(history.chainIntact).toBe(true);
});

describe('while it waits, the family', () => {
  test('adds to its request, and staff who had opened it are told to read it again', async () => {
    const w = await aWorld();
    const id = await aRequest(w, { phoneMobile: '06 39 98 45 99' });
    const seen = await w.staff.call('changeRequests.get', { id });
    await ask(w, { phoneMobile: '06 39 98 45 99', city: 'Meylan' });
    const refusal = await w.staff.refused('changeRequests.decide', { id, version: seen.version, decisions: [accept('phoneMobile')] });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('La famille a modifié sa demande') });
    const now = await w.staff.call('changeRequests.get', { id });
    expect(now.fields.map((f) => f.label)).toEqual(['Ville', 'Téléphone portable']);
    expect(await requestsWaiting(w)).toHaveLength(1);
    expect(await w.mails()).toHaveLength(2);
  });

  test('sends the same sheet again: nothing is asked and no e-mail leaves', async () => {
    const w = await aWorld();
    await ask(w, { city: 'Meylan' });
    expect(await ask(w, { city: ' Meylan ' })).toEqual({ changed: false, acknowledgedAt: null });
    expect(await w.mails()).toHaveLength(1);
  });

  test('types its official value back: that wish is gone, and the last one takes the request with it', async () => {
    const w = await aWorld();
    const id = await aRequest(w, { city: 'Meylan', addressLine: '1 rue Neuve' });
    await ask(w, { city: 'Grenoble' });
    expect((await own(w)).pending?.values).toEqual({ addressLine: '1 rue Neuve' });
    expect(await ask(w, { addressLine: '3 place du Marché' })).toEqual({ changed: true, acknowledgedAt: null });
    expect((await own(w)).pending).toBeNull();
    expect((await w.staff.call('changeRequests.get', { id })).state).toBe('withdrawn');
    expect(await ask(w, { city: 'Meylan' })).toMatchObject({ changed: true });
    expect((await requestsWaiting(w))[0]?.number).toBe('2026-0002');
  });

  test('withdraws it, once or twice, and staff who decide it are told', async () => {
    const w = await aWorld();
    const id = await aRequest(w, { city: 'Meylan' });
    await w.family.call('changeRequests.withdraw', { id });
    await w.family.call('changeRequests.withdraw', { id });
    const refusal = await w.staff.refused('changeRequests.decide', { id, version: 1, decisions: [accept('city')] });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('a retiré cette demande') });
    expect(await requestsWaiting(w)).toEqual([]);
  });

  test('leaves a field as the form showed it, and does not undo what the office changed meanwhile', async () => {
    const w = await aWorld();
    const shown = { phoneMobile: '06 39 98 45 78', city: 'Grenoble' };
    await w.staff.call('families.editGuardian', {
      guardianId: w.cast.claire.guardianId,
      version: 1,
      values: { phoneMobile: '06 39 98 45 11' },
    });
    const { guardianId } = w.cast.claire;
    await w.family.call('changeRequests.request', { guardianId, shown, values: { ...shown, city: 'Meylan' } });
    expect((await own(w)).pending?.values).toEqual({ city: 'Meylan' });
  });
});

describe('staff deciding', () => {
  test('two at once: one decides, the other is told who did, and nothing is applied twice', async () => {
    const w = await aWorld();
    const marc = await w.signInStaff(w.cast.staff.marc.login);
    const id = await aRequest(w, { city: 'Meylan' });
    const outcomes = await Promise.allSettled([
      w.staff.call('changeRequests.decide', { id, version: 1, decisions: [accept('city')] }),
      marc.call('changeRequests.decide', { id, version: 1, decisions: [{ field: 'city', decision: 'corrected', value: 'Seyssinet' }] }),
    ]);
    expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({
      reason: { code: 'conflict', message: expect.stringContaining('Sonia Marchand a déjà décidé cette demande') },
    });
    expect((await own(w)).values.city).toBe('Meylan');
    expect(await w.mails()).toHaveLength(2);
  });

  test('correct what was typed, by the rule of the field', async () => {
    const w = await aWorld();
    const id = await aRequest(w, { phoneHome: '04 65 71 99 99' });
    const corrected = (value: string) => ({ id, version: 1, decisions: [{ field: 'phoneHome', decision: 'corrected' as const, value }] });
    const refusal = await w.staff.refused('changeRequests.decide', corrected('04 65'));
    expect(refusal.fields).toEqual({ 'decisions.0.value': 'Numéro à 10 chiffres, par exemple 06\u00a012\u00a034\u00a056\u00a078.' });
    await w.staff.call('changeRequests.decide', corrected('04 65 71 99 98'));
    expect(await own(w)).toMatchObject({
      values: { phoneHome: '+33465719998' },
      answered: { fields: [{ decision: 'corrected', decided: '+33465719998' }] },
    });
  });

  test('give a reason with each refusal, and decide every field exactly once', async () => {
    const w = await aWorld();
    const id = await aRequest(w, { city: 'Meylan', addressLine: '1 rue Neuve' });
    const fieldsOf = async (decisions: Parameters<typeof decided>[1]) =>
      (await w.staff.refused('changeRequests.decide', decided(id, decisions))).fields;
    expect(await fieldsOf([accept('city'), { field: 'addressLine', decision: 'refused', reason: '  ' }])).toHaveProperty([
      'decisions.1.reason',
    ]);
    expect(await fieldsOf([accept('city')])).toEqual({ decisions: 'Il reste à décider : adresse.' });
    expect(await fieldsOf([accept('city'), accept('city'), accept('addressLine')])).toHaveProperty(['decisions.1.field']);
    expect(await fieldsOf([accept('city'), accept('addressLine'), accept('email')])).toHaveProperty(['decisions.2.field']);
    expect(await w.mails()).toHaveLength(1);
  });

  test('see the three values when the sheet moved meanwhile, and look again if it moves once more', async () => {
    const w = await aWorld();
    const { guardianId } = w.cast.claire;
    const id = await aRequest(w, { addressLine: '12 rue des Luthiers' });
    await w.staff.call('families.editGuardian', { guardianId, version: 1, values: { addressLine: '5 place du Marché' } });
    const file = await w.staff.call('changeRequests.get', { id });
    expect(file.fields[0]).toMatchObject({
      before: '3 place du Marché',
      proposed: '12 rue des Luthiers',
      now: '5 place du Marché',
      movedSince: true,
    });
    await w.staff.call('families.editGuardian', { guardianId, version: 2, values: { city: 'Meylan' } });
    const decision = { id, version: file.version, decisions: [accept('addressLine')] };
    expect(await w.staff.refused('changeRequests.decide', { ...decision, sheetVersion: file.sheetVersion })).toMatchObject({
      code: 'conflict',
    });
    await w.staff.call('changeRequests.decide', { ...decision, sheetVersion: 3 });
    expect((await own(w)).values.addressLine).toBe('12 rue des Luthiers');
  });

  test('wait while the parents disagree', async () => {
    const w = await aWorld();
    const yann = await w.signInFamily(w.cast.yann);
    await yann.call('changeRequests.request', { guardianId: w.cast.yann.guardianId, values: { city: 'Meylan' } });
    await w.service.store.write((db) =>
      db.updateTable('guardian').set({ disagreement_at: '2026-11-02T09:00:00.000Z' }).where('id', '=', w.cast.soizic.guardianId).execute(),
    );
    const id = (await requestsWaiting(w))[0]?.id ?? '';
    const sentence = 'Un désaccord entre les responsables est signalé depuis le 02/11/2026 : levez-le avant de décider.';
    expect((await w.staff.call('changeRequests.get', { id })).stopped).toBe(sentence);
    expect(await w.staff.refused('changeRequests.decide', decided(id, [accept('city')]))).toEqual({ code: 'conflict', message: sentence });
  });
});

describe('a new e-mail address', () => {
  test('is asked with the password, told to both addresses, and ends temporary passwords once it is accepted', async () => {
    const w = await aWorld();
    const { siteId, guardianId, accountId, identifier } = w.cast.claire;
    const values = { email: 'claire.mercier@exemple.fr' };
    const ask = (password?: string) => w.family.refused('changeRequests.request', { guardianId, values, password: password ?? null });
    expect((await ask()).fields).toHaveProperty('password');
    expect((await ask('pas le mien du tout')).fields).toEqual({ password: 'Ce n’est pas votre mot de passe actuel.' });
    await w.family.call('changeRequests.request', { guardianId, values, password: 'harpe-lueur-sentier-27' });
    expect((await w.mails()).map(recipient).sort()).toEqual(['claire.bernard@exemple.fr', 'claire.mercier@exemple.fr']);
    expect(w.mailbox.mails.find((m) => recipient(m) === 'claire.mercier@exemple.fr')?.text).not.toContain('Bernard');

    await w.stranger.call('accounts.askPassword', { siteId, identifier: identifier ?? '', email: 'claire.bernard@exemple.fr' });
    await w.mails();
    const id = (await requestsWaiting(w))[0]?.id ?? '';
    const { mailTo } = await w.staff.call('changeRequests.decide', decided(id, [accept('email')]));
    expect(mailTo).toEqual(['claire.mercier@exemple.fr']);
    const last = (await w.mails()).slice(-2);
    expect(last.map((m) => [recipient(m), m.subject]).sort()).toEqual([
      ['claire.bernard@exemple.fr', 'L’adresse e-mail de votre dossier a changé'],
      ['claire.mercier@exemple.fr', 'Réponse à votre demande n°\u00a02026-0001'],
    ]);
    const states = await w.service.store.read
      .selectFrom('temporary_password')
      .select('state')
      .where('account_id', '=', accountId)
      .execute();
    expect(states).toEqual([{ state: 'void' }]);
  });

  test('need not be confirmed again when the waiting sheet is only sent once more', async () => {
    const w = await aWorld();
    const { guardianId } = w.cast.claire;
    const values = { email: 'claire.mercier@exemple.fr' };
    await w.family.call('changeRequests.request', { guardianId, values, password: 'harpe-lueur-sentier-27' });
    expect(await w.family.call('changeRequests.request', { guardianId, values: { ...values, city: 'Meylan' } })).toMatchObject({
      changed: true,
    });
    expect(await w.mails()).toHaveLength(3);
  });
});

describe('nobody', () => {
  test('asks for another person: a sheet that is not one’s own is not found', async () => {
    const w = await aWorld();
    const yann = await w.signInFamily(w.cast.yann);
    for (const person of [w.cast.claire, w.cast.soizic])
      expect(await yann.refused('changeRequests.request', { guardianId: person.guardianId, values: { city: 'Meylan' } })).toMatchObject({
        code: 'not-found',
      });
    const id = await aRequest(w, { city: 'Meylan' });
    expect(await yann.refused('changeRequests.withdraw', { id })).toMatchObject({ code: 'not-found' });
  });

  test('decides without the desk’s role, and a family decides nothing', async () => {
    const w = await aWorld();
    const id = await aRequest(w, { city: 'Meylan' });
    const input = decided(id, [accept('city')]);
    for (const { login } of [w.cast.staff.nadia, w.cast.staff.hugo])
      expect(await (await w.signInStaff(login)).refused('changeRequests.decide', input)).toMatchObject({ code: 'not-allowed' });
    expect(await w.family.refused('changeRequests.decide', input)).toMatchObject({ code: 'expired' });
    expect(await w.stranger.refused('validations.list', {})).toMatchObject({ code: 'expired' });
  });

  test('sends what cannot be taken: each sentence stands beside its field, and nothing is asked', async () => {
    const w = await aWorld();
    const refusal = await w.family.refused('changeRequests.request', {
      guardianId: w.cast.claire.guardianId,
      values: { lastName: ' ', phoneMobile: '06', city: 'Meylan' },
    });
    expect(Object.keys(refusal.fields ?? {}).sort()).toEqual(['lastName', 'phoneMobile']);
    expect((await own(w)).pending).toBeNull();
    expect(await w.mails()).toHaveLength(0);
  });

  test('reads the address that the other parent keeps confidential', async () => {
    const w = await aWorld();
    await w.service.store.write((db) =>
      db.updateTable('guardian').set({ address_confidential: 1 }).where('id', '=', w.cast.soizic.guardianId).execute(),
    );
    const { guardians } = await (await w.signInFamily(w.cast.yann)).call('changeRequests.sheet', {});
    expect(guardians[1]).toMatchObject({
      name: 'Soizic Le Goff',
      own: false,
      values: { addressLine: null, city: null, phoneMobile: null, email: null },
    });
  });
});

test('a public body’s acknowledgement says all that the law asks for; an association’s is shorter', async () => {
  const w = await aWorld();
  await ask(w, { city: 'Meylan' });
  await w.service.store.write((db) => db.updateTable('site').set({ public_body: 0 }).execute());
  await ask(w, { city: 'Seyssinet' });
  const [official, short] = await w.mails();
  const law = [
    '20 novembre 2026',
    'Service de la scolarité',
    '1 place Hector-Berlioz',
    '04 65 71 01 00',
    '20 janvier 2027',
    'réputée refusée',
    'recours gracieux',
    'tribunal administratif',
  ];
  for (const part of law) expect(official?.text).toContain(part);
  expect(short?.text).not.toContain('tribunal');
});

const accept = (field: string) => ({ field, decision: 'accepted' as const });
const decided = (id: string, decisions: { field: string; decision: 'accepted' | 'refused'; reason?: string }[]) => ({
  id,
  version: 1,
  decisions,
});

const ask = (w: World, values: Record<string, string>) =>
  w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values });

/** Claire asks; gives the id of her request. */
async function aRequest(w: World, values: Record<string, string>): Promise<string> {
  await ask(w, values);
  return (await own(w)).pending?.id ?? '';
}

async function own(w: World) {
  const sheet = (await w.family.call('changeRequests.sheet', {})).guardians.find((guardian) => guardian.own);
  if (!sheet) throw new Error('Claire has no sheet');
  return sheet;
}

const recipient = (mail: { to?: unknown }): string => String(JSON.stringify(mail.to)).match(/"address":"([^"]+)"/)?.[1] ?? '';
