import { newId } from '../shared/ids.ts';
import { GIVEN_REASONS, REASON_SUBJECTS, type ReasonSubject } from '../shared/rules/reasons.ts';
import type { ReadDb, WriteDb } from './open.ts';

export interface ReasonRow {
  id: string;
  name: string;
  sentence: string;
}

/** Those that are offered, in the office's order. */
export const offeredReasons = (db: ReadDb, subject: ReasonSubject): Promise<ReasonRow[]> =>
  db
    .selectFrom('refusal_reason')
    .select(['id', 'name', 'sentence'])
    .where('subject', '=', subject)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

/** The list as it is from now on: one without an id is new, one that is left out is archived. */
export async function saveReasons(
  db: WriteDb,
  subject: ReasonSubject,
  reasons: readonly { id: string | null; name: string; sentence: string }[],
  at: string,
): Promise<void> {
  const offered = await offeredReasons(db, subject);
  const kept = new Set(reasons.map(({ id }) => id));
  for (const { id } of offered)
    if (!kept.has(id)) await db.updateTable('refusal_reason').set({ archived_at: at }).where('id', '=', id).execute();
  for (const [position, { id, name, sentence }] of reasons.entries()) {
    if (id) await db.updateTable('refusal_reason').set({ name, sentence, position }).where('id', '=', id).execute();
    else await db.insertInto('refusal_reason').values({ id: newId(), subject, name, sentence, position }).execute();
  }
}

/** What a new office begins with. */
export async function giveReasons(db: WriteDb, at: string): Promise<void> {
  for (const subject of REASON_SUBJECTS)
    await saveReasons(
      db,
      subject,
      GIVEN_REASONS[subject].map((reason) => ({ id: null, ...reason })),
      at,
    );
}
