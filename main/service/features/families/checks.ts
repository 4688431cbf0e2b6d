import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { requireNoProblems } from '../../../../shared/refusal.ts';
import { checkField, type Field } from '../../../../shared/rules/fields.ts';
import { GUARDIAN_FIELDS, type GuardianValues, guardianFieldNames } from '../../../../shared/rules/guardian-fields.ts';
import { STUDENT_FIELDS } from '../../../../shared/rules/student-fields.ts';

type Typed = Omit<ParsedInputOf<'families.create'>, 'siteId'>;

/**
 * A new family's fields in stored form; refused with one sentence beside each field (`guardian.lastName`, `students.0.birthDate`).
 * `today` (`YYYY-MM-DD`) is the last day on which anyone can have been born.
 */
export function checkedFamily(typed: Typed, today: string) {
  const problems: Record<string, string> = {};
  const check = (key: string, field: Field, value: string): string | null => {
    const checked = checkField(field, value, today);
    if (checked.ok) return checked.value;
    problems[key] = checked.message;
    return null;
  };
  const guardian = Object.fromEntries(
    guardianFieldNames.map((name) => [name, check(`guardian.${name}`, GUARDIAN_FIELDS[name], typed.guardian[name] ?? '')]),
  ) as GuardianValues;
  const students = typed.students.map((student, index) => ({
    ...student,
    birthDate: check(`students.${index}.birthDate`, STUDENT_FIELDS.birthDate, student.birthDate ?? ''),
  }));
  requireNoProblems(problems);
  return { guardian, students };
}
