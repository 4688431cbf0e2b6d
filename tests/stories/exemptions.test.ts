import { expect, test } from 'vitest';
import { newId } from '../../shared/ids.ts';
import { reEnrolmentsWaiting } from '../helpers/queue.ts';
import { aPicture } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';

// « Non concerné »: a document that is asked of a family or student, and that need not be given.

test('the office notes that Léo’s photo is not needed: nobody asks for it any more, until it is asked for again', async () => {
  const w = await aWorld();
  const demand = await photoOf(w);
  expect(await w.staff.call('documents.exempt', { ...demand, reason: 'Photo prise au secrétariat.' })).toEqual({ mailTo: null });

  // in the family's file, with who said it and why
  expect(await inFile(w)).toMatchObject({
    state: 'exempt',
    exemption: { byFamily: false, explanation: 'Photo prise au secrétariat.', decider: 'Sonia Marchand', lasting: false },
  });
  // on the extranet, where there is nothing to give
  expect(await line(w)).toMatchObject({ state: 'exempt', reason: 'Photo prise au secrétariat.' });
  await tick(w.family, demand.studentId);
  const files = [{ name: 'léo.jpg', bytes: await aPicture() }];
  expect(
    await w.family.refused('documents.give', { studentId: demand.studentId, requirementId: demand.requirementId, files }),
  ).toMatchObject({ code: 'conflict', message: expect.stringContaining('ne vous concerne pas') });
  expect(await onHome(w)).toEqual(['Jeanne']);
  // in the list of who has given what, among those it does not concern
  expect(await listed(w, 'to-provide')).toEqual([]);
  expect(await listed(w, 'exempt')).toEqual(['exempt: Photo prise au secrétariat.']);
  // in the history, without the reason: it may tell something of the person
  expect(await history(w)).toContain('Sonia Marchand a noté une pièce comme non concernée : Photo d’identité (Léo)');
  expect(JSON.stringify(await w.service.store.read.selectFrom('history').select('details').execute())).not.toContain('secrétariat');

  expect(await w.staff.call('documents.askAgain', demand)).toEqual({ mailTo: null });
  // nor to whom it is not to know which papers are asked of somebody (RGPD-7.11)
  const nadia = await w.signInStaff(w.cast.staff.nadia.login);
  const seen = await nadia.call('history.list', { familyId: w.cast.claire.familyId });
  expect(seen.rows.filter(({ verb }) => verb.startsWith('documents.'))).toEqual([]);
  expect(await inFile(w)).toMatchObject({ state: 'missing', exemption: null });
  expect(await line(w)).toMatchObject({ state: 'missing', reason: null });
  expect(await listed(w, 'to-provide')).toEqual(['missing: ']);
  expect(await history(w)).toContain('Sonia Marchand a demandé de nouveau une pièce dite non concernée : Photo d’identité (Léo)');
  expect(await w.mails()).toEqual([]);
});

test('it holds for the year that is prepared and no longer, unless it is said to last', async () => {
  const w = await aWorld();
  const demand = await photoOf(w);
  const years = await w.service.store.read.selectFrom('school_year').select(['id', 'label']).orderBy('starts_on').execute();
  await w.staff.call('documents.exempt', { ...demand, reason: 'Rien à ajouter.' });
  const [noted] = await exemptions(w);
  expect(years.find(({ id }) => id === noted?.school_year_id)?.label).toBe('2027-2028');
  await w.service.store.write((db) =>
    db
      .updateTable('document_exemption')
      .set({ school_year_id: years[0]?.id ?? '' })
      .execute(),
  );
  expect(await inFile(w)).toMatchObject({ state: 'missing', exemption: null });

  await w.staff.call('documents.exempt', { ...demand, reason: 'Classe à horaires aménagés.', lasting: true });
  expect(await inFile(w)).toMatchObject({ state: 'exempt', exemption: { lasting: true } });
  expect(await history(w)).toContain('Sonia Marchand a noté une pièce comme non concernée : Photo d’identité (Léo) (pour toujours)');
});

test('what does not concern the student no longer weighs on the re-enrolment, nor is it asked for by a reminder', async () => {
  const w = await aWorld();
  const demand = await photoOf(w);
  await tick(w.family, demand.studentId);
  const { campaign, version } = await w.family.call('reEnrolments.form', { studentId: demand.studentId });
  await w.family.call('reEnrolments.send', { studentId: demand.studentId, campaignId: campaign.id, version });
  const papers = async () => (await reEnrolmentsWaiting(w))[0]?.facts.find(({ kind }) => kind === 'documents')?.detail;
  expect(await papers()).toContain('Photo d’identité');
  const reminded = async () =>
    (await w.staff.call('documents.missing', { requirementId: demand.requirementId, withFamilies: true, search: 'léo bernard' })).rows
      .filter(({ studentId }) => studentId === demand.studentId)
      .map(({ state }) => state);
  expect(await reminded()).toEqual(['missing']);
  await w.staff.call('documents.exempt', { ...demand, reason: 'Photo prise au secrétariat.' });
  expect(await papers()).not.toContain('Photo d’identité');
  expect(await reminded()).toEqual([]);
});

test('two windows: the second is told that it is noted already, or asked for again already', async () => {
  const w = await aWorld();
  const marc = await w.signInStaff('marc');
  const demand = await photoOf(w);
  await w.staff.call('documents.exempt', { ...demand, reason: 'Déjà vue.' });
  expect(await marc.refused('documents.exempt', { ...demand, reason: 'Déjà vue.' })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('déjà notée'),
  });
  expect(await exemptions(w)).toHaveLength(1);
  await marc.call('documents.askAgain', demand);
  expect(await w.staff.refused('documents.askAgain', demand)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('déjà demandée'),
  });
});

test('what the family has given is decided first; refused, it can still be said not to concern the family', async () => {
  const w = await aWorld();
  const demand = await photoOf(w);
  await tick(w.family, demand.studentId);
  const { id } = await w.family.call('documents.give', {
    studentId: demand.studentId,
    requirementId: demand.requirementId,
    files: [{ name: 'léo.jpg', bytes: await aPicture() }],
  });
  await w.family.call('documents.examined', { id });
  const exempt = { ...demand, reason: 'Inutile.' };
  expect(await w.staff.refused('documents.exempt', exempt)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('validez-la ou refusez-la'),
  });
  const { version } = await w.staff.call('documents.get', { id });
  await w.staff.call('documents.decide', { id, version, decision: { decision: 'refused', reason: 'Floue.' } });
  await w.staff.call('documents.exempt', exempt);
  expect(await inFile(w)).toMatchObject({ state: 'exempt' });
  await w.staff.call('documents.askAgain', demand);
  expect(await inFile(w)).toMatchObject({ state: 'refused', reason: 'Floue.' });

  // accepted, there is nothing left to be excused from
  const again = await w.staff.call('documents.get', { id });
  await w.staff.call('documents.undo', { id, version: again.version });
  await w.staff.call('documents.decide', { id, version: again.version + 1, decision: { decision: 'accepted' } });
  expect((await w.staff.refused('documents.exempt', exempt)).message).toContain('déjà validée');
});

test('what the family itself says is agreed to or not, and whoever said it is told; the other parent does not read the words', async () => {
  const w = await aWorld();
  const demand = await photoOf(w);
  await familySays(w, demand);
  expect(await listed(w, 'exemption-asked')).toEqual(['exemption-asked: Elle est au dossier.']);
  expect(await w.staff.refused('documents.askAgain', demand)).toMatchObject({ fields: { reason: expect.stringContaining('motif') } });
  expect(await w.staff.call('documents.askAgain', { ...demand, reason: 'Celle du dossier a quatre ans.' })).toEqual({
    mailTo: 'claire.bernard@exemple.fr',
  });
  expect(await line(w)).toMatchObject({ state: 'missing', reason: 'Celle du dossier a quatre ans.' });

  await familySays(w, demand);
  expect(await w.staff.call('documents.exempt', { ...demand, reason: 'Vue au secrétariat.' })).toEqual({
    mailTo: 'claire.bernard@exemple.fr',
  });
  expect(await line(w)).toMatchObject({ state: 'exempt', reason: null });
  expect((await w.mails()).map(({ subject }) => subject)).toEqual([
    'Pièce à fournir\u00a0: Photo d’identité (Léo)',
    'Pièce non concernée\u00a0: Photo d’identité (Léo)',
  ]);
});

test('it is refused for what is not asked, for a student of another family, without a reason, in an archived file, and to whom decides nothing', async () => {
  const w = await aWorld();
  const demand = await photoOf(w);
  const exempt = { ...demand, reason: 'Inutile.' };
  expect((await w.staff.refused('documents.exempt', { ...exempt, studentId: newId() })).code).toBe('not-found');
  expect((await w.staff.refused('documents.exempt', { ...exempt, requirementId: newId() })).code).toBe('not-found');
  expect((await w.staff.refused('documents.exempt', { ...exempt, familyId: newId() })).code).toBe('not-found');
  expect((await w.staff.refused('documents.exempt', { ...exempt, reason: ' ' })).fields).toHaveProperty('reason');
  for (const login of ['nadia', 'hugo']) {
    const colleague = await w.signInStaff(login);
    expect((await colleague.refused('documents.exempt', exempt)).code).toBe('not-allowed');
    expect((await colleague.refused('documents.askAgain', demand)).code).toBe('not-allowed');
  }
  await w.service.store.write((db) =>
    db.updateTable('family').set({ archived_at: w.clock.now().toISOString() }).where('id', '=', demand.familyId).execute(),
  );
  expect((await w.staff.refused('documents.exempt', exempt)).message).toContain('archivé');
});

const photo = 'Photo d’identité';

/** Léo's photo, as it is asked of him. */
async function photoOf(w: World) {
  const studentId = w.cast.claire.students.Léo ?? '';
  return { familyId: w.cast.claire.familyId, requirementId: (await line(w)).requirementId, studentId };
}

async function line(w: World) {
  const { student } = await w.family.call('documents.ofStudent', { studentId: w.cast.claire.students.Léo ?? '' });
  const found = student.find(({ name }) => name === photo);
  if (!found) throw new Error('no photo is asked for');
  return found;
}

/** Whose photo the family reads that it still has to give. */
const onHome = async (w: World) =>
  (await w.family.call('home.show', {})).documents.flatMap(({ name, student: whose }) =>
    name === photo && whose ? [whose.name.split(' ')[0]] : [],
  );

const inFile = async (w: World) =>
  (await w.staff.call('families.documents', { id: w.cast.claire.familyId })).rows.find(
    ({ name, studentId }) => name === photo && studentId === w.cast.claire.students.Léo,
  );

const listed = async (w: World, state: 'to-provide' | 'exempt' | 'exemption-asked') =>
  (await w.staff.call('documents.missing', { state, search: 'léo bernard' })).rows
    .filter(({ name, studentId }) => name === photo && studentId === w.cast.claire.students.Léo)
    .map((row) => `${row.state}: ${row.reason ?? ''}`);

const history = async (w: World) =>
  (await w.staff.call('history.list', { familyId: w.cast.claire.familyId })).rows.map((one) => `${one.actorName} ${one.sentence}`);

const exemptions = (w: World) => w.service.store.read.selectFrom('document_exemption').selectAll().execute();

/** As a family that has said so is kept; the extranet has no form for it. */
async function familySays(w: World, { familyId, requirementId, studentId }: Awaited<ReturnType<typeof photoOf>>) {
  const account = await w.service.store.read
    .selectFrom('account')
    .select('id')
    .where('guardian_id', '=', w.cast.claire.guardianId)
    .executeTakeFirstOrThrow();
  w.clock.pass(1);
  await w.service.store.write((db) =>
    db
      .insertInto('document_exemption')
      .values({
        id: newId(),
        required_document_id: requirementId,
        family_id: familyId,
        student_id: studentId,
        school_year_id: null,
        account_id: account.id,
        explanation: 'Elle est au dossier.',
        reason: null,
        created_at: w.clock.now().toISOString(),
        decided_at: null,
        decided_by: null,
      })
      .execute(),
  );
}
