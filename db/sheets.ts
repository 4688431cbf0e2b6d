import { fullName } from '../shared/rules/names.ts';
import type { SheetSubject, SheetValues } from '../shared/rules/sheets.ts';
import { findGuardian } from './guardians.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { columnsOf, valuesOf } from './sheet-columns.ts';
import { findStudent } from './students.ts';

/** Whose sheet: a responsable's or a student's, by the id of the row. */
export interface Person {
  readonly subject: SheetSubject;
  readonly id: string;
}

/** A person's official sheet. */
export interface SheetRecord extends Person {
  readonly familyId: string;
  /** « Léo Bernard » */
  readonly name: string;
  readonly version: number;
  readonly values: SheetValues;
}

/** Undefined when there is no such person, or the student is archived. */
export async function findSheet(db: ReadDb, { subject, id }: Person): Promise<SheetRecord | undefined> {
  const row = await (subject === 'guardian' ? findGuardian(db, id) : findStudent(db, id));
  if (!row) return undefined;
  const name = fullName(row);
  return { subject, id, familyId: row.family_id, name, version: row.version, values: valuesOf(subject, row) };
}

/** Writes official values; the sheet gets the next version, which is given back. */
export async function changeSheet(db: WriteDb, { subject, id }: Person, values: Partial<SheetValues>, at: string): Promise<number> {
  const row = await db
    // the tables have in common whatever this statement names itself
    .updateTable(subject as 'guardian')
    .set((eb) => ({ ...columnsOf(subject, values), version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}
