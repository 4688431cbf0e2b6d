import { describe, expect, test } from 'vitest';
import { recordHistory } from '../../db/history.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

const fileOf = (w: World, id: string) => w.staff.call('families.get', { id });
const namesFound = async (w: World, input: Parameters<World['staff']['call']>[1]) =>
  (await w.staff.call('families.list', input as { search?: string })).rows.map((row) => row.name);

/** Yann Le Goff is the responsable, Soizic the second one. */
async function theLeGoffs() {
  const w = await aWorld();
  const { familyId } = w.cast.yann;
  const file = await fileOf(w, familyId);
  const [yann, soizic] = file.guardians;
  if (!yann || !soizic) throw new Error('the Le Goffs are two');
  return { w, familyId, file, yann, soizic };
}

const factsOf = (guardian: Awaited<ReturnType<typeof theLeGoffs>>['yann']) => ({
  guardianId: guardian.id,
  version: guardian.version,
  maySee: guardian.maySee,
  receivesLetters: guardian.receivesLetters,
  pays: guardian.pays,
  preferredChannel: guardian.preferredChannel,
  addressConfidential: guardian.addressConfidential,
});

describe('the list', () => {
  test('is narrowed to those without e-mail, never connected, with something due, waiting or in disagreement', async () => {
    const w = await aWorld();
    await w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values: { city: 'Meylan' } });
    expect(await namesFound(w, { filters: ['no-email'] })).toEqual(['Nguyen']);
    expect(await namesFound(w, { filters: ['never-connected'] })).toEqual(['Nguyen', 'Perrin', 'Roussel']);
    expect(await namesFound(w, { filters: ['waiting'] })).toEqual(['Bernard']);
    expect(await namesFound(w, { filters: ['no-email', 'waiting'] })).toEqual([]);
    expect(await namesFound(w, { filters: ['disagreement'] })).toEqual([]);
    expect(await namesFound(w, { filters: ['archived'] })).toEqual([]);
  });

  test('what is due is the same sum as in the file, and orders the list', async () => {
    const w = await aWorld();
    const { rows } = await w.staff.call('families.list', { filters: ['balance-due'], order: 'balanceCents', descending: true });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const { ledgers } = await w.staff.call('families.balance', { id: row.id });
      expect(row.balanceCents).toBe(ledgers.reduce((total, { balanceCents }) => total + balanceCents, 0));
    }
    const cents = rows.map(({ balanceCents }) => balanceCents ?? 0);
    expect(cents).toEqual([...cents].sort((a, b) => b - a));
    expect(Math.min(...cents)).toBeGreaterThan(0);
  });

  test('is ordered by each of its columns, both ways', async () => {
    const w = await aWorld();
    expect((await namesFound(w, { order: 'name', descending: true }))[0]).toBe('Schmitt');
    const cities = (await w.staff.call('families.list', { order: 'city' })).rows.map(({ city }) => city);
    expect([cities[0], cities.at(-1)]).toEqual(['Échirolles', 'Villard-de-Lans']);
    const numbers = (await w.staff.call('families.list', { order: 'number', siteId: w.cast.sites.centre })).rows.map((row) => row.number);
    expect(numbers).toEqual([...numbers].sort());
    expect((await namesFound(w, { order: 'siteName', descending: true })).slice(0, 2)).toEqual(['Perrin', 'Schmitt']);
  });
});

describe('the parts of a file', () => {
  test('documents, re-enrolments and both ledgers are told with their states', async () => {
    const w = await aWorld();
    const id = w.cast.claire.familyId;
    const { rows } = await w.staff.call('families.documents', { id });
    expect(rows.map(({ state }) => state)).toContain('missing');
    expect((await w.staff.call('families.reEnrolments', { id })).rows).toBeInstanceOf(Array);
    const { ledgers, detailed } = await w.staff.call('families.balance', { id });
    expect(detailed).toBe(true);
    expect(ledgers.map(({ ledger }) => ledger)).toEqual(['cotisation', 'location']);
    expect(ledgers.flatMap(({ lines }) => lines).length).toBeGreaterThan(0);
  });

  test('whoever does not keep the accounts sees where they stand, not their lines', async () => {
    const w = await aWorld();
    const marc = await w.signInStaff(w.cast.staff.marc.login);
    const { ledgers, detailed } = await marc.call('families.balance', { id: w.cast.claire.familyId });
    expect(detailed).toBe(false);
    expect(ledgers.every(({ lines }) => lines.length === 0)).toBe(true);
    const nadia = await w.signInStaff(w.cast.staff.nadia.login);
    expect((await nadia.call('families.balance', { id: w.cast.claire.familyId })).detailed).toBe(true);
  });

  test('accounting sees what is owed, and neither which papers nor what the school says of a student (RGPD-7.11)', async () => {
    const w = await aWorld();
    const id = w.cast.claire.familyId;
    const nadia = await w.signInStaff(w.cast.staff.nadia.login);
    expect((await nadia.refused('families.documents', { id })).code).toBe('not-allowed');
    await w.service.store.write((db) =>
      recordHistory(db, {
        at: w.clock.now(),
        actor: { kind: 'system' },
        verb: 'documents.decide',
        subjectKind: 'document',
        subjectId: id,
        familyId: id,
        details: { document: 'Certificat médical (Léo)', decision: 'accepted' },
      }),
    );
    const said = async (person: Person) =>
      (await person.call('history.list', { familyId: id, search: 'certificat' })).rows.map(({ sentence }) => sentence);
    expect(await said(w.staff)).toEqual(['a validé une pièce : Certificat médical (Léo)']);
    expect(await said(nadia)).toEqual([]);
  });

  test('a family that is not there has none', async () => {
    const w = await aWorld();
    const id = crypto.randomUUID();
    for (const name of ['families.get', 'families.documents', 'families.balance', 'families.reEnrolments'] as const)
      expect((await w.staff.refused(name, { id })).code).toBe('not-found');
  });
});

describe('the household', () => {
  test('staff change the residence; who saw an older file is told', async () => {
    const w = await aWorld();
    const id = w.cast.claire.familyId;
    const { version } = await fileOf(w, id);
    const changed = await w.staff.call('families.edit', { id, version, residence: ' hors commune ' });
    expect(await fileOf(w, id)).toMatchObject({ residence: 'hors commune', version: changed.version });
    const refusal = await w.staff.refused('families.edit', { id, version, residence: 'commune' });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('Sonia Marchand a modifié') });
    expect(await w.staff.call('families.edit', { id, version: changed.version, residence: 'hors commune' })).toEqual(changed);
  });

  test('a file is archived once what stands against it was read, its people are out, and it comes back', async () => {
    const w = await aWorld();
    const id = w.cast.claire.familyId;
    const { version } = await fileOf(w, id);
    const waits = await w.staff.refused('families.archive', { id, version });
    // the cast waits for a decision of Claire's documents
    if (!waits.fields) await decideAll(w, id);
    const warned = await w.staff.refused('families.archive', { id, version: (await fileOf(w, id)).version });
    expect(warned).toMatchObject({ code: 'conflict', fields: { despite: expect.stringMatching(/Léo\s:\sPiano.*396,00/) } });
    await w.staff.call('families.archive', { id, version: (await fileOf(w, id)).version, despite: true });
    expect((await w.family.refused('home.show', {})).code).toBe('expired');
    expect(await namesFound(w, { search: 'bernard' })).toEqual([]);
    expect(await namesFound(w, { search: 'bernard', filters: ['archived'] })).toEqual(['Bernard']);
    const archived = await fileOf(w, id);
    expect((await w.staff.refused('families.edit', { id, version: archived.version, residence: 'x' })).message).toContain('archivé');
    await w.staff.call('families.restore', { id, version: archived.version });
    expect((await fileOf(w, id)).archivedAt).toBeNull();
    await w.signInFamily(w.cast.claire);
  });

  test('what waits for staff is decided first, whatever is said', async () => {
    const w = await aWorld();
    await w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values: { city: 'Meylan' } });
    const id = w.cast.claire.familyId;
    const { version } = await fileOf(w, id);
    const refusal = await w.staff.refused('families.archive', { id, version, despite: true });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('décid') });
  });
});

async function decideAll(w: World, familyId: string): Promise<void> {
  await w.service.store.write(async (db) => {
    await db.updateTable('document').set({ state: 'accepted' }).where('family_id', '=', familyId).where('state', '=', 'given').execute();
    await db
      .updateTable('re_enrolment')
      .set({ state: 'validated' })
      .where('family_id', '=', familyId)
      .where('state', '=', 'submitted')
      .execute();
  });
}

describe('the second responsable', () => {
  test('is added with a sheet of their own, found in the list, and the family is named after both', async () => {
    const w = await aWorld();
    const familyId = w.cast.claire.familyId;
    const { id } = await w.staff.call('families.addGuardian', {
      familyId,
      values: { lastName: 'Moreau', firstName: 'Hugues', email: 'hugues@exemple.fr' },
    });
    const file = await fileOf(w, familyId);
    expect(file).toMatchObject({ name: 'Bernard – Moreau', guardians: [{}, { id, position: 2, values: { email: 'hugues@exemple.fr' } }] });
    expect(await namesFound(w, { search: 'hugues moreau' })).toEqual(['Bernard – Moreau']);
    const { identifier } = await w.staff.call('accounts.makeIdentifier', { guardianId: id });
    expect(identifier).toMatch(/^MOREAU-/);
    const third = await w.staff.refused('families.addGuardian', { familyId, values: { lastName: 'X', firstName: 'Y' } });
    expect(third).toMatchObject({ code: 'conflict', message: expect.stringContaining('deux responsables') });
  });

  test('a sheet that cannot be taken is refused beside its fields', async () => {
    const w = await aWorld();
    const refusal = await w.staff.refused('families.addGuardian', {
      familyId: w.cast.claire.familyId,
      values: { firstName: 'Hugues', email: 'hugues' },
    });
    expect(Object.keys(refusal.fields ?? {}).sort()).toEqual(['values.email', 'values.lastName']);
  });

  test('leaves: keeps a file of their own, is out at once, and can come back', async () => {
    const { w, familyId, soizic } = await theLeGoffs();
    const hers = await w.signInFamily(w.cast.soizic);
    const left = await w.staff.call('families.removeGuardian', { guardianId: soizic.id, version: soizic.version });
    expect((await hers.refused('home.show', {})).code).toBe('expired');
    const after = await fileOf(w, familyId);
    expect(after.guardians).toHaveLength(1);
    expect(after.formerGuardians).toMatchObject([{ familyId: left.familyId }]);
    const own = await fileOf(w, left.familyId);
    expect(own).toMatchObject({ left: { id: familyId }, guardians: [{ id: soizic.id, values: { firstName: 'Soizic' } }] });
    expect(own.number).toBe(`${after.number}-1`);
    expect((await w.staff.refused('families.restore', { id: own.id, version: own.version })).message).toContain('rendez-lui sa place');
    await w.staff.call('families.returnGuardian', { familyId: left.familyId });
    const back = await fileOf(w, familyId);
    expect(back.guardians).toMatchObject([{}, { id: soizic.id, position: 2, maySee: false }]);
    expect(back.formerGuardians).toEqual([]);
    // without being asked again, nobody sees anew
    await w.staff.call('families.setFacts', { ...factsOf(back.guardians[1] as typeof soizic), maySee: true });
    await w.signInFamily(w.cast.soizic);
    expect((await w.staff.refused('families.returnGuardian', { familyId: left.familyId })).code).toBe('not-found');
  });

  test('the first does not leave, nor does who has signalled a disagreement or is waited for', async () => {
    const { w, yann, soizic } = await theLeGoffs();
    const leave = async (guardian: typeof yann) => {
      const now = (await fileOf(w, w.cast.yann.familyId)).guardians.find(({ id }) => id === guardian.id);
      return (await w.staff.refused('families.removeGuardian', { guardianId: guardian.id, version: now?.version ?? 0 })).message;
    };
    expect(await leave(yann)).toContain('donnez d’abord sa place');
    const hers = await w.signInFamily(w.cast.soizic);
    await hers.call('changeRequests.request', { guardianId: soizic.id, values: { city: 'Voiron' } });
    expect(await leave(soizic)).toContain('attend une décision');
    await w.staff.call('families.signalDisagreement', { guardianId: soizic.id, version: soizic.version });
    expect(await leave(soizic)).toContain('levez-le');
  });

  test('takes the first place, and the other the second', async () => {
    const { w, familyId, soizic, yann } = await theLeGoffs();
    await w.staff.call('families.makeFirst', { guardianId: soizic.id, version: soizic.version });
    const { guardians } = await fileOf(w, familyId);
    expect(guardians.map(({ id, position }) => [id, position])).toEqual([
      [soizic.id, 1],
      [yann.id, 2],
    ]);
    expect((await w.staff.refused('families.makeFirst', { guardianId: yann.id, version: yann.version })).code).toBe('conflict');
  });
});

describe('what a responsable may', () => {
  test('who may no longer see is logged out, and a password on its way opens nothing', async () => {
    const { w, yann } = await theLeGoffs();
    const his = await w.signInFamily(w.cast.yann);
    const done = await w.staff.call('families.setFacts', { ...factsOf(yann), maySee: false });
    expect(done.ended).toBe(1);
    expect((await his.refused('home.show', {})).code).toBe('expired');
    await expect(w.signInFamily(w.cast.yann)).rejects.toThrow();
    const { rows } = await w.staff.call('history.list', { familyId: w.cast.yann.familyId });
    expect(rows[1]?.sentence ?? rows[0]?.sentence).toContain('ne voit plus le dossier ; 1 session fermée');
  });

  test('somebody always pays, somebody receives the letters, and e-mail needs an address', async () => {
    const { w, yann, soizic } = await theLeGoffs();
    await w.staff.call('families.setFacts', { ...factsOf(soizic), pays: false, receivesLetters: false });
    const refusal = await w.staff.refused('families.setFacts', { ...factsOf(yann), pays: false, receivesLetters: false });
    expect(Object.keys(refusal.fields ?? {}).sort()).toEqual(['pays', 'receivesLetters']);
    const mai = (await fileOf(w, w.cast.mai.familyId)).guardians[0] as typeof yann;
    const letter = await w.staff.call('families.setFacts', { ...factsOf(mai), preferredChannel: 'letter' });
    const email = await w.staff.refused('families.setFacts', { ...factsOf(mai), version: letter.version, preferredChannel: 'email' });
    expect(email.fields).toMatchObject({ preferredChannel: expect.stringContaining('adresse') });
  });

  test('a confidential address is kept from the other parent (RGPD-7.9)', async () => {
    const { w, soizic } = await theLeGoffs();
    await w.staff.call('families.setFacts', { ...factsOf(soizic), addressConfidential: true });
    const his = await w.signInFamily(w.cast.yann);
    const { guardians } = await his.call('changeRequests.sheet', {});
    expect(guardians.find(({ id }) => id === soizic.id)?.values.city).toBeNull();
  });

  test('and stays so once that person has left the family: the address of the student, who may live there, is not shown again', async () => {
    const { w, soizic } = await theLeGoffs();
    const { version } = await w.staff.call('families.setFacts', { ...factsOf(soizic), addressConfidential: true });
    const maëlle = w.cast.yann.students.Maëlle ?? '';
    await w.service.store.write((db) => db.updateTable('student').set({ city: 'Meylan' }).where('id', '=', maëlle).execute());
    const his = await w.signInFamily(w.cast.yann);
    const city = async () => (await his.call('changeRequests.studentSheet', { id: maëlle })).values.city;
    expect(await city()).toBeNull();
    const { familyId } = await w.staff.call('families.removeGuardian', { guardianId: soizic.id, version });
    expect(await city()).toBeNull();
    // given her place back, she shows it herself
    await w.staff.call('families.returnGuardian', { familyId });
    const back = (await fileOf(w, w.cast.yann.familyId)).guardians.find(({ id }) => id === soizic.id) as typeof soizic;
    await w.staff.call('families.setFacts', { ...factsOf(back), addressConfidential: false });
    expect(await city()).toBe('Meylan');
  });

  test('a disagreement stops validations until it is lifted, and the history has both', async () => {
    const { w, familyId, soizic } = await theLeGoffs();
    const his = await w.signInFamily(w.cast.yann);
    await his.call('changeRequests.request', { guardianId: w.cast.yann.guardianId, values: { city: 'Voiron' } });
    const signalled = await w.staff.call('families.signalDisagreement', { guardianId: soizic.id, version: soizic.version });
    expect((await fileOf(w, familyId)).guardians[1]?.disagreementAt).toBe('2026-11-20T08:00:00.000Z');
    const [request] = (await fileOf(w, familyId)).requests;
    const decide = { id: request?.id ?? '', version: 1, decisions: [{ field: 'city', decision: 'accepted' as const }] };
    expect((await w.staff.refused('changeRequests.decide', decide)).message).toContain('désaccord');
    await w.staff.call('families.liftDisagreement', { guardianId: soizic.id, version: signalled.version });
    await w.staff.call('changeRequests.decide', decide);
    const { rows } = await w.staff.call('history.list', { familyId });
    expect(rows.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining(['a signalé un désaccord entre les responsables', 'a levé le désaccord entre les responsables']),
    );
  });
});

test('an archived file is read, not written: neither its people nor its students', async () => {
  const { w, familyId, yann } = await theLeGoffs();
  const { version, students } = await fileOf(w, familyId);
  await w.staff.call('families.archive', { id: familyId, version, despite: true });
  const [student] = students;
  const seen = { studentId: student?.id ?? '', version: student?.version ?? 0 };
  const refusals = [
    await w.staff.refused('families.editGuardian', { guardianId: yann.id, version: yann.version, values: { city: 'Voiron' } }),
    await w.staff.refused('students.edit', { ...seen, values: { birthPlace: 'Lyon' } }),
    await w.staff.refused('students.archive', { ...seen, despite: true }),
    await w.staff.refused('students.move', { ...seen, familyId: w.cast.claire.familyId }),
  ];
  for (const { code, message } of refusals) expect([code, message]).toEqual(['conflict', expect.stringContaining('archivé')]);
});

test('two windows on one person: the second is told who was first, and nothing is lost', async () => {
  const { w, soizic } = await theLeGoffs();
  await w.staff.call('families.setFacts', { ...factsOf(soizic), pays: false });
  const again = { ...factsOf(soizic), maySee: false };
  expect(await w.staff.refused('families.setFacts', again)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Sonia Marchand'),
  });
});

test('accounting and read-only staff look, and change nothing of a family', async () => {
  const { w, familyId, file, soizic } = await theLeGoffs();
  const seen = { guardianId: soizic.id, version: soizic.version };
  for (const login of [w.cast.staff.nadia.login, w.cast.staff.hugo.login]) {
    const person = await w.signInStaff(login);
    await person.call('families.get', { id: familyId });
    const refusals = [
      await person.refused('families.edit', { id: familyId, version: file.version, residence: null }),
      await person.refused('families.archive', { id: familyId, version: file.version }),
      await person.refused('families.restore', { id: familyId, version: file.version }),
      await person.refused('families.addGuardian', { familyId, values: {} }),
      await person.refused('families.removeGuardian', seen),
      await person.refused('families.returnGuardian', { familyId }),
      await person.refused('families.makeFirst', seen),
      await person.refused('families.setFacts', factsOf(soizic)),
      await person.refused('families.signalDisagreement', seen),
      await person.refused('families.liftDisagreement', seen),
    ];
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['not-allowed']));
  }
});
