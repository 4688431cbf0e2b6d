import { type PastCourseRecord, pastCommentsOf, pastCoursesOf, pastEvaluationsOf } from '../../../../db/past-years.ts';
import type { PastCourseSheet, PastEvaluation } from '../../../../shared/contract/past-years.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { rowOf } from './row.ts';

/** One past course with all that its tabs show, and its neighbours. */
export const get: ReadVerb<'pastYears.get'> = async ({ db, actor }, { studentId, id }) => {
  const courses = await pastCoursesOf(db, actor.familyId, studentId);
  const course = courses.find((one) => one.id === id);
  if (!course) throw notFound('Cette fiche');
  const [evaluations, comments] = await Promise.all([pastEvaluationsOf(db, id), pastCommentsOf(db, id)]);
  return {
    ...rowOf(course),
    ...outcomeOf(course),
    evaluations: evaluations.map(evaluationOf),
    comments,
    all: courses.map((one) => one.id),
  };
};

type Outcome = Omit<PastCourseSheet, keyof ReturnType<typeof rowOf> | 'evaluations' | 'comments' | 'all'>;

const outcomeOf = (course: PastCourseRecord): Outcome => ({
  fromOn: course.from_on,
  toOn: course.to_on,
  curriculum: course.curriculum,
  level: course.level,
  hours: course.hours_hundredths,
  hoursAttended: course.hours_attended_hundredths,
  absences: course.absences_total,
  absencesUnjustified: course.absences_unjustified,
  arrangedSchedule: course.arranged_schedule,
  situation: course.situation,
  note: course.note,
  firstInstrument: course.first_instrument,
  average: course.average_hundredths,
  averageOutOf: course.average_out_of_hundredths,
  averageLetter: course.average_letter,
  median: course.median_hundredths,
  classResult: course.class_result,
  cycleResult: course.cycle_result,
  classAdmission: course.class_admission,
  cycleAdmission: course.cycle_admission,
});

const evaluationOf = (row: Awaited<ReturnType<typeof pastEvaluationsOf>>[number]): PastEvaluation => ({
  id: row.id,
  type: row.type,
  heldOn: row.held_on,
  classType: row.class_type,
  description: row.description,
  mark: row.mark_hundredths,
  outOf: row.out_of_hundredths,
  coefficient: row.coefficient_hundredths,
  letter: row.letter,
  mention: row.mention,
  median: row.median_hundredths,
  appreciation: row.appreciation,
  absent: row.absent === 1,
  counts: row.counts === 1,
});
