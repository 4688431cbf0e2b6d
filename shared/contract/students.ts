import { z } from 'zod';
import { familyRead, id, nothing } from './operation.ts';

/** One line of the list *Élèves*. */
export const studentRow = z.strictObject({
  id,
  /** « Léo Bernard » */
  name: z.string(),
  birthDate: z.string().nullable(),
  /** In whole years today. */
  age: z.int().nullable(),
  /** This year's courses, one line each: « Piano 2C1 ». */
  courses: z.array(z.string()),
  /** A change of the student's sheet waits for staff. */
  sheetWaiting: z.boolean(),
  /** A campaign is open for this student now. */
  reEnrolmentOpen: z.boolean(),
});
export type StudentRow = z.output<typeof studentRow>;

/** What stands around every page of a student's file: whose it is, the others of the family, which tabs there are. */
export const studentFrame = z.strictObject({
  id,
  name: z.string(),
  /** Every student of the family in the order of the list, this one included. */
  students: z.array(z.strictObject({ id, name: z.string() })),
  reEnrolmentOpen: z.boolean(),
});
export type StudentFrame = z.output<typeof studentFrame>;

export const students = {
  'students.list': familyRead({ input: nothing, output: z.array(studentRow) }),
  /** Another family's student is not found. */
  'students.frame': familyRead({ input: z.strictObject({ id }), output: studentFrame }),
};
