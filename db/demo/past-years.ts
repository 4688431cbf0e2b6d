import type { Row } from '../tables.ts';
import { appreciationOf, drawMark, letterOf } from './evaluations.ts';
import { type Demo, type DemoFamily, type DemoStudent, isDetailed, type Study } from './model.ts';
import { BOYS, LAST_NAMES, WOMEN } from './names.ts';
import { CURRICULA, CYCLES, className, cycleOfLevel, DEPARTMENTS, disciplineOf, LEVELS, type LevelName } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

interface Written {
  courses: Row<'past_course'>[];
  evaluations: Row<'past_evaluation'>[];
  comments: Row<'past_comment'>[];
}

/** Beyond the detailed families a few past years are enough for lists to be long. */
const YEARS_KEPT = 3;

/** What students did in earlier years, in words: everything that the guide's page « Historique » shows, some of it empty. */
export async function seedPastYears({ db, families }: Demo): Promise<void> {
  const written: Written = { courses: [], evaluations: [], comments: [] };
  for (const family of families) {
    for (const student of family.students) lookBack(family, student, randomFor(`past:${student.row.id}`), written);
  }
  await insertRows(db, 'past_course', written.courses);
  await insertRows(db, 'past_evaluation', written.evaluations);
  await insertRows(db, 'past_comment', written.comments);
}

function lookBack(family: DemoFamily, student: DemoStudent, random: Random, written: Written): void {
  const studies = student.studies.filter(({ cycle }) => cycle !== 'eveil' && cycle !== 'initiation');
  const first = isDetailed(family) ? student.since : Math.max(student.since, 2026 - YEARS_KEPT);
  let levels = studies.map((study) => (study.level ? LEVELS.indexOf(study.level) : -1));
  for (let year = 2025; year >= first; year--) {
    const kept = random.chance(0.08);
    levels = levels.map((level) => (level < 0 || kept ? level : level - 1));
    for (const [i, study] of studies.entries()) {
      const level = levels[i] ?? -1;
      if (study.level && level < 0) continue;
      pastCourse(student, { study, year, level: LEVELS[level] ?? null, kept }, random, written);
    }
  }
}

interface Past {
  study: Study;
  year: number;
  level: LevelName | null;
  /** The student did the same level once more. */
  kept: boolean;
}

function pastCourse(student: DemoStudent, past: Past, random: Random, written: Written): void {
  const { study, year, level, kept } = past;
  const discipline = disciplineOf(study.discipline);
  const teacher = `${random.pick(LAST_NAMES).toUpperCase()} ${random.pick(random.chance(0.5) ? WOMEN : BOYS)}`;
  const absences = random.pick([0, 0, 0, 1, 1, 2, 3, 5]);
  const row: Row<'past_course'> = {
    id: random.uuid(),
    student_id: student.row.id,
    enrolment_id: null,
    school_year: `${year}-${year + 1}`,
    from_on: `${year}-09-${10 + random.int(0, 5)}`,
    to_on: `${year + 1}-07-0${random.int(1, 5)}`,
    department: DEPARTMENTS[discipline.department],
    discipline: discipline.name,
    curriculum: CURRICULA[study.curriculum].name,
    class_name: level ? className(study.discipline, level) : discipline.name,
    cycle: level ? CYCLES[cycleOfLevel(level)] : null,
    level,
    teacher,
    hours_hundredths: discipline.collective ? 3400 : 1700,
    hours_attended_hundredths: (discipline.collective ? 3400 : 1700) - absences * (discipline.collective ? 100 : 50),
    absences_total: absences,
    absences_unjustified: absences > 1 ? random.int(0, absences - 1) : 0,
    arranged_schedule: student.row.arranged_schedule,
    situation: 'Actif',
    first_instrument: student.row.instrument,
    ...results(level, kept, study, random),
    created_at: `${year + 1}-08-28T14:00:00.000Z`,
  };
  written.courses.push(row);
  if (level) written.evaluations.push(...pastEvaluations(row, random));
  if (random.chance(0.4)) written.comments.push(...pastComments(row, random));
}

type Results = Pick<
  Row<'past_course'>,
  | 'average_hundredths'
  | 'average_out_of_hundredths'
  | 'average_letter'
  | 'median_hundredths'
  | 'class_result'
  | 'cycle_result'
  | 'class_admission'
  | 'cycle_admission'
  | 'note'
>;

const NO_RESULTS: Results = {
  average_hundredths: null,
  average_out_of_hundredths: null,
  average_letter: null,
  median_hundredths: null,
  class_result: null,
  cycle_result: null,
  class_admission: null,
  cycle_admission: null,
  note: null,
};

/** What June decided. Four separate facts: of the class and of the cycle, the result and where it leads. */
function results(level: LevelName | null, kept: boolean, study: Study, random: Random): Results {
  if (!level) return NO_RESULTS;
  const average = kept ? 700 + random.int(0, 10) * 25 : drawMark(random);
  const next = LEVELS[LEVELS.indexOf(level) + 1];
  const endsCycle = next === undefined || next[0] !== level[0];
  const passed = average >= 1600 ? 'Admis à l’unanimité' : 'Admis';
  return {
    average_hundredths: random.chance(0.9) ? average : null,
    average_out_of_hundredths: 2000,
    average_letter: random.chance(0.5) ? letterOf(average) : null,
    median_hundredths: random.chance(0.85) ? 1100 + random.int(0, 16) * 25 : null,
    class_result: kept ? 'Maintenu' : passed,
    cycle_result: endsCycle && !kept ? (next ? passed : 'Fin des études') : null,
    class_admission: kept ? className(study.discipline, level) : next ? className(study.discipline, next) : null,
    cycle_admission: endsCycle && !kept && next ? CYCLES[cycleOfLevel(next)] : null,
    note: random.chance(0.1) ? 'A joué au concert de fin d’année.' : null,
  };
}

function pastEvaluations(course: Row<'past_course'>, random: Random): Row<'past_evaluation'>[] {
  const year = Number(course.school_year.slice(5));
  return [`${year}-02-1${random.int(0, 9)}`, `${year}-06-0${random.int(1, 9)}`].map((held_on, i) => {
    const absent = random.chance(0.04);
    const mark = drawMark(random);
    return {
      id: random.uuid(),
      past_course_id: course.id,
      type: i === 0 ? 'Devoir collectif' : 'Examen de fin d’année',
      held_on,
      class_type: random.chance(0.6) ? 'Classe entière' : null,
      description: random.chance(0.5) ? 'Lecture, dictée, interprétation' : null,
      mark_hundredths: absent ? null : mark,
      out_of_hundredths: 2000,
      coefficient_hundredths: i === 0 ? 100 : 200,
      letter: random.chance(0.3) && !absent ? letterOf(mark) : null,
      mention: absent || mark < 1200 ? null : mark >= 1600 ? 'TB' : mark >= 1400 ? 'B' : 'AB',
      median_hundredths: random.chance(0.85) ? 1100 + random.int(0, 16) * 25 : null,
      appreciation: absent ? null : appreciationOf(mark, random),
      absent: absent ? 1 : 0,
      counts: absent ? 0 : 1,
    };
  });
}

function pastComments(course: Row<'past_course'>, random: Random): Row<'past_comment'>[] {
  const year = Number(course.school_year.slice(5));
  const comments = random.shuffled([
    'Une année de beaux progrès, le son s’est ouvert.',
    'À l’aise en groupe, doit oser davantage seul.',
    'Bonne participation\u00A0; le travail à la maison reste irrégulier.',
    'Très investi dans les projets de la classe.',
  ]);
  return comments.slice(0, random.int(1, 2)).map((comment, position) => ({
    id: random.uuid(),
    past_course_id: course.id,
    author: course.teacher,
    written_on: `${year}-0${position === 0 ? 6 : 3}-2${random.int(0, 8)}`,
    comment,
    position,
  }));
}
