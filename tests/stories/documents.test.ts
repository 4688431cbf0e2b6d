import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { describe, expect, test } from 'vitest';
import { documentsAsked, toProvideOf } from '../../db/asked-documents.ts';
import { backup } from '../../db/backup.ts';
import type { DocumentLine } from '../../shared/contract/documents.ts';
import { EICAR } from '../helpers/eicar.ts';
import { documentsWaiting } from '../helpers/queue.ts';
import { aPdf, aPicture } from '../helpers/some-files.ts';
import { tick } from '../helpers/tick.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

test('a family gives a photo for its re-enrolment, the office refuses it with a reason, takes the next one, and the family is told each time', async () => {
  const w = await aWorld();
  const leo = w.cast.claire.students.Léo ?? '';
  await tick(w.family, leo);
  expect((await photo(w.family, leo)).state).toBe('missing');

  // the family imports, and reads that it is there
  await give(w.family, leo, 'Photo d’identité', [{ name: 'léo.jpg', bytes: await aPicture() }]);
  const given = await photo(w.family, leo);
  expect(given).toMatchObject({ state: 'given', files: [{ name: 'léo.jpg', givenAt: w.clock.now().toISOString(), opens: true }] });

  // the office sees it in its queue, and refuses
  w.clock.pass(5);
  const rows = await documentsWaiting(w);
  expect(rows).toMatchObject([{ name: 'Photo d’identité', studentName: 'Léo Bernard', files: [{ mediaType: 'image/jpeg' }] }]);
  const [{ id, version } = { id: '', version: 0 }] = rows;
  const reason = 'Le visage est coupé.';
  expect(await w.staff.call('documents.decide', { id, version, decision: { decision: 'refused', reason } })).toEqual({
    mailTo: 'claire.bernard@exemple.fr',
  });
  const [told] = await w.mails();
  expect(told?.subject).toBe('Pièce à déposer de nouveau\u00a0: Photo d’identité (Léo)');
  expect(told?.text).toContain(reason);
  expect(await photo(w.family, leo)).toMatchObject({ state: 'refused', reason, importRefusal: null });

  // another one takes its place; the bytes of the first are gone
  await give(w.family, leo, 'Photo d’identité', [{ name: 'léo 2.png', bytes: await aPicture('png') }]);
  expect(await photo(w.family, leo)).toMatchObject({ state: 'given', reason: null, files: [{ name: 'léo 2.png' }] });
  await expect(w.family.call('documents.open', { fileId: given.files[0]?.id ?? '' })).rejects.toMatchObject({ code: 'not-found' });
  expect(await w.service.store.read.selectFrom('blob').select('id').execute()).toHaveLength(1);

  // and is accepted, until the end of the year it is for
  const [next] = await documentsWaiting(w);
  await w.staff.call('documents.decide', { id: next?.id ?? '', version: next?.version ?? 0, decision: { decision: 'accepted' } });
  expect(await photo(w.family, leo)).toMatchObject({ state: 'accepted', validUntil: '2028-08-31' });
  expect((await w.mails())[1]?.text).toContain('31/08/2028');
  const history = await w.staff.call('history.list', { familyId: w.cast.claire.familyId, search: 'pièce' });
  expect(history.rows.map((line) => `${line.actorName} ${line.sentence}`)).toEqual([
    'Sonia Marchand a validé une pièce : Photo d’identité (Léo)',
    'Claire Bernard a déposé une pièce : Photo d’identité (Léo)',
    'Sonia Marchand a refusé une pièce : Photo d’identité (Léo)',
    'Claire Bernard a déposé une pièce : Photo d’identité (Léo)',
  ]);
});

test('a family of two gives its proof of address once: it stands on the page of each', async () => {
  const w = await aWorld();
  const { Léo = '', Jeanne = '' } = w.cast.claire.students;
  await tick(w.family, Léo, 'course');
  await give(w.family, Léo, 'Justificatif de domicile', [{ name: 'facture.pdf', bytes: await aPdf() }]);
  for (const studentId of [Léo, Jeanne]) {
    const { family } = await w.family.call('documents.ofStudent', { studentId });
    expect(named(family, 'Justificatif de domicile')).toMatchObject({ state: 'given', files: [{ name: 'facture.pdf' }] });
  }
  expect(named((await w.family.call('documents.ofFamily', {})).family, 'Justificatif de domicile').state).toBe('given');
});

test('what is asked depends on whom it concerns: the insurance is for violinists, and nobody without a course is asked for anything', async () => {
  const w = await aWorld();
  const { Léo = '', Jeanne = '' } = w.cast.claire.students;
  const asked = async (studentId: string) => (await w.family.call('documents.ofStudent', { studentId })).student.map(({ name }) => name);
  expect(await asked(Léo)).toEqual(['Photo d’identité']);
  expect(await asked(Jeanne)).toEqual(['Photo d’identité', 'Assurance de l’instrument']);
  await w.service.store.write(async (db) => {
    const situation_id = crypto.randomUUID();
    await db.insertInto('enrolment_situation').values({ id: situation_id, name: 'Démission', active: 0 }).execute();
    await db.updateTable('enrolment').set({ situation_id }).where('student_id', '=', Jeanne).execute();
  });
  expect(await asked(Jeanne)).toEqual([]);
});

describe('several files', () => {
  test('make one document where the setting allows it: those of a second import join the first until staff decide', async () => {
    const w = await aWorld();
    await tick(w.family, w.cast.claire.students.Léo ?? '');
    const page = async (name: string) => ({ name, bytes: await aPdf() });
    await give(w.family, null, 'Justificatif de quotient familial', [await page('page 1.pdf'), await page('page 2.pdf')]);
    await give(w.family, null, 'Justificatif de quotient familial', [await page('page 3.pdf')]);
    const { files, state } = named((await w.family.call('documents.ofFamily', {})).family, 'Justificatif de quotient familial');
    expect([state, files.map(({ name }) => name)]).toEqual(['given', ['page 1.pdf', 'page 2.pdf', 'page 3.pdf']]);
    const rows = await documentsWaiting(w);
    expect(rows.map((row) => row.files.length)).toEqual([3]);
  });

  test('are refused where one is expected, and so is a paper that is not in the list', async () => {
    const w = await aWorld();
    await tick(w.family, w.cast.claire.students.Léo ?? '');
    const lines = (await w.family.call('documents.ofFamily', {})).family;
    const file = { name: 'a.pdf', bytes: await aPdf() };
    const two = { studentId: null, requirementId: named(lines, 'Justificatif de domicile').requirementId, files: [file, file] };
    expect((await w.family.refused('documents.give', two)).fields).toEqual({ files: expect.stringContaining('Un seul fichier') });
    const wrong = named(lines, 'Justificatif de quotient familial');
    const other = { studentId: null, requirementId: wrong.requirementId, alternativeId: crypto.randomUUID(), files: [file] };
    expect((await w.family.refused('documents.give', other)).fields).toEqual({ alternativeId: expect.stringContaining('liste') });
    expect((await kept(w))[1]).toBe(0);
  });

  test('one that is not what it says takes the whole import with it: nothing is kept, and the sentence says what to do', async () => {
    const w = await aWorld();
    await tick(w.family, w.cast.claire.students.Léo ?? '');
    const before = await kept(w);
    const outcome = await give(w.family, null, 'Justificatif de quotient familial', [
      { name: 'page 1.pdf', bytes: await aPdf() },
      { name: 'page 2.pdf', bytes: await aPicture() },
    ]);
    expect(outcome).toEqual({ outcome: 'not-taken', sentence: expect.stringContaining('.jpg') });
    expect(await kept(w)).toEqual(before);
    expect(named((await w.family.call('documents.ofFamily', {})).family, 'Justificatif de quotient familial').state).toBe('missing');
  });
});

describe('UPL-3.5 a document is taken only at the right moment, for the right student, of the right family', () => {
  test('each condition that fails refuses it (403, 409, or not found), and nothing is stored', async () => {
    const w = await aWorld();
    const { Léo = '', Jeanne = '' } = w.cast.claire.students;
    const files = [{ name: 'photo.jpg', bytes: await aPicture() }];
    const { requirementId } = await photo(w.family, Léo);
    const insurance = named((await w.family.call('documents.ofStudent', { studentId: Jeanne })).student, 'Assurance de l’instrument');
    const before = await kept(w);
    const refused = async (what: Partial<{ studentId: string | null; requirementId: string }>, person = w.family) =>
      (await person.refused('documents.give', { studentId: Léo, requirementId, files, ...what })).code;

    // no box ticked, then the box « ne se réinscrit pas »
    expect(await refused({})).toBe('conflict');
    await tick(w.family, Léo, 'does-not-re-enrol');
    expect(await refused({})).toBe('conflict');
    await tick(w.family, Léo);

    // not asked of this student; a student's document on the family's own page; nothing that there is
    expect(await refused({ requirementId: insurance.requirementId })).toBe('not-allowed');
    expect(await refused({ studentId: null })).toBe('not-allowed');
    expect(await refused({ requirementId: crypto.randomUUID() })).toBe('not-allowed');
    // ticked for the brother, not for the sister
    expect(await refused({ studentId: Jeanne })).toBe('conflict');
    // another family's student is as unknown as no student at all
    expect(await refused({ studentId: w.cast.ines.students.Nour ?? '' })).toBe('not-found');
    expect(await refused({ studentId: crypto.randomUUID() })).toBe('not-found');
    const ines = await w.signInFamily(w.cast.ines);
    expect(await refused({}, ines)).toBe('not-found');

    // the campaign closes at 15:00
    w.clock.set(new Date('2027-01-31T14:00:00.000Z'));
    const late = await w.signInFamily(w.cast.claire);
    expect(await refused({}, late)).toBe('not-allowed');
    expect(await kept(w)).toEqual(before);

    w.clock.set(new Date('2027-01-31T13:59:00.000Z'));
    const inTime = await w.signInFamily(w.cast.claire);
    expect(await give(inTime, Léo, 'Photo d’identité', files)).toMatchObject({ outcome: 'taken' });
  });

  test('what was refused or has run out is given anew in any season, and the proof must be recent', async () => {
    const w = await aWorld();
    w.clock.set(new Date('2027-03-01T09:00:00.000Z'));
    const yann = await w.signInFamily(w.cast.yann);
    const Maëlle = w.cast.yann.students.Maëlle ?? '';
    expect((await photo(yann, Maëlle)).state).toBe('refused');
    expect(await give(yann, Maëlle, 'Photo d’identité', [{ name: 'p.png', bytes: await aPicture('png') }])).toMatchObject({
      outcome: 'taken',
    });
    const { requirementId, state } = named((await yann.call('documents.ofFamily', {})).family, 'Justificatif de domicile');
    expect(state).toBe('expired');
    const proof = { studentId: null, requirementId, files: [{ name: 'eau.pdf', bytes: await aPdf() }] };
    for (const [issuedOn, sentence] of [
      ['2026-11-30', 'plus de 90 jours'],
      ['2027-03-02', 'à venir'],
    ] as const)
      expect((await yann.refused('documents.give', { ...proof, issuedOn })).fields?.issuedOn).toContain(sentence);
    const { id } = await yann.call('documents.give', { ...proof, issuedOn: '2027-02-01' });
    await yann.call('documents.examined', { id });
    const marc = await w.signInStaff('marc');
    const version = (await documentsWaiting({ staff: marc })).find((row) => row.id === id)?.version ?? 0;
    await marc.call('documents.decide', { id, version, decision: { decision: 'accepted' } });
    const accepted = named((await yann.call('documents.ofFamily', {})).family, 'Justificatif de domicile');
    expect(accepted).toMatchObject({ state: 'accepted', validUntil: '2027-05-02', importRefusal: expect.stringContaining('déjà validée') });
  });
});

describe('UPL-3.7 bytes and row stand together or not at all', () => {
  test('what fails after the bytes leaves nothing of them', async () => {
    const w = await aWorld();
    const leo = w.cast.claire.students.Léo ?? '';
    await tick(w.family, leo);
    const { requirementId } = await photo(w.family, leo);
    const before = await kept(w);
    const files = [{ name: 'léo.jpg', bytes: await aPicture() }];
    // the line of the history comes after the bytes, in the same transaction
    const broken = "CREATE TRIGGER no BEFORE INSERT ON history WHEN new.verb = 'documents.give' BEGIN SELECT RAISE(ABORT, 'broken'); END";
    await w.service.store.write((db) => db.executeQuery(CompiledQuery.raw(broken)));
    expect((await w.family.refused('documents.give', { studentId: leo, requirementId, files })).code).toBe('unavailable');
    expect(await kept(w)).toEqual(before);
    await w.service.store.write((db) => db.executeQuery(CompiledQuery.raw('DROP TRIGGER no')));
    expect(await give(w.family, leo, 'Photo d’identité', files)).toMatchObject({ outcome: 'taken' });
  });

  test('every file that is there opens with the very bytes whose fingerprint stands beside it', async () => {
    const w = await aWorld();
    await tick(w.family, w.cast.claire.students.Léo ?? '');
    const bytes = await aPdf(2 * 1024 * 1024);
    await give(w.family, null, 'Justificatif de domicile', [{ name: 'plein.pdf', bytes }]);
    const [file] = named((await w.family.call('documents.ofFamily', {})).family, 'Justificatif de domicile').files;
    const opened = await w.family.call('documents.open', { fileId: file?.id ?? '' });
    expect(opened).toMatchObject({ name: 'plein.pdf', mediaType: 'application/pdf' });
    expect(Buffer.from(opened.bytes).equals(bytes)).toBe(true);
  });
});

test('UPL-3.8 a file that every antivirus takes for a virus is found nowhere in the store, its log or a backup', async () => {
  const w = await aWorld();
  await tick(w.family, w.cast.claire.students.Léo ?? '');
  const pdf = await aPdf();
  const withEicar = Buffer.concat([pdf.subarray(0, 9), Buffer.from(`% ${EICAR}\n`), pdf.subarray(9)]);
  const { id } = await w.family.call('documents.give', {
    studentId: null,
    requirementId: named((await w.family.call('documents.ofFamily', {})).family, 'Justificatif de domicile').requirementId,
    files: [{ name: 'virus.pdf', bytes: withEicar }],
  });
  const everywhere = () => {
    const folder = dirname(w.service.store.file);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toContain('portee.db');
    return files.map((entry) => join(entry.parentPath, entry.name)).filter((name) => readFileSync(name).includes('EICAR-STANDARD'));
  };
  // while it waits, and whatever the examination makes of it
  expect(everywhere()).toEqual([]);
  await backup(w.service.store.file, dirname(w.service.store.file), 'test', w.clock.now());
  expect(everywhere()).toEqual([]);
  await w.family.call('documents.examined', { id });
  w.service.store.checkpoint();
  expect(everywhere()).toEqual([]);
});

describe('UPL-3.9 from received to accepted', () => {
  test('until it has been examined nobody opens it, staff do not see it, and the table says « en cours de contrôle »', async () => {
    const w = await aWorld();
    const leo = w.cast.claire.students.Léo ?? '';
    await tick(w.family, leo);
    const { requirementId } = await photo(w.family, leo);
    const { id } = await w.family.call('documents.give', {
      studentId: leo,
      requirementId,
      files: [{ name: 'léo.jpg', bytes: await aPicture() }],
    });
    const waiting = await photo(w.family, leo);
    expect(waiting).toMatchObject({
      state: 'received',
      files: [{ waiting: true, opens: false }],
      importRefusal: expect.stringContaining('contrôle'),
    });
    await expect(w.family.call('documents.open', { fileId: waiting.files[0]?.id ?? '' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await documentsWaiting(w)).toEqual([]);
    const early = await w.staff.refused('documents.decide', { id, version: 1, decision: { decision: 'accepted' } });
    expect(early).toMatchObject({ code: 'conflict', message: expect.stringContaining('contrôle') });
    expect(await w.family.call('documents.examined', { id })).toEqual({ outcome: 'taken', sentence: null });
    expect((await photo(w.family, leo)).state).toBe('given');
  });

  test('another family is not told how the examination went', async () => {
    const w = await aWorld();
    const leo = w.cast.claire.students.Léo ?? '';
    await tick(w.family, leo);
    const { requirementId } = await photo(w.family, leo);
    const files = [{ name: 'léo.jpg', bytes: await aPicture() }];
    const { id } = await w.family.call('documents.give', { studentId: leo, requirementId, files });
    const ines = await w.signInFamily(w.cast.ines);
    expect((await ines.refused('documents.examined', { id })).code).toBe('not-found');
    await w.family.call('documents.examined', { id });
  });

  test('two at once: one decides, the other is told who did', async () => {
    const w = await aWorld();
    const leo = w.cast.claire.students.Léo ?? '';
    const marc = await w.signInStaff('marc');
    await tick(w.family, leo);
    await give(w.family, leo, 'Photo d’identité', [{ name: 'léo.jpg', bytes: await aPicture() }]);
    const [row] = await documentsWaiting(w);
    const { id, version } = row ?? { id: '', version: 0 };
    const outcomes = await Promise.allSettled([
      w.staff.call('documents.decide', { id, version, decision: { decision: 'accepted' } }),
      marc.call('documents.decide', { id, version, decision: { decision: 'refused', reason: 'Floue.' } }),
    ]);
    // whichever comes first
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const first = outcomes[0]?.status === 'fulfilled' ? 'Sonia Marchand' : 'Marc Delorme';
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', message: expect.stringContaining(`${first} a déjà décidé`) },
    });
    expect(await w.mails()).toHaveLength(1);
  });

  test('nobody decides without the desk’s role, nor refuses without a reason', async () => {
    const w = await aWorld();
    const decision = { decision: 'accepted' } as const;
    for (const login of ['nadia', 'hugo']) {
      const colleague = await w.signInStaff(login);
      expect((await colleague.refused('documents.decide', { id: crypto.randomUUID(), version: 1, decision })).code).toBe('not-allowed');
      expect((await colleague.refused('documents.get', { id: crypto.randomUUID() })).code).toBe('not-allowed');
    }
    expect((await w.staff.refused('documents.decide', { id: crypto.randomUUID(), version: 1, decision })).code).toBe('not-found');
    const silent = { id: crypto.randomUUID(), version: 1, decision: { decision: 'refused', reason: ' ' } } as const;
    expect((await w.staff.refused('documents.decide', silent)).fields?.['decision.reason']).toContain('Donnez un motif');
  });
});

describe('UPL-3.12 quotas', () => {
  test('a student’s campaign holds twenty files, and a full disk none', async () => {
    const w = await aWorld();
    await tick(w.family, w.cast.claire.students.Léo ?? '');
    const bytes = await aPdf();
    const four = Array.from({ length: 4 }, (_, i) => ({ name: `page ${i}.pdf`, bytes }));
    for (let i = 0; i < 5; i++) await give(w.family, null, 'Justificatif de quotient familial', four);
    const { requirementId } = named((await w.family.call('documents.ofFamily', {})).family, 'Justificatif de quotient familial');
    const more = { studentId: null, requirementId, files: [{ name: 'encore.pdf', bytes }] };
    expect(await w.family.refused('documents.give', more)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('20 fichiers'),
    });
    expect((await kept(w))[1]).toBe(20);
    w.disk.free = 1.9e9;
    expect(await w.family.refused('documents.give', more)).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('secrétariat'),
    });
  });
});

test('RGPD-7.9 what a parent gave who keeps the address confidential is neither named nor opened to the other', async () => {
  const w = await aWorld();
  await w.service.store.write((db) =>
    db.updateTable('guardian').set({ address_confidential: 1 }).where('id', '=', w.cast.soizic.guardianId).execute(),
  );
  const [soizic, yann] = [await w.signInFamily(w.cast.soizic), await w.signInFamily(w.cast.yann)];
  await give(soizic, null, 'Justificatif de domicile', [{ name: '22 chemin des Vergers.pdf', bytes: await aPdf() }]);
  const line = async (person: Person) => named((await person.call('documents.ofFamily', {})).family, 'Justificatif de domicile');
  const [own] = (await line(soizic)).files;
  expect(own).toMatchObject({ name: '22 chemin des Vergers.pdf', opens: true });
  expect((await line(yann)).files).toMatchObject([{ name: 'Fichier de l’autre responsable', opens: false }]);
  expect((await yann.refused('documents.open', { fileId: own?.id ?? '' })).code).toBe('not-found');
});

test('RGPD-7.9 it stays so when the other adds a file to the same document, and each goes on reading the own one', async () => {
  const w = await aWorld();
  await w.service.store.write((db) =>
    db.updateTable('guardian').set({ address_confidential: 1 }).where('id', '=', w.cast.soizic.guardianId).execute(),
  );
  const [soizic, yann] = [await w.signInFamily(w.cast.soizic), await w.signInFamily(w.cast.yann)];
  const income = 'Justificatif de quotient familial';
  for (const student of Object.values(w.cast.yann.students)) await tick(yann, student);
  for (const student of Object.values(w.cast.soizic.students)) await tick(soizic, student).catch(() => {});
  await give(soizic, null, income, [{ name: '22 chemin des Vergers.pdf', bytes: await aPdf() }]);
  await give(yann, null, income, [{ name: 'avis de Yann.pdf', bytes: await aPdf() }]);
  const files = async (person: Person) => named((await person.call('documents.ofFamily', {})).family, income).files;
  expect((await files(yann)).map(({ name, opens }) => [name, opens])).toEqual([
    ['Fichier de l’autre responsable', false],
    ['avis de Yann.pdf', true],
  ]);
  expect((await files(soizic)).map(({ name, opens }) => [name, opens])).toEqual([
    ['22 chemin des Vergers.pdf', true],
    ['avis de Yann.pdf', true],
  ]);
  const [hers] = await files(soizic);
  expect((await yann.refused('documents.open', { fileId: hers?.id ?? '' })).code).toBe('not-found');
  expect(await soizic.call('documents.open', { fileId: hers?.id ?? '' })).toMatchObject({ name: '22 chemin des Vergers.pdf' });
});

test('the home page can tell what is still to be given, and why', async () => {
  const w = await aWorld();
  const { familyId, siteId } = w.cast.yann;
  const toProvide = toProvideOf(await documentsAsked(w.service.store.read, { familyId, siteId }, w.clock.now()));
  expect(toProvide.map(({ name, studentName, state, reason, mandatory }) => [name, studentName, state, reason, mandatory])).toEqual([
    ['Justificatif de domicile', null, 'expired', null, true],
    ['Justificatif de quotient familial', null, 'missing', null, false],
    ['Règlement intérieur signé', null, 'missing', null, true],
    ['Photo d’identité', 'Maëlle Le Goff', 'refused', 'La photo est trop sombre.', true],
  ]);
});

const named = (lines: readonly DocumentLine[], name: string): DocumentLine => {
  const line = lines.find((one) => one.name === name);
  if (!line) throw new Error(`nobody asks for « ${name} »`);
  return line;
};

const photo = async (person: Person, studentId: string): Promise<DocumentLine> =>
  named((await person.call('documents.ofStudent', { studentId })).student, 'Photo d’identité');

interface Sent {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Gives a document from a student's page, or from the family's own, and waits for word of its examination. */
async function give(person: Person, studentId: string | null, name: string, files: Sent[]) {
  const lines =
    studentId === null
      ? (await person.call('documents.ofFamily', {})).family
      : Object.values(await person.call('documents.ofStudent', { studentId })).flat();
  const { id } = await person.call('documents.give', { studentId, requirementId: named(lines, name).requirementId, files });
  return person.call('documents.examined', { id });
}

/** How many documents and blobs there are. */
async function kept({ service }: World): Promise<[documents: number, blobs: number]> {
  const { read } = service.store;
  const [documents, blobs] = await Promise.all([
    read.selectFrom('document').select('id').execute(),
    read.selectFrom('blob').select('id').execute(),
  ]);
  return [documents.length, blobs.length];
}
