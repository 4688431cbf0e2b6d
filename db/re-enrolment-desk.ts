import type { PartDecision, ReEnrolmentDecision, ReEnrolmentState } from '../shared/rules/re-enrolment.ts';
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

export interface ReEnrolmentSearch {
  siteId?: string | null | undefined;
  campaignId?: string | null | undefined;
  state: ReEnrolmentState;
  words: readonly string[];
  page: number;
  pageSize: number;
}

/** With what a list says of it. */
const listed = (db: ReadDb) =>
  db
    .selectFrom('re_enrolment')
    .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .innerJoin('site', 'site.id', 'campaign.site_id')
    .innerJoin('family', 'family.id', 're_enrolment.family_id')
    .innerJoin('student', 'student.id', 're_enrolment.student_id');

const withNames = <T extends ReturnType<typeof listed>>(found: T) =>
  found
    .selectAll('re_enrolment')
    .select(['campaign.name as campaign_name', 'campaign.site_id', 'site.short_name as site_name'])
    .select(['student.last_name', 'student.first_name', 'family.name as family_name']);

/** One page of answers in a state, the oldest first, and how many there are. */
export async function searchReEnrolments(db: ReadDb, search: ReEnrolmentSearch) {
  let found = listed(db).where('re_enrolment.state', '=', search.state);
  if (search.siteId) found = found.where('campaign.site_id', '=', search.siteId);
  if (search.campaignId) found = found.where('campaign.id', '=', search.campaignId);
  for (const word of search.words)
    found = found.where((eb) => eb.or([eb('family.search_key', 'like', `%${word}%`), eb('re_enrolment.number', 'like', `%${word}%`)]));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await withNames(found)
    .orderBy('re_enrolment.submitted_at')
    .orderBy('re_enrolment.number')
    .limit(search.pageSize)
    .offset(search.page * search.pageSize)
    .execute();
  return { rows, total };
}

export const findListed = (db: ReadDb, id: string) => withNames(listed(db)).where('re_enrolment.id', '=', id).executeTakeFirst();
export type ListedReEnrolment = NonNullable<Awaited<ReturnType<typeof findListed>>>;
