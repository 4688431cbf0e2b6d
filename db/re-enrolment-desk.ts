import type { PartDecision, ReEnrolmentDecision } from '../shared/rules/re-enrolment.ts';
import type { ReadDb, WriteDb } from './open.ts';

/** What was decided of one course or wish, by its row. */
export interface DecidedPart {
  id: string;
  kind: 'course' | 'wish';
  decision: PartDecision;
  reason: string | null;
}

interface Decided {
  decision: ReEnrolmentDecision;
  reason: string | null;
  /** With `validated`: the courses and wishes that staff decided one by one; the other courses are accepted. */
  parts: readonly DecidedPart[];
  staffId: string;
}

/** Closes it, or asks the family to complete it; what was ticked is decided with it. */
export async function decide(db: WriteDb, id: string, { decision, reason, parts, staffId }: Decided, at: string): Promise<void> {
  await db
    .updateTable('re_enrolment')
    .set((eb) => ({ state: decision, reason, decided_at: at, decided_by: staffId, updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  if (decision === 'to-complete') return;
  await db
    .updateTable('re_enrolment_course')
    .set(decision === 'validated' ? { decision: 'accepted', reason: null } : { decision: 'refused', reason })
    .where('re_enrolment_id', '=', id)
    .execute();
  for (const { id: part, kind, ...decided } of parts)
    await db
      .updateTable(kind === 'course' ? 're_enrolment_course' : 're_enrolment_wish')
      .set(decided)
      .where('id', '=', part)
      .where('re_enrolment_id', '=', id)
      .execute();
}

/** It waits again, in a version of its own, as if nobody had decided it. */
export async function reopen(db: WriteDb, id: string, at: string): Promise<void> {
  const undecided = { reason: null, decided_at: null, decided_by: null, seen_by_family_at: null };
  await db
    .updateTable('re_enrolment')
    .set((eb) => ({ state: 'submitted', ...undecided, updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  for (const table of ['re_enrolment_course', 're_enrolment_wish'] as const)
    await db.updateTable(table).set({ decision: 'pending', reason: null }).where('re_enrolment_id', '=', id).execute();
}

/** Whether next year's courses stand on it already. */
export const isBuiltOn = async (db: ReadDb, id: string): Promise<boolean> =>
  (await db.selectFrom('enrolment').select('id').where('re_enrolment_id', '=', id).limit(1).executeTakeFirst()) !== undefined;

/** The courses that were ticked and the wishes, as they stand in the store, in order. */
export async function boxesOf(db: ReadDb, id: string) {
  const courses = await db.selectFrom('re_enrolment_course').selectAll().where('re_enrolment_id', '=', id).execute();
  const wishes = await db.selectFrom('re_enrolment_wish').selectAll().where('re_enrolment_id', '=', id).orderBy('rank').execute();
  return { courses, wishes };
}

/** With the names that staff know it by. */
export const findListed = (db: ReadDb, id: string) =>
  db
    .selectFrom('re_enrolment')
    .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .innerJoin('site', 'site.id', 'campaign.site_id')
    .innerJoin('family', 'family.id', 're_enrolment.family_id')
    .innerJoin('student', 'student.id', 're_enrolment.student_id')
    .selectAll('re_enrolment')
    .select(['campaign.name as campaign_name', 'campaign.site_id', 'site.short_name as site_name'])
    .select(['student.last_name', 'student.first_name', 'family.name as family_name'])
    .where('re_enrolment.id', '=', id)
    .executeTakeFirst();
export type ListedReEnrolment = NonNullable<Awaited<ReturnType<typeof findListed>>>;
