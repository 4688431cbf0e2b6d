import { z } from 'zod';
import { familyRead, id } from './operation.ts';

const words = z.string().nullable();
const hundredths = z.int().nullable();
const count = z.int().nullable();

/** One line of the tab *Historique*: a course of an earlier year, in the words of that year. */
export const pastCourseRow = z.strictObject({
  id,
  /** « 2011-2012 » */
  schoolYear: z.string(),
  department: words,
  discipline: words,
  className: words,
  cycle: words,
  teacher: words,
});
export type PastCourseRow = z.output<typeof pastCourseRow>;

export const pastEvaluation = z.strictObject({
  id,
  type: z.string(),
  heldOn: words,
  classType: words,
  description: words,
  mark: hundredths,
  outOf: hundredths,
  coefficient: hundredths,
  letter: words,
  mention: words,
  /** Of the class for this evaluation. */
  median: hundredths,
  appreciation: words,
  absent: z.boolean(),
  /** In the average. */
  counts: z.boolean(),
});
export type PastEvaluation = z.output<typeof pastEvaluation>;

/** The sheet of one past course: what its three tabs show. Days are `YYYY-MM-DD`; hours, averages and medians are hundredths. */
export const pastCourseSheet = z.strictObject({
  ...pastCourseRow.shape,
  fromOn: words,
  toOn: words,
  curriculum: words,
  level: words,
  hours: hundredths,
  hoursAttended: hundredths,
  absences: count,
  absencesUnjustified: count,
  arrangedSchedule: words,
  situation: words,
  note: words,
  firstInstrument: words,
  average: hundredths,
  averageOutOf: hundredths,
  averageLetter: words,
  median: hundredths,
  classResult: words,
  cycleResult: words,
  classAdmission: words,
  cycleAdmission: words,
  evaluations: z.array(pastEvaluation),
  comments: z.array(z.strictObject({ author: words, writtenOn: words, comment: z.string() })),
  /** Every past course of the student in the order of the list, for the arrows. */
  all: z.array(id),
});
export type PastCourseSheet = z.output<typeof pastCourseSheet>;

/** Past school years with their outcome, evaluations and comments. Another family's student or course is not found. */
export const pastYears = {
  /** Newest year first. `search` forgives accents, case and the order of words; `total` is without it. */
  'pastYears.list': familyRead({
    input: z.strictObject({ studentId: id, search: z.string().max(200).default('') }),
    output: z.strictObject({ rows: z.array(pastCourseRow), total: z.int() }),
  }),
  'pastYears.get': familyRead({ input: z.strictObject({ studentId: id, id }), output: pastCourseSheet }),
};
