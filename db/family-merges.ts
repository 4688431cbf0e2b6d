import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { Tables } from './tables.ts';

// A merge is a list of moves: rows of a table in which some columns went from one value to another. Read backwards, it is the undoing.

type Cells = Record<string, string | number | null>;

export interface Move {
  table: keyof Tables & string;
  ids: string[];
  from: Cells;
  to: Cells;
}

/** What belongs to a family and goes along whole. Its people and their accounts are moved one by one. */
export const GO_WITH_FAMILY = [
  'change_request',
  'document',
  'document_exemption',
  're_enrolment',
  'rental',
  'invoice',
  'payment',
  'refund',
  'online_payment',
  'direct_debit_mandate',
  'letter',
  'outbox',
  'rights_request',
] as const satisfies readonly (keyof Tables)[];

/** What is about one responsable, and goes to the same person in the other file. */
export const GO_WITH_GUARDIAN = [
  'change_request',
  'invoice',
  'payment',
  'online_payment',
  'payment_reminder',
  'direct_debit_mandate',
  'letter',
  'student',
] as const satisfies readonly (keyof Tables)[];

/** What is about one student. */
export const GO_WITH_STUDENT = [
  'change_request',
  'document',
  'document_exemption',
  're_enrolment',
  'rental',
  'invoice_line',
  'enrolment',
  'past_course',
  'participation',
] as const satisfies readonly (keyof Tables)[];

/** The ids of rows of any table that has this column. */
export async function idsWhere(db: ReadDb, table: Move['table'], column: string, value: string): Promise<string[]> {
  // `family` has an id, and every table of the lists above has both
  const rows = await db
    .selectFrom(table as 'family')
    .select('id')
    .where(column as 'id', '=', value)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

const rowsAt = 500;

async function write(db: WriteDb, { table, ids }: Move, cells: Cells): Promise<void> {
  for (let start = 0; start < ids.length; start += rowsAt)
    await db
      .updateTable(table as 'family')
      .set(cells as object)
      .where('id', 'in', ids.slice(start, start + rowsAt))
      .execute();
}

export async function makeMoves(db: WriteDb, moves: readonly Move[]): Promise<void> {
  for (const move of moves) await write(db, move, move.to);
}

export async function undoMoves(db: WriteDb, moves: readonly Move[]): Promise<void> {
  for (const move of [...moves].reverse()) await write(db, move, move.from);
}

/** Whether everything still stands where the moves have put it. */
export async function standAsMoved(db: ReadDb, moves: readonly Move[]): Promise<boolean> {
  const last = new Map<string, string | number | null>();
  for (const { table, ids, to } of moves)
    for (const id of ids) for (const [column, value] of Object.entries(to)) last.set(`${table} ${id} ${column}`, value);
  for (const { table, ids, to } of moves)
    for (const id of ids) {
      const row = (await db
        .selectFrom(table as 'family')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()) as unknown as Cells | undefined;
      if (!row || Object.keys(to).some((column) => row[column] !== last.get(`${table} ${id} ${column}`))) return false;
    }
  return true;
}

export async function insertMerge(
  db: WriteDb,
  merge: { keptId: string; mergedId: string; moves: readonly Move[]; staffId: string },
  at: string,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('family_merge')
    .values({
      id,
      kept_family_id: merge.keptId,
      merged_family_id: merge.mergedId,
      moved: JSON.stringify(merge.moves),
      made_by: merge.staffId,
      made_at: at,
    })
    .execute();
  return id;
}

/** A merge that stands; undefined when there is none such, or it was undone. */
export async function findMerge(db: ReadDb, id: string) {
  const row = await db.selectFrom('family_merge').selectAll().where('id', '=', id).where('undone_at', 'is', null).executeTakeFirst();
  return row && { ...row, moves: JSON.parse(row.moved) as Move[] };
}

export const markUndone = (db: WriteDb, id: string, at: string) =>
  db.updateTable('family_merge').set({ undone_at: at }).where('id', '=', id).execute();

/** Coming, going and being written to change nothing that a merge has put together. */
const HARMLESS = [
  'accounts.signIn',
  'accounts.signInRefused',
  'accounts.signOut',
  'accounts.endSession',
  'accounts.endSessions',
  'accounts.askPassword',
  'accounts.choosePassword',
  'accounts.sendIdentifier',
  'accounts.letter',
  'messages.sendAgain',
  'reEnrolments.save',
];

/** The first thing done in either file since a merge that has built on it; undefined when nothing has. */
export async function builtSince(db: ReadDb, merge: { id: string; kept_family_id: string; merged_family_id: string }) {
  const own = await db
    .selectFrom('history')
    .select('seq')
    .where('subject_id', '=', merge.id)
    .where('verb', '=', 'families.merge')
    .executeTakeFirst();
  return db
    .selectFrom('history')
    .select(['verb', 'details', 'actor_name', 'at'])
    .where('seq', '>', own?.seq ?? 0)
    .where('family_id', 'in', [merge.kept_family_id, merge.merged_family_id])
    .where('verb', 'not in', HARMLESS)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
}

/** Two files that somebody found to be two families; said once, it is kept. */
export async function insertDistinct(db: WriteDb, pair: readonly [string, string], staffId: string, at: string): Promise<void> {
  const [family_id = '', other_id = ''] = [...pair].sort();
  await db
    .insertInto('distinct_families')
    .values({ family_id, other_id, said_by: staffId, said_at: at })
    .onConflict((c) => c.columns(['family_id', 'other_id']).doNothing())
    .execute();
}
