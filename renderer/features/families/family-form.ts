import { dayOf } from '../../../shared/dates.ts';
import { checkField, editField } from '../../../shared/rules/fields.ts';
import { type GuardianField, type GuardianValues, guardianField, guardianFieldNames } from '../../../shared/rules/guardian-fields.ts';
import { sheetGroups } from '../../../shared/rules/sheets.ts';
import { STUDENT_FIELDS } from '../../../shared/rules/student-fields.ts';

export type GuardianTyped = Record<GuardianField, string>;

/** A responsable's sheet as its form's controls want it. */
export const typedOf = (values: Partial<GuardianValues>): GuardianTyped =>
  Object.fromEntries(guardianFieldNames.map((name) => [name, editField(guardianField(name), values[name] ?? null)])) as GuardianTyped;

/** Sentences by field, under the same rules as the service's; names are prefixed as the service names them. */
export function checkGuardian(typed: GuardianTyped, prefix: string): Record<string, string> {
  const refused: Record<string, string> = {};
  for (const name of guardianFieldNames) {
    const checked = checkField(guardianField(name), typed[name]);
    if (!checked.ok) refused[`${prefix}${name}`] = checked.message;
  }
  return refused;
}

/** Only what differs from the sheet as it was opened: what somebody else changed meanwhile in other fields stays theirs. */
export const changedOnly = (before: GuardianTyped, now: GuardianTyped): Partial<GuardianTyped> =>
  Object.fromEntries(guardianFieldNames.filter((name) => before[name] !== now[name]).map((name) => [name, now[name]]));

/** The fields under the headings of the sheet, in their order. */
export const guardianGroups = () => sheetGroups('guardian') as { group: string; names: GuardianField[] }[];

export interface StudentTyped {
  lastName: string;
  firstName: string;
  birthDate: string;
}

/** A student's line of the new family's form. */
export function checkStudents(students: readonly StudentTyped[]): Record<string, string> {
  const refused: Record<string, string> = {};
  students.forEach((student, place) => {
    if (student.lastName.trim() === '') refused[`students.${place}.lastName`] = 'Ce champ est à remplir.';
    if (student.firstName.trim() === '') refused[`students.${place}.firstName`] = 'Ce champ est à remplir.';
    const day = checkField(STUDENT_FIELDS.birthDate, student.birthDate, dayOf(new Date()));
    if (!day.ok) refused[`students.${place}.birthDate`] = day.message;
  });
  return refused;
}
