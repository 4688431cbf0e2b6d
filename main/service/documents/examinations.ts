import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { findBytes, keepExamined, moveFiles, waitingDocuments, waitingFilesOf } from '../../../db/document-files.ts';
import {
  aboutDocument,
  type DocumentRecord,
  findDocument,
  predecessorsOf,
  refuseUnexamined,
  removeDocument,
  replaceDocument,
} from '../../../db/documents.ts';
import { recordHistory } from '../../../db/history.ts';
import type { Store, WriteDb } from '../../../db/open.ts';
import { queueMail } from '../../../db/outbox.ts';
import { findSite } from '../../../db/sites.ts';
import type { Topic } from '../../../shared/contract/index.ts';
import { notFound } from '../../../shared/refusal.ts';
import type { Clock } from '../context.ts';
import type { Secrets } from '../secrets.ts';
import type { Examiner, Verdict } from './examiner.ts';
import { letGo } from './let-go.ts';
import { refused } from './mails.ts';

/** What became of a document: every file was taken, or one was not and nothing of it is kept; `waiting`: not known yet. */
export type Outcome = { outcome: 'taken' | 'waiting'; sentence: null } | { outcome: 'not-taken'; sentence: string };

/** From « reçu » to « contrôlé » (UPL-3.9): files are kept sealed first, then looked at one document after the other, also after a crash. */
export interface Examinations {
  /** Somebody of this family will ask for the outcome: whoever is told on the page is not written to. */
  expect(documentId: string, familyId: string): void;
  /** Waits for it, half a minute at most. What nobody expects, or another family does, is not found. */
  outcome(documentId: string, familyId: string): Promise<Outcome>;
  /** Something may wait: look now. Kept once all that waited has been examined or put off. */
  poke(): Promise<void>;
  /** Starts nothing more and waits for what is under way; what has not been examined is at the next start. */
  stop(): Promise<void>;
}

interface Parts {
  store: Store;
  examiner: Examiner;
  secrets: Secrets;
  clock: Clock;
  log: Logger;
  announce(topics: Topic[]): void;
  /** Where the extranet is, for the letters. */
  extranet(): { address: string | null };
}

/** Documents looked at side by side: what their bytes take of the memory is bounded by it (UPL-3.1). */
const SIDE_BY_SIDE = 2;
/** How long the page that gave a document waits for word of it. */
const PATIENCE_MS = 30_000;
/** When to try again what could not be examined. */
const PUT_OFF_MS = 60_000;
const TAKEN: Outcome = { outcome: 'taken', sentence: null };
const WAITING: Outcome = { outcome: 'waiting', sentence: null };

export function createExaminations(parts: Parts): Examinations {
  const { store, examiner, secrets, clock, log, announce } = parts;
  const expected = new Map<string, Expected>();
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const poke = (): Promise<void> => {
    if (stopped) return running ?? Promise.resolve();
    again = true;
    running ??= run();
    return running;
  };

  async function run(): Promise<void> {
    clearTimeout(timer);
    let isAllDone = true;
    try {
      while (again && !stopped) {
        again = false;
        isAllDone = await examineAll(await waitingDocuments(store.read));
      }
    } catch (error) {
      isAllDone = false;
      log.error({ err: error }, 'the documents that wait could not be examined');
    }
    running = null;
    if (!isAllDone && !stopped) timer = setTimeout(() => void poke(), PUT_OFF_MS).unref();
  }

  /** False when something had to be put off. */
  async function examineAll(ids: string[]): Promise<boolean> {
    let isAllDone = true;
    const lane = async () => {
      for (let id = ids.shift(); id !== undefined && !stopped; id = ids.shift()) {
        try {
          await examine(id);
        } catch (error) {
          isAllDone = false;
          log.warn({ err: error, document: id }, 'a document could not be examined: put off');
        }
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
    return isAllDone;
  }

  async function examine(documentId: string): Promise<void> {
    const good: Good[] = [];
    for (const { id, file_name } of await waitingFilesOf(store.read, documentId)) {
      const kept = await findBytes(store.read, id);
      if (!kept) throw new Error(`the bytes of file ${id} are not there`);
      const clear = secrets.unsealDocument(kept, kept.blob_id);
      letGo(kept.bytes);
      const verdict = await examiner.examine(file_name, clear);
      if (!verdict.ok) return settle(documentId, (db) => notTaken(db, documentId, verdict.sentence));
      good.push(foundGood(id, kept.blob_id, clear, verdict));
      letGo(clear);
    }
    return settle(documentId, (db) => taken(db, documentId, good));
  }

  /** What is kept of a file from now on: sealed anew only where the examination has made it anew. */
  function foundGood(fileId: string, blobId: string, clear: Uint8Array, { mediaType, bytes, pages }: Taken): Good {
    const facts = { mediaType, pages, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    return { fileId, blobId, facts, sealed: bytes === clear ? null : secrets.sealDocument(bytes, blobId) };
  }

  async function settle(documentId: string, work: (db: WriteDb) => Promise<Outcome>): Promise<void> {
    const outcome = await store.write(work);
    expected.get(documentId)?.tell(outcome);
    announce(['documents', 'messages', 'history']);
  }

  async function taken(db: WriteDb, documentId: string, files: readonly Good[]): Promise<Outcome> {
    const document = await findDocument(db, documentId);
    if (!document) return TAKEN;
    const at = clock.now().toISOString();
    for (const file of files) await keepExamined(db, file, at);
    await takeThePlaceOfEarlierOnes(db, document, at);
    return TAKEN;
  }

  /** As if it had never been given where somebody waits to be told why; else the document says it, and a letter. */
  async function notTaken(db: WriteDb, documentId: string, sentence: string): Promise<Outcome> {
    const document = await findDocument(db, documentId);
    const now = clock.now();
    if (document) {
      await recordHistory(db, {
        at: now,
        actor: { kind: 'system' },
        verb: 'documents.notTaken',
        subjectKind: 'document',
        subjectId: documentId,
        familyId: document.family_id,
        siteId: document.site_id,
        details: { document: (await aboutDocument(db, document)).title },
      });
      if (expected.has(documentId)) await removeDocument(db, documentId);
      else {
        await refuseUnexamined(db, documentId, sentence, now.toISOString());
        await write(db, document, sentence, now);
      }
    }
    return { outcome: 'not-taken', sentence };
  }

  async function write(db: WriteDb, document: DocumentRecord, reason: string, now: Date): Promise<void> {
    const site = await findSite(db, document.site_id);
    const { title, person } = await aboutDocument(db, document);
    if (!site || !person?.email) return;
    const text = refused({ site, name: person.name, title, reason, extranet: parts.extranet().address });
    const about = { event: `document.not-taken:${document.id}`, kind: 'document.decided', siteId: site.id, familyId: document.family_id };
    await queueMail(db, { ...about, ...text, senderName: site.name, to: { address: person.email, name: person.name } }, now);
  }

  return {
    expect(documentId, familyId) {
      const one = expectation(familyId, () => expected.delete(documentId));
      expected.set(documentId, one);
    },
    async outcome(documentId, familyId) {
      const one = expected.get(documentId);
      if (!one || one.familyId !== familyId) throw notFound('Ce document');
      return one.told;
    },
    poke,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      for (const one of expected.values()) one.tell(WAITING);
    },
  };
}

type Taken = Extract<Verdict, { ok: true }>;
type Good = Parameters<typeof keepExamined>[1];

/** A page that waits; after half a minute it is told that nothing is known yet, and gone. */
interface Expected {
  familyId: string;
  told: Promise<Outcome>;
  tell(outcome: Outcome): void;
}

function expectation(familyId: string, forget: () => void): Expected {
  let resolve: (outcome: Outcome) => void = () => {};
  const told = new Promise<Outcome>((keep) => {
    resolve = keep;
  });
  const patience = setTimeout(() => {
    resolve(WAITING);
    forget();
  }, PATIENCE_MS).unref();
  return {
    familyId,
    told,
    tell(outcome) {
      clearTimeout(patience);
      resolve(outcome);
      // whoever asks a moment later is still told
      setTimeout(forget, PATIENCE_MS).unref();
    },
  };
}

/** Where several files make one document, those not decided yet go on in the new one; what else was given for it is replaced. */
async function takeThePlaceOfEarlierOnes(db: WriteDb, document: DocumentRecord, at: string): Promise<void> {
  const { severalFiles, validity } = await aboutDocument(db, document);
  for (const earlier of await predecessorsOf(db, document, validity.validity === 'school-year')) {
    if (severalFiles && earlier.state === 'given') await moveFiles(db, earlier.id, document.id);
    await replaceDocument(db, earlier.id, document.id, at);
  }
}
