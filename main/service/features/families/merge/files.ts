import { findFamily } from '../../../../../db/families.ts';
import { guardiansOf } from '../../../../../db/guardians.ts';
import { accountsOf } from '../../../../../db/identifiers.ts';
import type { ReadDb } from '../../../../../db/open.ts';
import { everyStudentOf } from '../../../../../db/students.ts';
import type { Row } from '../../../../../db/tables.ts';
import type { MergePreview } from '../../../../../shared/contract/family-merges.ts';
import { notFound } from '../../../../../shared/refusal.ts';
import { fullName } from '../../../../../shared/rules/names.ts';
import { searchable } from '../../../../../shared/rules/search.ts';

export type Guardian = Row<'guardian'>;
export type Student = Row<'student'>;

/** All of a family that a merge looks at. */
export interface File {
  family: NonNullable<Awaited<ReturnType<typeof findFamily>>>;
  guardians: Guardian[];
  /** In use. */
  students: Student[];
  archived: Student[];
  accounts: Row<'account'>[];
}

export async function fileOf(db: ReadDb, id: string): Promise<File> {
  const family = await findFamily(db, id);
  if (!family) throw notFound('Cette famille');
  const students = await everyStudentOf(db, id);
  return {
    family,
    guardians: await guardiansOf(db, id),
    students: students.filter(({ archived_at }) => archived_at === null),
    archived: students.filter(({ archived_at }) => archived_at !== null),
    accounts: await accountsOf(db, id),
  };
}

export const sideOf = ({ family, guardians, students }: File): MergePreview['kept'] => ({
  id: family.id,
  number: family.number,
  name: family.name,
  guardians: guardians.map((guardian) => fullName(guardian)),
  students: students.map((student) => fullName(student)),
  city: guardians[0]?.city ?? null,
  createdAt: family.created_at,
});

/** Who of the file that goes is whom of the one that stays; null: nobody, the person comes along. */
export type Mapping = ReadonlyMap<string, string | null>;

export interface Mappings {
  guardians: Mapping;
  students: Mapping;
}

type Asked = { id: string; into: string | null }[] | null | undefined;

/** The mapping that staff chose, else the one that names, e-mails, phones and birth dates suggest. */
export function mappingsOf(kept: File, merged: File, asked: { guardians?: Asked; students?: Asked }): Mappings {
  return {
    guardians: mapped(merged.guardians, kept.guardians, asked.guardians, isSameAdult),
    students: mapped(merged.students, kept.students, asked.students, isSameChild),
  };
}

function mapped<T extends { id: string }>(
  merged: readonly T[],
  kept: readonly T[],
  asked: Asked,
  isSame: (a: T, b: T) => boolean,
): Mapping {
  const taken = new Set<string>();
  return new Map(
    merged.map((one) => {
      const chosen = asked?.find(({ id }) => id === one.id);
      // whoever is no longer in the file that stays is nobody
      const guess = kept.find((other) => !taken.has(other.id) && isSame(one, other))?.id ?? null;
      const into = chosen ? (kept.find(({ id }) => id === chosen.into && !taken.has(id))?.id ?? null) : guess;
      if (into) taken.add(into);
      return [one.id, into];
    }),
  );
}

const isSameAdult = (a: Guardian, b: Guardian): boolean => {
  if (searchable(fullName(a)) === searchable(fullName(b))) return true;
  const shared = [a.phone_mobile, a.email].some((way) => way !== null && (way === b.phone_mobile || way === b.email));
  return shared && searchable(a.first_name) === searchable(b.first_name);
};

const isSameChild = (a: Student, b: Student): boolean =>
  searchable(a.first_name) === searchable(b.first_name) && (a.birth_date === b.birth_date || !a.birth_date || !b.birth_date);
