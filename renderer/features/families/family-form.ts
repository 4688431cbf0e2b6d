import { dayOf } from '../../../shared/dates.ts';
import { checkField } from '../../../shared/rules/fields.ts';
import { STUDENT_FIELDS } from '../../../shared/rules/student-fields.ts';

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
