import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { Row } from './tables.ts';

// Each line carries the hash of the one before it: a line altered, added in between or cut out is seen (RGPD-7.10). The name and the
// details enter the chain by a salted digest only, so that erasing a person does not break it.

/** Who acted, as dispatch knows them; « nobody » before a login, « system » for the nightly work. */
export type HistoryActor =
  | { kind: 'staff'; id: string; name: string }
  | { kind: 'family'; accountId: string; name: string }
  | { kind: 'system' }
  | { kind: 'nobody' };

export interface HistoryEntry {
  at: Date;
  actor: HistoryActor;
  /** The operation's name: `changeRequests.decide`. */
  verb: string;
  subjectKind: string;
  subjectId: string | null;
  familyId?: string | null;
  siteId?: string | null;
  /** Names and numbers, never personal content. */
  details?: Record<string, unknown>;
}

export interface ChainReport {
  intact: boolean;
  lines: number;
  /** `seq` of the first line that does not fit. */
  brokenAt: number | null;
}

/** Hash that the very first line follows. */
const BEGINNING = '0'.repeat(64);
const ERASED = '(effacé)';

/** Adds a line to the chain, in the transaction of what it tells. */
export async function recordHistory(db: WriteDb, entry: HistoryEntry): Promise<void> {
  const salt = randomBytes(16).toString('hex');
  const content = { actor_name: nameOf(entry.actor), details: canonical(entry.details ?? {}) };
  const fixed = {
    id: newId(),
    at: entry.at.toISOString(),
    actor_kind: entry.actor.kind,
    actor_id: idOf(entry.actor),
    verb: entry.verb,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    family_id: entry.familyId ?? null,
    site_id: entry.siteId ?? null,
    content_digest: digestOf(salt, content),
    previous_hash: await lastHash(db),
  };
  await db
    .insertInto('history')
    .values({ ...fixed, ...content, salt, hash: hashOf(fixed) })
    .execute();
}

/** How often somebody has done something since then. What a clock set back has put into the future counts too. */
export async function countActsSince(db: ReadDb, actorId: string, verb: string, since: Date): Promise<number> {
  const { acts } = await db
    .selectFrom('history')
    .select((eb) => eb.fn.countAll<number>().as('acts'))
    .where('actor_id', '=', actorId)
    .where('verb', '=', verb)
    .where('at', '>', since.toISOString())
    .executeTakeFirstOrThrow();
  return acts;
}

/** Whether somebody has done this to the same subject since an instant. */
export async function hasActedSince(
  db: ReadDb,
  { actorId, verb, subjectId }: { actorId: string; verb: string; subjectId: string },
  since: string,
): Promise<boolean> {
  const line = await db
    .selectFrom('history')
    .select('seq')
    .where('subject_id', '=', subjectId)
    .where('verb', '=', verb)
    .where('actor_id', '=', actorId)
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return line !== undefined;
}

/** Reads the whole chain and says whether it closes, from the last anchor to the last line that was ever written. */
export async function verifyChain(db: ReadDb): Promise<ChainReport> {
  let { seq, hash } = await anchorOf(db);
  let lines = 0;
  for (;;) {
    const rows = await db.selectFrom('history').selectAll().where('seq', '>', seq).orderBy('seq').limit(1000).execute();
    for (const row of rows) {
      if (row.previous_hash !== hash || !isWhole(row)) return { intact: false, lines, brokenAt: row.seq };
      ({ seq, hash } = row);
      lines += 1;
    }
    if (rows.length < 1000)
      return (await lastEverWritten(db)) === seq ? { intact: true, lines, brokenAt: null } : { intact: false, lines, brokenAt: seq };
  }
}

/** Whether the last `count` lines hold together and end with the last that was ever written: cheap enough for every look. */
export async function verifyRecent(db: ReadDb, count: number): Promise<boolean> {
  const rows = await db.selectFrom('history').selectAll().orderBy('seq', 'desc').limit(count).execute();
  const last = rows[0]?.seq ?? (await anchorOf(db)).seq;
  const closes = rows.every((row, i) => isWhole(row) && (rows[i + 1]?.hash ?? row.previous_hash) === row.previous_hash);
  return closes && (await lastEverWritten(db)) === last;
}

/** Blanks the names and details of a family's lines; the chain still closes over them. */
export async function eraseFromHistory(db: WriteDb, familyId: string): Promise<void> {
  await db
    .updateTable('history')
    .set({ actor_name: ERASED, details: '{}', salt: null })
    .where('family_id', '=', familyId)
    .where('salt', 'is not', null)
    .execute();
}

/** Cuts the lines before an instant (the yearly roll), leaving an anchor from which the rest can still be verified. Gives how many went. */
export async function rollHistory(db: WriteDb, before: Date, now: Date): Promise<number> {
  const last = await db
    .selectFrom('history')
    .select(['seq', 'hash'])
    .where('at', '<', before.toISOString())
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return 0;
  await db
    .insertInto('history_anchor')
    .values({ id: newId(), upto_seq: last.seq, hash: last.hash, rolled_at: now.toISOString() })
    .execute();
  const { numDeletedRows } = await db.deleteFrom('history').where('seq', '<=', last.seq).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

const nameOf = (actor: HistoryActor): string => ('name' in actor ? actor.name : '');

function idOf(actor: HistoryActor): string | null {
  if (actor.kind === 'staff') return actor.id;
  return actor.kind === 'family' ? actor.accountId : null;
}

async function lastHash(db: ReadDb): Promise<string> {
  const last = await db.selectFrom('history').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return last?.hash ?? (await anchorOf(db)).hash;
}

async function anchorOf(db: ReadDb): Promise<{ seq: number; hash: string }> {
  const anchor = await db.selectFrom('history_anchor').select(['upto_seq', 'hash']).orderBy('upto_seq', 'desc').limit(1).executeTakeFirst();
  return anchor ? { seq: anchor.upto_seq, hash: anchor.hash } : { seq: 0, hash: BEGINNING };
}

/** SQLite remembers the highest number it ever gave: lines cut from the end are missed by the chain, not by this. */
async function lastEverWritten(db: ReadDb): Promise<number> {
  const row = await db.selectFrom('sqlite_sequence').select('seq').where('name', '=', 'history').executeTakeFirst();
  return row?.seq ?? 0;
}

function isWhole(row: Row<'history'>): boolean {
  const contentHolds =
    row.salt === null ? row.actor_name === ERASED && row.details === '{}' : row.content_digest === digestOf(row.salt, row);
  return contentHolds && row.hash === hashOf(row);
}

type Chained = Omit<Row<'history'>, 'seq' | 'actor_name' | 'details' | 'salt' | 'hash'>;

const CHAINED = [
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'verb',
  'subject_kind',
  'subject_id',
  'family_id',
  'site_id',
  'content_digest',
  'previous_hash',
] as const satisfies readonly (keyof Chained)[];

const hashOf = (line: Chained): string => sha256(JSON.stringify(CHAINED.map((column) => line[column])));

const digestOf = (salt: string, content: { actor_name: string; details: string }): string =>
  sha256(JSON.stringify([salt, content.actor_name, content.details]));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with its keys in order: the same facts always give the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
