import type { ReEnrolmentContent } from '../shared/contract/re-enrolments.ts';
import { dayOf } from '../shared/dates.ts';
import { newId } from '../shared/ids.ts';
import type { Answer, ReEnrolmentState } from '../shared/rules/re-enrolment.ts';
import { type CampaignRecord, openCampaigns } from './campaigns.ts';
import { nextNumber } from './counters.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';
import { type AnswerOwner, findAmendment } from './re-enrolment-amendments.ts';
import type { Row } from './tables.ts';

export type ReEnrolmentRecord = Row<'re_enrolment'>;

/** The one answer of a student to a campaign, if there is one: the store allows no second. */
export const findReEnrolment = (db: ReadDb, campaignId: string, studentId: string): Promise<ReEnrolmentRecord | undefined> =>
  db.selectFrom('re_enrolment').selectAll().where('campaign_id', '=', campaignId).where('student_id', '=', studentId).executeTakeFirst();

/**
 * What a student answers to a campaign, sent or still a draft; of a draft that amends something sent, this account's own. Undefined where
 * nobody has answered. `isTicked(answer)` says whether documents may be imported for it.
 */
export async function answerOf(
  db: ReadDb,
  campaignId: string,
  studentId: string,
  accountId: string,
): Promise<{ id: string; state: ReEnrolmentState; answer: Answer | null } | undefined> {
  const row = await findReEnrolment(db, campaignId, studentId);
  if (!row) return undefined;
  const amendment = row.state === 'draft' ? null : await findAmendment(db, { accountId, campaignId, studentId });
  return { id: row.id, state: row.state, answer: amendment ? amendment.content.answer : row.answer };
}

/** Of one student, for the page *Accueil*. */
export interface ReEnrolmentGlance {
  /** UTC instant. */
  closesAt: string;
  /** The page of the re-enrolment can be opened now. */
  open: boolean;
  /** Null: nobody has answered yet. */
  state: ReEnrolmentState | null;
  answer: Answer | null;
  number: string | null;
  /** Why it was refused, or what is to be completed. */
  reason: string | null;
  submittedAt: string | null;
  decidedAt: string | null;
}

/**
 * For each of these students the campaign that is open now with what was answered; once it is over, what was sent to it, until the school
 * year that it prepares begins. A student who has neither is left out. `known`: their open campaigns, where they have been read already.
 */
export async function reEnrolmentGlances(
  db: ReadDb,
  studentIds: readonly string[],
  now: Date,
  known?: ReadonlyMap<string, CampaignRecord>,
): Promise<Map<string, ReEnrolmentGlance>> {
  const open = known ?? (await openCampaigns(db, studentIds, now));
  const answers = studentIds.length === 0 ? [] : await answersToCome(db, studentIds, dayOf(now));
  const glances = new Map<string, ReEnrolmentGlance>();
  for (const answer of answers) {
    const isOpen = open.get(answer.student_id)?.id === answer.id;
    if (isOpen || (answer.state !== 'draft' && answer.state !== 'withdrawn' && !open.has(answer.student_id)))
      glances.set(answer.student_id, {
        closesAt: answer.closes_at,
        open: isOpen,
        state: answer.state,
        answer: answer.answer,
        number: answer.number,
        reason: answer.reason,
        submittedAt: answer.submitted_at,
        decidedAt: answer.decided_at,
      });
  }
  for (const [studentId, campaign] of open) {
    if (glances.has(studentId)) continue;
    const nothing = { state: null, answer: null, number: null, reason: null, submittedAt: null, decidedAt: null };
    glances.set(studentId, { closesAt: campaign.closes_at, open: true, ...nothing });
  }
  return glances;
}

/** Answers that prepare a school year which has not begun on this day. */
const answersToCome = prepared((db, studentIds: readonly string[], day: string) =>
  db
    .selectFrom('re_enrolment')
    .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .innerJoin('school_year', 'school_year.id', 'campaign.school_year_id')
    .select(['re_enrolment.student_id', 're_enrolment.state', 're_enrolment.answer', 're_enrolment.number', 're_enrolment.reason'])
    .select(['re_enrolment.submitted_at', 're_enrolment.decided_at'])
    .select(['campaign.id', 'campaign.closes_at'])
    .where('re_enrolment.student_id', 'in', studentIds)
    .where('school_year.starts_on', '>', day)
    .orderBy('campaign.opens_at'),
);

/** What stands in the store for this answer. */
export async function contentOf(db: ReadDb, row: ReEnrolmentRecord): Promise<ReEnrolmentContent> {
  const boxes = await db.selectFrom('re_enrolment_course').selectAll().where('re_enrolment_id', '=', row.id).execute();
  const wishes = await db.selectFrom('re_enrolment_wish').selectAll().where('re_enrolment_id', '=', row.id).orderBy('rank').execute();
  return {
    answer: row.answer,
    curricula: boxes.flatMap(({ enrolment_id, discipline_id, curriculum_id }) =>
      enrolment_id === null && discipline_id === null && curriculum_id ? [curriculum_id] : [],
    ),
    enrolments: boxes.flatMap(({ enrolment_id }) => enrolment_id ?? []),
    wishes: wishes.map(({ discipline_id, wish }) => ({ disciplineId: discipline_id, wish })),
    requests: row.message,
  };
}

/** A first draft, not numbered yet: what an answer is until it is sent. */
export const insertDraft = (db: WriteDb, owner: AnswerOwner & { familyId: string }, at: string): Promise<ReEnrolmentRecord> =>
  db
    .insertInto('re_enrolment')
    .values({
      id: newId(),
      campaign_id: owner.campaignId,
      family_id: owner.familyId,
      student_id: owner.studentId,
      account_id: owner.accountId,
      version: 0,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Writes what is asked for over what was; the answer gets the next version. */
export async function writeContent(
  db: WriteDb,
  id: string,
  content: ReEnrolmentContent,
  { accountId, at }: { accountId: string; at: string },
): Promise<ReEnrolmentRecord> {
  await db.deleteFrom('re_enrolment_course').where('re_enrolment_id', '=', id).execute();
  await db.deleteFrom('re_enrolment_wish').where('re_enrolment_id', '=', id).execute();
  for (const curriculum_id of content.curricula)
    await db.insertInto('re_enrolment_course').values({ id: newId(), re_enrolment_id: id, curriculum_id }).execute();
  for (const enrolmentId of content.enrolments) await insertCourseBox(db, id, enrolmentId);
  for (const [i, { disciplineId, wish }] of content.wishes.entries())
    await db
      .insertInto('re_enrolment_wish')
      .values({ id: newId(), re_enrolment_id: id, rank: i + 1, discipline_id: disciplineId, wish })
      .execute();
  return db
    .updateTable('re_enrolment')
    .set((eb) => ({
      answer: content.answer,
      message: content.requests,
      account_id: accountId,
      updated_at: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const insertCourseBox = (db: WriteDb, id: string, enrolmentId: string) =>
  db
    .insertInto('re_enrolment_course')
    .columns(['id', 're_enrolment_id', 'enrolment_id', 'curriculum_id', 'discipline_id'])
    .expression((eb) =>
      eb
        .selectFrom('enrolment')
        .innerJoin('course', 'course.id', 'enrolment.course_id')
        .select([eb.val(newId()).as('id'), eb.val(id).as('re_enrolment_id'), 'enrolment.id as enrolment_id'])
        .select((inner) => inner.fn.coalesce('enrolment.curriculum_id', 'course.curriculum_id').as('curriculum_id'))
        .select('course.discipline_id')
        .where('enrolment.id', '=', enrolmentId),
    )
    .execute();

/** It waits for staff from now on, under a number that it keeps: « RI2026-0001 ». */
export async function submit(db: WriteDb, row: ReEnrolmentRecord, { year, at }: { year: string; at: string }): Promise<ReEnrolmentRecord> {
  const number = row.number ?? `RI${year}-${String(await nextNumber(db, `re-enrolment:${year}`)).padStart(4, '0')}`;
  const waiting = { number, state: 'submitted', submitted_at: at, updated_at: at } as const;
  return db
    .updateTable('re_enrolment')
    .set((eb) => ({
      ...waiting,
      version: eb('version', '+', 1),
      reason: null,
      decided_at: null,
      decided_by: null,
      seen_by_family_at: null,
    }))
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Withdrawn by the family: nobody decides it any more. */
export const withdraw = (db: WriteDb, id: string, at: string) =>
  db
    .updateTable('re_enrolment')
    .set((eb) => ({ state: 'withdrawn', reason: null, decided_at: null, decided_by: null, updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
