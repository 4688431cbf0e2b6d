import { documentsAsked, toProvideOf } from '../../../../db/asked-documents.ts';
import { balancesOf } from '../../../../db/billing.ts';
import { previousLogin } from '../../../../db/home.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { reEnrolmentGlances } from '../../../../db/re-enrolments.ts';
import { findSite } from '../../../../db/sites.ts';
import { coursesOf } from '../../../../db/students.ts';
import { lastEvaluations } from '../../../../db/teaching.ts';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { LEDGERS } from '../../../../shared/rules/ledger-books.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { FamilyActor, ReadVerb } from '../../context.ts';
import { sheetNews } from '../change-requests/read.ts';

type Home = OutputOf<'home.show'>;
type Student = Home['students'][number];

/** Enough to see what is new; the rest stands in each course. */
const EVALUATIONS = 4;

/**
 * The page *Accueil*: what the family has to do, what waits for the office, what is new. Every state, balance and condition is the one of
 * the page that it leads to.
 */
export const show: ReadVerb<'home.show'> = async ({ db, actor, clock }) => {
  const now = clock.now();
  const site = await findSite(db, actor.siteId);
  if (!site) throw notFound('Ce site');
  const demands = await documentsAsked(db, actor, now);
  const ids = demands.students.map(({ id }) => id);
  const courses = await coursesOf(db, ids);
  const students = demands.students.map((one): Student => ({ id: one.id, name: fullName(one), courses: courses.get(one.id) ?? [] }));
  const glances = await reEnrolmentGlances(db, ids, now, demands.campaigns);
  const named = byId(students);
  return {
    siteName: site.name,
    personName: actor.name,
    message: site.home_message,
    lastLoginAt: await previousLogin(db, actor.accountId, actor.sessionId),
    students,
    ...(await sheetNews(db, actor, students)),
    documents: toProvideOf(demands).map(({ requirementId, name, mandatory, studentId, state, reason }) => ({
      requirementId,
      name,
      mandatory,
      student: studentId === null ? null : named(studentId),
      state,
      reason,
    })),
    reEnrolments: students.flatMap(({ id }) => {
      const glance = glances.get(id);
      return glance ? [{ student: named(id), ...glance }] : [];
    }),
    dues: await duesOf(db, actor, dayOf(now)),
    evaluations: (await lastEvaluations(db, ids, EVALUATIONS, now)).map((row) => ({
      student: named(row.student_id),
      enrolmentId: row.enrolment_id,
      markId: row.mark_id,
      course: row.course,
      type: row.type,
      title: row.title,
      heldOn: row.held_on,
      mark: row.mark_hundredths,
      outOf: row.out_of_hundredths,
      letter: row.letter,
      mention: row.mention,
      absent: row.absent === 1,
    })),
  };
};

const byId = (students: readonly Student[]) => (wanted: string) => {
  const student = students.find(({ id }) => id === wanted);
  if (!student) throw new Error(`the first page found something of ${wanted}, who is none of the family’s students`);
  return { id: student.id, name: student.name };
};

async function duesOf(db: ReadDb, { familyId, guardianId }: FamilyActor, today: string): Promise<Home['dues']> {
  const balances = await balancesOf(db, familyId, guardianId);
  return LEDGERS.flatMap((ledger) => {
    const { balanceCents, nextDue } = balances[ledger];
    if (balanceCents <= 0) return [];
    return [{ ledger, balanceCents, next: nextDue && { ...nextDue, late: nextDue.on < today } }];
  });
}
