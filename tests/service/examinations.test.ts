import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { seedCast } from '../../db/demo/cast.ts';
import { insertFile } from '../../db/document-files.ts';
import { insertDocument } from '../../db/documents.ts';
import type { Store } from '../../db/open.ts';
import { createExaminations } from '../../main/service/documents/examinations.ts';
import type { Verdict } from '../../main/service/documents/examiner.ts';
import { secretsFrom } from '../../main/service/secrets.ts';
import { newStoreFile, openOffice } from '../helpers/office-folder.ts';

const NOW = new Date('2026-11-20T08:00:00.000Z');
const secrets = secretsFrom(Buffer.alloc(32, 7), true);

/** An office in which a file of Claire's waits for its examination, and an examiner that says what the test lets it say. */
async function anOffice(examine: (bytes: Uint8Array) => Promise<Verdict>) {
  const store = await openOffice(newStoreFile());
  const { claire } = await store.write((db) => seedCast(db, { now: NOW }));
  const { id: requiredDocumentId } = await store.read
    .selectFrom('required_document')
    .select('id')
    .where('name', '=', 'Justificatif de domicile')
    .executeTakeFirstOrThrow();
  const owner = { familyId: claire.familyId, siteId: claire.siteId, accountId: claire.accountId ?? '' };
  const nothing = { alternativeId: null, studentId: null, reEnrolmentId: null, schoolYearId: null, issuedOn: null };
  const documentId = await store.write(async (db) => {
    const id = await insertDocument(db, { ...owner, ...nothing, requiredDocumentId }, NOW.toISOString());
    const bytes = Buffer.from('as it came');
    const blobId = crypto.randomUUID();
    const facts = { mediaType: 'application/octet-stream', sizeBytes: bytes.length, sha256: sha256(bytes), pages: null };
    await insertFile(
      db,
      id,
      { ...facts, blobId, position: 0, name: 'f.pdf', sealed: secrets.sealDocument(bytes, blobId) },
      { accountId: claire.accountId ?? '', at: NOW.toISOString() },
    );
    return id;
  });
  const examinations = createExaminations({
    store,
    secrets,
    examiner: { examine: (_, bytes) => examine(bytes), stop: async () => {} },
    clock: { now: () => NOW },
    log: pino({ level: 'silent' }),
    announce: () => {},
    extranet: () => ({ address: null }),
  });
  return { store, examinations, documentId, familyId: claire.familyId };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const goodVerdict = async (): Promise<Verdict> => ({
  ok: true,
  mediaType: 'application/pdf',
  bytes: Buffer.from('made anew'),
  pages: 3,
});
const NOT_TAKEN: Verdict = { ok: false, sentence: 'Imprimez le document en PDF, puis importez-le.' };

const fileIn = (store: Store, documentId: string) =>
  store.read
    .selectFrom('document_file as file')
    .innerJoin('document', 'document.id', 'file.document_id')
    .selectAll('file')
    .select(['document.state', 'document.reason'])
    .where('document.id', '=', documentId)
    .executeTakeFirst();

describe('UPL-3.9 the examination of what was given', () => {
  it('takes up at the start what a crash has left waiting, and keeps what it made of it', async () => {
    const { store, examinations, documentId } = await anOffice(goodVerdict);
    await examinations.poke();
    const file = await fileIn(store, documentId);
    const made = Buffer.from('made anew');
    expect(file).toMatchObject({
      examined_at: NOW.toISOString(),
      media_type: 'application/pdf',
      pages: 3,
      size_bytes: 9,
      sha256: sha256(made),
    });
    const blob = await store.read.selectFrom('blob').selectAll().executeTakeFirstOrThrow();
    expect(secrets.unsealDocument(blob, blob.id).equals(made)).toBe(true);
    await store.close();
  });

  it('refuses what it does not take with the reason, by letter, when nobody waits on the page any more', async () => {
    const { store, examinations, documentId } = await anOffice(async () => NOT_TAKEN);
    await examinations.poke();
    expect(await fileIn(store, documentId)).toMatchObject({ state: 'refused', reason: NOT_TAKEN.sentence, blob_id: null });
    expect(await store.read.selectFrom('blob').select('id').execute()).toEqual([]);
    const [letter] = await store.read.selectFrom('outbox').select(['recipient', 'text']).execute();
    expect(letter?.recipient).toBe('claire.bernard@exemple.fr');
    expect(letter?.text).toContain('Imprimez le document en PDF');
    await store.close();
  });

  it('leaves nothing of it, and writes no letter, when somebody waits to be told', async () => {
    const { store, examinations, documentId, familyId } = await anOffice(async () => NOT_TAKEN);
    examinations.expect(documentId, familyId);
    const told = examinations.outcome(documentId, familyId);
    await examinations.poke();
    expect(await told).toEqual({ outcome: 'not-taken', sentence: NOT_TAKEN.sentence });
    expect(await fileIn(store, documentId)).toBeUndefined();
    expect(await store.read.selectFrom('outbox').select('id').execute()).toEqual([]);
    expect(await store.read.selectFrom('history').select('verb').execute()).toEqual([{ verb: 'documents.notTaken' }]);
    await store.close();
  });

  it('that cannot take place is put off: the file waits, and is looked at the next time', async () => {
    let isAway = true;
    const { store, examinations, documentId } = await anOffice(async () => {
      if (isAway) throw new Error('the examiner has died');
      return goodVerdict();
    });
    await examinations.poke();
    expect((await fileIn(store, documentId))?.examined_at).toBeNull();
    isAway = false;
    await examinations.poke();
    expect((await fileIn(store, documentId))?.examined_at).toBe(NOW.toISOString());
    await examinations.stop();
    await store.close();
  });

  it('under way when the service stops is finished, and told', async () => {
    let begin: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let end: (verdict: Verdict) => void = () => {};
    const { store, examinations, documentId, familyId } = await anOffice(() => {
      begin();
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    examinations.expect(documentId, familyId);
    void examinations.poke();
    await begun;
    const stopped = examinations.stop();
    end(await goodVerdict());
    await stopped;
    expect(await examinations.outcome(documentId, familyId)).toEqual({ outcome: 'taken', sentence: null });
    await store.close();
  });
});
