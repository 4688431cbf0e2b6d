import { describe, expect, test } from 'vitest';
import { aPdf, aPicture } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type World } from '../helpers/world.ts';

test('the office looks at a document: whose it is, what was asked, its file; it refuses it, thinks better of it, and accepts', async () => {
  const w = await aWorld();
  const { id, version, fileId } = await givenPhoto(w);
  const seen = await w.staff.call('documents.get', { id });
  expect(seen).toMatchObject({
    state: 'given',
    waiting: false,
    name: 'Photo d’identité',
    explanation: 'Récente, sur fond clair.',
    scope: 'student',
    studentName: 'Léo Bernard',
    familyName: 'Bernard',
    schoolYear: '2027-2028',
    yearEndsOn: '2028-08-31',
    givenBy: 'Claire Bernard',
    files: [{ mediaType: 'image/jpeg', opens: true }],
    refusals: [],
    reEnrolment: { state: 'draft' },
    recipient: 'claire.bernard@exemple.fr',
    undoRefusal: expect.stringContaining('attend déjà'),
  });

  // the picture is the one that the examination made, and looking at it twice is written down once
  for (let look = 0; look < 2; look++) {
    const file = await w.staff.call('documents.file', { fileId });
    expect([file.name, file.mediaType, [...file.bytes.subarray(0, 2)]]).toEqual(['léo.jpg', 'image/jpeg', [0xff, 0xd8]]);
  }
  const history = async () =>
    (await w.staff.call('history.list', { familyId: w.cast.claire.familyId })).rows.map((line) => `${line.actorName} ${line.sentence}`);
  expect((await history()).filter((line) => line.includes('consulté'))).toEqual([
    'Sonia Marchand a consulté un fichier : Photo d’identité (Léo)',
  ]);

  await w.staff.call('documents.decide', { id, version, decision: { decision: 'refused', reason: 'Trop sombre.' } });
  expect(await w.mails()).toHaveLength(1);
  const refused = await w.staff.call('documents.get', { id });
  expect(refused).toMatchObject({ state: 'refused', reason: 'Trop sombre.', decidedBy: 'Sonia Marchand', undoRefusal: null });

  // the e-mail has left: the family is told that it no longer counts
  expect(await w.staff.call('documents.undo', { id, version: refused.version })).toEqual({ mailTo: ['claire.bernard@exemple.fr'] });
  expect((await w.mails()).at(-1)?.subject).toMatch(/^Réponse annulée.*Photo d’identité \(Léo\)/);
  const again = await w.staff.call('documents.get', { id });
  expect(again).toMatchObject({ state: 'given', reason: null, decidedBy: null, version: refused.version + 1 });
  await w.staff.call('documents.decide', { id, version: again.version, decision: { decision: 'accepted' } });
  expect(await w.staff.call('documents.get', { id })).toMatchObject({ state: 'accepted', validUntil: '2028-08-31' });
  expect((await history())[1]).toBe('Sonia Marchand a annulé le refus d’une pièce : Photo d’identité (Léo)');
});

test('what was refused before for the same demand stands beside what is given next', async () => {
  const w = await aWorld();
  const first = await givenPhoto(w);
  await w.staff.call('documents.decide', { ...at(first), decision: { decision: 'refused', reason: 'Visage coupé.' } });
  const second = await givenPhoto(w, 'léo 2.jpg');
  expect((await w.staff.call('documents.get', { id: second.id })).refusals).toEqual([
    { at: w.clock.now().toISOString(), by: 'Sonia Marchand', reason: 'Visage coupé.' },
  ]);
  // and the first can no longer be taken back
  const version = (await w.staff.call('documents.get', { id: first.id })).version;
  expect(await w.staff.refused('documents.undo', { id: first.id, version })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('autre chose'),
  });
});

describe('UPL-3.11 the bytes', () => {
  test('are not shown before the examination, nor to whom decides nothing', async () => {
    const w = await aWorld();
    const leo = w.cast.claire.students.Léo ?? '';
    await tick(w.family, leo);
    const { requirementId } = await photoLine(w);
    const { id } = await w.family.call('documents.give', {
      studentId: leo,
      requirementId,
      files: [{ name: 'léo.jpg', bytes: await aPicture() }],
    });
    const waiting = await w.staff.call('documents.get', { id });
    expect(waiting).toMatchObject({ waiting: true, files: [{ opens: false }] });
    const fileId = waiting.files[0]?.id ?? '';
    expect((await w.staff.refused('documents.file', { fileId })).code).toBe('not-found');
    await w.family.call('documents.examined', { id });
    expect((await w.staff.call('documents.file', { fileId })).mediaType).toBe('image/jpeg');
    expect((await w.staff.refused('documents.file', { fileId: crypto.randomUUID() })).code).toBe('not-found');
    for (const login of ['nadia', 'hugo']) {
      const colleague = await w.signInStaff(login);
      for (const refusal of [
        await colleague.refused('documents.get', { id }),
        await colleague.refused('documents.file', { fileId }),
        await colleague.refused('documents.undo', { id, version: 1 }),
      ])
        expect(refusal.code).toBe('not-allowed');
    }
  });

  test('damaged in the store are said to be so, and the document can still be refused', async () => {
    const w = await aWorld();
    const { id, version, fileId } = await givenPhoto(w);
    await w.service.store.write((db) =>
      db
        .updateTable('blob')
        .set({ bytes: Buffer.alloc(64, 1) })
        .execute(),
    );
    expect(await w.staff.refused('documents.file', { fileId })).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('abîmé dans la base'),
    });
    expect(w.log()).toContain('cannot be unsealed');
    await w.staff.call('documents.decide', { id, version, decision: { decision: 'refused', reason: 'Fichier illisible.' } });
  });

  test('of a PDF come as they were given', async () => {
    const w = await aWorld();
    await tick(w.family, w.cast.claire.students.Léo ?? '');
    const pdf = await aPdf();
    const line = (await w.family.call('documents.ofFamily', {})).family.find(({ name }) => name === 'Justificatif de domicile');
    const { id } = await w.family.call('documents.give', {
      studentId: null,
      requirementId: line?.requirementId ?? '',
      files: [{ name: 'edf.pdf', bytes: pdf }],
    });
    await w.family.call('documents.examined', { id });
    const [file] = (await w.staff.call('documents.get', { id })).files;
    const opened = await w.staff.call('documents.file', { fileId: file?.id ?? '' });
    expect(Buffer.from(opened.bytes).equals(pdf)).toBe(true);
  });
});

describe('a decision is undone', () => {
  test('without a word to the family while its e-mail has not left', async () => {
    const w = await aWorld();
    const given = await givenPhoto(w);
    await w.mailbox.close();
    await w.staff.call('documents.decide', { ...at(given), decision: { decision: 'accepted' } });
    // the e-mail is held back until its turn
    await w.service.store.write((db) => db.updateTable('outbox').set({ state: 'pending', attempts: 0 }).execute());
    const { version } = await w.staff.call('documents.get', { id: given.id });
    expect(await w.staff.call('documents.undo', { id: given.id, version })).toEqual({ mailTo: [] });
    const { rows } = await w.staff.call('messages.list', {});
    expect(rows.map(({ state }) => state)).toEqual(['cancelled']);
  });

  test('by one of two windows; the other is told, and so is whoever comes after the re-enrolment was decided', async () => {
    const w = await aWorld();
    const given = await givenPhoto(w);
    await w.staff.call('documents.decide', { ...at(given), decision: { decision: 'accepted' } });
    const { version } = await w.staff.call('documents.get', { id: given.id });
    expect((await w.staff.refused('documents.undo', { id: given.id, version: version - 1 })).code).toBe('conflict');
    w.clock.pass(5);
    await w.service.store.write((db) => db.updateTable('re_enrolment').set({ decided_at: w.clock.now().toISOString() }).execute());
    expect(await w.staff.refused('documents.undo', { id: given.id, version })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('réinscription a été décidée'),
    });
    expect((await w.staff.refused('documents.undo', { id: crypto.randomUUID(), version: 1 })).code).toBe('not-found');
  });
});

test('while the parents disagree nothing of it is decided, by hand or among many; what was given says so (Code civil 372-2)', async () => {
  const w = await aWorld();
  const given = await givenPhoto(w);
  const { guardianId, familyId } = w.cast.claire;
  const version = async () => (await w.staff.call('families.get', { id: familyId })).guardians[0]?.version ?? 0;
  await w.staff.call('families.signalDisagreement', { guardianId, version: await version() });
  expect((await w.staff.call('documents.get', { id: given.id })).stopped).toContain('levez-le avant de décider');
  const decide = { ...at(given), decision: { decision: 'accepted' as const } };
  expect(await w.staff.refused('documents.decide', decide)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('désaccord'),
  });
  const { id } = await w.staff.call('jobs.start', {
    name: 'documents.decide',
    label: 'Acceptation d’une pièce',
    items: [{ label: 'Photo d’identité (Léo)', input: decide }],
  });
  await w.service.jobs.poke();
  expect(await w.staff.call('jobs.get', { id })).toMatchObject({ refused: 1, report: [{ problem: expect.stringContaining('désaccord') }] });
  await w.staff.call('families.liftDisagreement', { guardianId, version: await version() });
  expect((await w.staff.call('documents.get', { id: given.id })).stopped).toBeNull();
  await w.staff.call('documents.decide', decide);
});

test('who may no longer see hears no more of what that person gave', async () => {
  const w = await aWorld();
  const given = await givenPhoto(w);
  const { guardianId, familyId } = w.cast.claire;
  const version = (await w.staff.call('families.get', { id: familyId })).guardians[0]?.version ?? 0;
  await w.staff.call('families.setFacts', { guardianId, version, maySee: false });
  expect(await w.staff.call('documents.decide', { ...at(given), decision: { decision: 'refused', reason: 'Floue.' } })).toEqual({
    mailTo: null,
  });
  expect(await w.mails()).toEqual([]);
});

const at = ({ id, version }: { id: string; version: number }) => ({ id, version });

const photoLine = async (w: World) => {
  const lines = (await w.family.call('documents.ofStudent', { studentId: w.cast.claire.students.Léo ?? '' })).student;
  const line = lines.find(({ name }) => name === 'Photo d’identité');
  if (!line) throw new Error('no photo is asked for');
  return line;
};

/** Léo's photo, given and examined. */
async function givenPhoto(w: World, name = 'léo.jpg') {
  const leo = w.cast.claire.students.Léo ?? '';
  const { requirementId, state } = await photoLine(w);
  if (state === 'missing') await tick(w.family, leo);
  const { id } = await w.family.call('documents.give', { studentId: leo, requirementId, files: [{ name, bytes: await aPicture() }] });
  await w.family.call('documents.examined', { id });
  const { version, files } = await w.staff.call('documents.get', { id });
  return { id, version, fileId: files[0]?.id ?? '' };
}
