import { dayOf } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { isToProvide } from '../shared/rules/documents.ts';
import type { EligibilityDetail, Opinion } from '../shared/rules/eligibility.ts';
import type { Reader } from '../shared/rules/ledger.ts';
import { fullName } from '../shared/rules/names.ts';
import { OPINION_WORDS } from '../shared/rules/opinions.ts';
import { documentsAsked } from './asked-documents.ts';
import { balancesOf } from './billing.ts';
import type { ReadDb } from './open.ts';
import { opinionsFor } from './opinions.ts';
import { isThisYear } from './this-year.ts';

interface Who {
  familyId: string;
  siteId: string;
  studentId: string;
  /** Whose bills count: one guardian's, as that person sees them; null: all, as the office does. */
  reader: Reader;
}

/** What weighs on a re-enrolment, read from the files of today. */
export async function eligibilityOf(
  db: ReadDb,
  { familyId, siteId, studentId, reader }: Who,
  now: Date,
): Promise<Omit<EligibilityDetail, 'opinions'>> {
  const today = dayOf(now);
  const [unjustifiedAbsences, notReturned, { cotisation, location }, { asked }] = await Promise.all([
    countUnjustified(db, studentId),
    overdueRentals(db, { familyId, studentId }, today),
    balancesOf(db, familyId, reader),
    documentsAsked(db, { familyId, siteId }, now),
  ]);
  const missing = asked.filter(
    (one) => one.required.mandatory && isToProvide(one.state) && (one.studentId === null || one.studentId === studentId),
  );
  const overdue = [cotisation, location].reduce((sum, { nextDue }) => sum + (nextDue && nextDue.on < today ? nextDue.cents : 0), 0);
  const balance = cotisation.balanceCents + location.balanceCents;
  return {
    unjustifiedAbsences,
    overdue: overdue > 0 ? formatCents(overdue) : null,
    notReturned,
    missingDocuments: missing.map(({ required }) => required.name),
    balance: balance === 0 ? null : formatCents(Math.abs(balance)),
    inFavour: balance < 0,
    documents: missing.map(({ required, state }) => ({ name: required.name, state })),
  };
}

/** What teachers have put down: about coming back for the year that the campaign prepares, then the results of this year and their words. */
export async function opinionsOf(db: ReadDb, of: { studentId: string; campaignId: string }): Promise<Opinion[]> {
  const said = await opinionsFor(db, of);
  return [
    ...said.map(({ course, opinion, comment, first_name, last_name }) => ({
      course,
      teacher: teacherIn({ first_name, last_name }),
      said: [OPINION_WORDS[opinion], comment].filter(Boolean).join(' – '),
      opinion,
    })),
    ...(await resultsOf(db, of.studentId)),
  ];
}

const teacherIn = (teacher: { first_name: string | null; last_name: string | null }): string | null =>
  teacher.last_name === null ? null : fullName(teacher);

async function resultsOf(db: ReadDb, studentId: string): Promise<Opinion[]> {
  const rows = await db
    .selectFrom('enrolment_outcome')
    .innerJoin('enrolment', 'enrolment.id', 'enrolment_outcome.enrolment_id')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .leftJoin('teacher', 'teacher.id', 'course.teacher_id')
    .leftJoin('outcome as class_result', 'class_result.id', 'enrolment_outcome.class_result_id')
    .leftJoin('outcome as cycle_result', 'cycle_result.id', 'enrolment_outcome.cycle_result_id')
    .select(['course.name as course', 'teacher.first_name', 'teacher.last_name', 'enrolment_outcome.comment'])
    .select(['class_result.name as class_result', 'cycle_result.name as cycle_result'])
    .where('enrolment.student_id', '=', studentId)
    .where(isThisYear)
    .orderBy('course.name')
    .execute();
  return rows.flatMap(({ course, first_name, last_name, comment, class_result, cycle_result }) => {
    const said = [class_result, cycle_result, comment].filter((part) => part !== null && part !== '');
    return said.length > 0 ? [{ course, teacher: teacherIn({ first_name, last_name }), said: said.join(' – ') }] : [];
  });
}

async function countUnjustified(db: ReadDb, studentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('absence')
    .innerJoin('enrolment', 'enrolment.id', 'absence.enrolment_id')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('enrolment.student_id', '=', studentId)
    .where(isThisYear)
    .where('absence.justified', '=', 0)
    .executeTakeFirstOrThrow();
  return count;
}

/** Instruments and the like that should be back; what another child of the family rents is that child's matter. */
async function overdueRentals(db: ReadDb, { familyId, studentId }: Pick<Who, 'familyId' | 'studentId'>, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('rental')
    .innerJoin('inventory_item', 'inventory_item.id', 'rental.item_id')
    .select('inventory_item.name')
    .where('rental.family_id', '=', familyId)
    .where((eb) => eb.or([eb('rental.student_id', '=', studentId), eb('rental.student_id', 'is', null)]))
    .where('rental.returned_on', 'is', null)
    .where('rental.due_on', '<', today)
    .orderBy('rental.due_on')
    .execute();
  return rows.map(({ name }) => name);
}
