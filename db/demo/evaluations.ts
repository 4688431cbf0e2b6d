import type { Row } from '../tables.ts';
import { instant, lessonDays, TODAY } from './calendar.ts';
import type { DemoCourse, DemoEnrolment } from './courses.ts';
import { type Demo, isDetailed } from './model.ts';
import { idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

interface Written {
  evaluations: Row<'evaluation'>[];
  marks: Row<'evaluation_mark'>[];
}

/** Marks of the autumn: out of twenty in classes, in letters where one plays alone; the median is that of the class. */
export async function seedEvaluations({ db }: Demo, courses: readonly DemoCourse[]): Promise<void> {
  const random = randomFor('evaluations');
  const written: Written = { evaluations: [], marks: [] };
  for (const course of courses) {
    const present = course.enrolments.filter((enrolment) => enrolment.active);
    if (present.length === 0) continue;
    const past = lessonDays(course.slot.weekday).filter((day) => day < TODAY);
    if (course.row.collective === 1 && course.row.level_id) {
      evaluate(course, present, { type: 'collective', scale: 'twenty', day: past.at(-5), title: 'Devoir collectif n° 1' }, random, written);
      evaluate(course, present, { type: 'continuous', scale: 'twenty', day: past.at(-1), title: 'Contrôle continu' }, random, written);
    } else if (course.row.collective === 0 && random.chance(0.75)) {
      evaluate(course, present, { type: 'continuous', scale: 'letters', day: past.at(-2), title: null }, random, written);
    }
  }
  await insertRows(db, 'evaluation', written.evaluations);
  await insertRows(db, 'evaluation_mark', written.marks);
  await insertRows(db, 'enrolment_outcome', outcomesSoFar(courses, written));
}

interface Plan {
  type: 'collective' | 'continuous';
  scale: 'twenty' | 'letters';
  day: string | undefined;
  title: string | null;
}

function evaluate(course: DemoCourse, present: readonly DemoEnrolment[], plan: Plan, random: Random, written: Written): void {
  if (!plan.day) return;
  const id = random.uuid();
  const marks = present.map((enrolment) => newMark(id, enrolment, plan, random));
  const given = marks.flatMap((mark) => mark.mark_hundredths ?? []);
  const published = plan.day < '2026-11-19';
  written.marks.push(...marks);
  written.evaluations.push({
    id,
    course_id: course.row.id,
    type_id: idOf('evaluation-type', plan.type),
    scale_id: idOf('scale', plan.scale),
    held_on: plan.day,
    title: plan.title,
    description: plan.title ? 'Dictée, lecture de rythmes, théorie' : null,
    coefficient_hundredths: plan.type === 'collective' ? 200 : 100,
    median_hundredths: medianOf(given),
    published_at: published ? instant(plan.day, '21:00') : null,
    version: 1,
    created_at: instant(plan.day, '20:00'),
    updated_at: instant(plan.day, '20:00'),
  });
}

/** The middle mark, or the mean of the two in the middle; null when nobody has one. */
export function medianOf(marks: readonly number[]): number | null {
  const sorted = [...marks].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

function newMark(evaluationId: string, { row }: DemoEnrolment, { scale }: Plan, random: Random): Row<'evaluation_mark'> {
  const absent = random.chance(0.04);
  const worth = drawMark(random);
  return {
    id: random.uuid(),
    evaluation_id: evaluationId,
    enrolment_id: row.id,
    mark_hundredths: absent || scale === 'letters' ? null : worth,
    letter: absent || scale === 'twenty' ? null : letterOf(worth),
    mention_id: absent || worth < 1200 ? null : idOf('mention', worth >= 1600 ? 'tb' : worth >= 1400 ? 'b' : 'ab'),
    appreciation: absent ? 'Absent, à rattraper.' : random.chance(0.7) ? appreciationOf(worth, random) : null,
    absent: absent ? 1 : 0,
    counts: absent ? 0 : 1,
  };
}

/** A mark out of twenty in hundredths, by quarters of a point: mostly between 11 and 18. */
export const drawMark = (random: Random): number => 25 * Math.min(80, Math.max(20, 40 + random.int(-8, 20) + random.int(-6, 14)));

export const letterOf = (mark: number): string => (mark >= 1600 ? 'A' : mark >= 1200 ? 'B' : mark >= 900 ? 'C' : 'D');

const APPRECIATIONS: readonly [number, readonly string[]][] = [
  [1600, ['Excellent travail, continuez ainsi.', 'Très musical, beau son.', 'Lecture sûre, oreille très fine.']],
  [1200, ['Bon travail, régulier.', 'Des progrès nets, à confirmer.', 'Sérieux\u00A0; gagner en assurance.']],
  [900, ['Travail irrégulier.', 'Les rythmes sont à revoir.', 'Du potentiel, à travailler chaque jour.']],
  [0, ['Des difficultés\u00A0: parlons-en ensemble.', 'Travail insuffisant ce trimestre.']],
];

export const appreciationOf = (mark: number, random: Random): string =>
  random.pick(APPRECIATIONS.find(([least]) => mark >= least)?.[1] ?? ['Travail en cours.']);

/** The average so far; results and admissions are decided in June. */
function outcomesSoFar(courses: readonly DemoCourse[], { marks }: Written): Row<'enrolment_outcome'>[] {
  const byEnrolment = new Map<string, number[]>();
  for (const { enrolment_id, mark_hundredths } of marks) {
    if (mark_hundredths !== null) byEnrolment.set(enrolment_id, [...(byEnrolment.get(enrolment_id) ?? []), mark_hundredths]);
  }
  return courses.flatMap(({ enrolments }) => {
    const averages = enrolments.map(({ row }) => meanOf(byEnrolment.get(row.id) ?? []));
    const median = medianOf(averages.flatMap((average) => average ?? []));
    return enrolments.flatMap(({ row, family }, i) => {
      const average = averages[i];
      return average == null || !isDetailed(family) ? [] : [outcome(row.id, average, median)];
    });
  });
}

const meanOf = (marks: readonly number[]): number | null =>
  marks.length === 0 ? null : Math.round(marks.reduce((sum, mark) => sum + mark, 0) / marks.length);

const outcome = (enrolmentId: string, average: number, median: number | null): Row<'enrolment_outcome'> => ({
  enrolment_id: enrolmentId,
  average_hundredths: average,
  average_letter: letterOf(average),
  median_hundredths: median,
  class_result_id: null,
  cycle_result_id: null,
  class_admission_id: null,
  cycle_admission_id: null,
  comment: null,
  decided_on: null,
  updated_at: instant(TODAY, '09:00'),
});
