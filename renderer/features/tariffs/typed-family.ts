import type { TypedFacts } from '../../../shared/contract/tariffs.ts';
import { readCents } from '../../../shared/money.ts';
import { checkField, DAY } from '../../../shared/rules/fields.ts';

/** Somebody who asks at the counter, as it is typed. */
export interface FamilyTyped {
  quotient: string;
  residence: string;
  students: StudentTyped[];
  rentalTariffIds: string[];
}

export interface StudentTyped {
  key: string;
  name: string;
  birthDate: string;
  curriculumId: string | null;
  cycleId: string | null;
  disciplineIds: string[];
}

let made = 0;
export const newStudent = (): StudentTyped => ({
  key: `s${made++}`,
  name: '',
  birthDate: '',
  curriculumId: null,
  cycleId: null,
  disciplineIds: [],
});
export const newFamily = (): FamilyTyped => ({ quotient: '', residence: '', students: [newStudent()], rentalTariffIds: [] });

/** What can be priced of what is typed so far: a student without a course waits; null as long as there is nothing at all. */
export function factsOf({ quotient, residence, students, rentalTariffIds }: FamilyTyped): {
  facts: TypedFacts | null;
  /** By field (`quotient`, `s0.birthDate`). */
  problems: Record<string, string>;
} {
  const problems: Record<string, string> = {};
  const cents = quotient.trim() === '' ? null : readCents(quotient);
  if (quotient.trim() !== '' && (cents === null || cents < 0)) problems.quotient = 'Un montant, par exemple 850,00.';
  const ready = students.flatMap((student, i) => {
    const day = checkField(DAY, student.birthDate);
    if (!day.ok) problems[`${student.key}.birthDate`] = day.message;
    const { curriculumId, cycleId, disciplineIds } = student;
    const studies = (disciplineIds.length > 0 ? disciplineIds : curriculumId === null ? [] : [null]).map((disciplineId) => ({
      curriculumId,
      cycleId,
      disciplineId,
    }));
    if (studies.length === 0) return [];
    return [{ name: student.name.trim() || `Élève ${i + 1}`, birthDate: day.ok ? day.value : null, studies }];
  });
  const facts = {
    quotientCents: cents === null || cents < 0 ? null : cents,
    residence: residence.trim() || null,
    students: ready,
    rentalTariffIds,
  };
  return { facts: ready.length + rentalTariffIds.length > 0 ? facts : null, problems };
}
