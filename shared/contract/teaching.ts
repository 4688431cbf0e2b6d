import { z } from 'zod';
import { familyRead, id } from './operation.ts';

const words = z.string().nullable();
const hundredths = z.int().nullable();
const minutes = z.int().nullable();

/** How many lessons, evaluations or absences one page shows. */
export const ROWS_ON_A_PAGE = 50;
const onePage = { page: z.int().min(1).max(10_000).default(1) };
/** Where the rows shown stand: `page` of `pages`, from 1, of `total` rows; a page that is not there any more gives the last one. */
const place = { total: z.int(), page: z.int(), pages: z.int() };
export const listPlace = z.strictObject(place);
export type ListPlace = z.output<typeof listPlace>;

/** A weekly hour of a course. `weekday` is 1 Monday … 7 Sunday, times are `HH:MM`. */
export const slot = z.strictObject({
  weekday: z.int(),
  startsAt: z.string(),
  endsAt: z.string(),
  minutes: z.int(),
  room: words,
  /** Set while it has not begun yet (`YYYY-MM-DD`). */
  from: words,
});
export type Slot = z.output<typeof slot>;

/** A course that a student attends this school year. */
export const courseSheet = z.strictObject({
  id,
  name: z.string(),
  department: words,
  className: words,
  cycle: words,
  level: words,
  /** The first is the course's own. */
  teachers: z.array(z.string()),
  room: words,
  slots: z.array(slot),
  /** The student's own turn in a lesson that is given to one after the other. */
  passageTime: words,
  passageMinutes: minutes,
  /** « Liste d’attente », « Démission d’un cours »; null where the student attends. */
  situation: words,
  comment: words,
});
export type CourseSheet = z.output<typeof courseSheet>;

/** What stands around the pages of one course: its name and every course of the student this year, in the order of the list. */
export const courseFrame = z.strictObject({ id, name: z.string(), situation: words, all: z.array(id) });
export type CourseFrame = z.output<typeof courseFrame>;

/** How a lesson stands for this student: to come, cancelled, or how the student was there. `unknown`: nobody has said yet. */
export const ATTENDANCE = ['planned', 'cancelled', 'present', 'excused', 'absent', 'unknown'] as const;

/** One lesson as this student has it. */
export const lessonRow = z.strictObject({
  id,
  heldOn: z.string(),
  attendance: z.enum(ATTENDANCE),
  /** In the office's own words where it has some: « Présent », « En retard ». */
  status: z.string(),
  passageTime: words,
  minutes,
  /** On the lesson, and on this student in it. */
  comments: z.array(z.string()),
});
export type LessonRow = z.output<typeof lessonRow>;

export const lessonSheet = z.strictObject({ ...lessonRow.shape, startsAt: words, room: words, teacher: words, absenceId: id.nullable() });
export type LessonSheet = z.output<typeof lessonSheet>;

/** One published evaluation as this student has it. Marks are hundredths, `outOf` is the scale's. */
export const evaluationRow = z.strictObject({
  id,
  heldOn: z.string(),
  type: z.string(),
  title: words,
  description: words,
  mark: hundredths,
  outOf: hundredths,
  letter: words,
  /** Of the class for this evaluation. */
  median: hundredths,
  mention: words,
  appreciation: words,
  coefficient: z.int(),
  absent: z.boolean(),
  /** In the average. */
  counts: z.boolean(),
});
export type EvaluationRow = z.output<typeof evaluationRow>;

export const absenceRow = z.strictObject({
  id,
  absentOn: z.string(),
  startsAt: words,
  minutes,
  justified: z.boolean(),
  reason: words,
  comment: words,
});
export type AbsenceRow = z.output<typeof absenceRow>;

export const absenceSheet = z.strictObject({
  ...absenceRow.shape,
  /** When the family told of it (an instant). */
  announcedAt: words,
  lessonId: id.nullable(),
});
export type AbsenceSheet = z.output<typeof absenceSheet>;

/** One row of a list, and where it stands: every row's id in the order of time, and the page of the list that shows it. */
const within = { frame: courseFrame, all: z.array(id), page: z.int() };
const course = { student: id, enrolment: id };

/** What a student attends this school year: courses, lessons, evaluations, absences. What is another family's is not found, nor a past year's. */
export const teaching = {
  'teaching.courses': familyRead({ input: z.strictObject({ student: id }), output: z.array(courseSheet) }),
  /** Past lessons newest first, or those to come, soonest first; `next` are the three soonest. */
  'teaching.course': familyRead({
    input: z.strictObject({ ...course, ...onePage, toCome: z.boolean().default(false) }),
    output: z.strictObject({
      frame: courseFrame,
      sheet: courseSheet,
      next: z.array(lessonRow),
      pastCount: z.int(),
      toComeCount: z.int(),
      rows: z.array(lessonRow),
      ...place,
    }),
  }),
  'teaching.lesson': familyRead({
    input: z.strictObject({ ...course, lesson: id }),
    output: z.strictObject({ ...within, lesson: lessonSheet, toCome: z.boolean() }),
  }),
  /** Newest first. */
  'teaching.evaluations': familyRead({
    input: z.strictObject({ ...course, ...onePage }),
    output: z.strictObject({ frame: courseFrame, rows: z.array(evaluationRow), ...place }),
  }),
  'teaching.evaluation': familyRead({
    input: z.strictObject({ ...course, mark: id }),
    output: z.strictObject({ ...within, evaluation: evaluationRow }),
  }),
  /** Newest first. */
  'teaching.absences': familyRead({
    input: z.strictObject({ ...course, ...onePage }),
    output: z.strictObject({ frame: courseFrame, rows: z.array(absenceRow), unjustified: z.int(), ...place }),
  }),
  'teaching.absence': familyRead({
    input: z.strictObject({ ...course, absence: id }),
    output: z.strictObject({ ...within, absence: absenceSheet }),
  }),
};
