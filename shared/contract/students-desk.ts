import { z } from 'zod';
import { type StudentField, studentFieldNames } from '../rules/student-fields.ts';
import { id, staffWrite } from './operation.ts';

const record = <T extends z.ZodType>(value: T) =>
  z.strictObject(Object.fromEntries(studentFieldNames.map((f) => [f, value])) as Record<StudentField, T>);
/** The official values of a student's sheet, as stored (see `shared/rules/fields.ts`). */
export const studentValues = record(z.string().nullable());
/** What staff typed; checked field by field, each refusal beside its field (`values.birthDate`). */
export const studentTyped = record(z.string().max(500)).partial();

/** A student in the file of the family. */
export const studentFile = z.strictObject({
  id,
  version: z.int(),
  values: studentValues,
  archivedAt: z.string().nullable(),
  /** This year's courses, one line each: « Piano 2C1 ». */
  courses: z.array(z.string()),
  /** What a request that waits asks for: proposed values (stored) by field. */
  pending: z.strictObject({ requestId: id, number: z.string(), values: z.record(z.string(), z.string().nullable()) }).nullable(),
});
export type StudentFile = z.output<typeof studentFile>;

const version = z.int();

/** Students as the office keeps them; what families see of them is in `students.ts`. */
export const studentsDesk = {
  'students.create': staffWrite({ input: z.strictObject({ familyId: id, values: studentTyped }), output: z.strictObject({ id }) }),
  /** Refused as a conflict when `version` is not the one they saw. */
  'students.edit': staffWrite({
    input: z.strictObject({ studentId: id, version, values: studentTyped }),
    output: z.strictObject({ version: z.int() }),
  }),
  /** Refused with a sentence while a course or a re-enrolment stands, until `despite` says that it was read. */
  'students.archive': staffWrite({
    input: z.strictObject({ studentId: id, version, despite: z.boolean().default(false) }),
    output: z.strictObject({ version: z.int() }),
  }),
  'students.restore': staffWrite({ input: z.strictObject({ studentId: id, version }), output: z.strictObject({ version: z.int() }) }),
  /** A student of another household now: sheet, courses, documents and answers go along; what was invoiced stays where it was. */
  'students.move': staffWrite({
    input: z.strictObject({ studentId: id, version, familyId: id }),
    output: z.strictObject({ version: z.int() }),
  }),
};
