import { newId } from '../shared/ids.ts';
import type { SheetValues } from '../shared/rules/sheets.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';
import { columnsOf } from './sheet-columns.ts';
import { isThisYear } from './this-year.ts';

/** The students of some families, oldest first; those archived are left out. */
export const studentsOf = async (db: ReadDb, familyIds: readonly string[]) => (familyIds.length === 0 ? [] : studentRows(db, familyIds));

const studentRows = prepared((db, familyIds: readonly string[]) =>
  db
    .selectFrom('student')
    .select(['id', 'family_id', 'last_name', 'first_name', 'birth_date'])
    .where('family_id', 'in', familyIds)
    .where('archived_at', 'is', null)
    .orderBy('birth_date')
    .orderBy('first_name'),
);

/** Whether the student is one of this family's own, archived ones left out. */
export const isOwnStudent = async (db: ReadDb, familyId: string, studentId: string): Promise<boolean> =>
  (await db
    .selectFrom('student')
    .select('id')
    .where('id', '=', studentId)
    .where('family_id', '=', familyId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()) !== undefined;

/** Undefined when there is no such student, or one that is archived. */
export const findStudent = (db: ReadDb, id: string) =>
  db.selectFrom('student').selectAll().where('id', '=', id).where('archived_at', 'is', null).executeTakeFirst();

/** Undefined when there is no such student; archived ones are found too. */
export const findAnyStudent = (db: ReadDb, id: string) => db.selectFrom('student').selectAll().where('id', '=', id).executeTakeFirst();

/** Every student that a family has or had, those archived last. */
export const everyStudentOf = (db: ReadDb, familyId: string) =>
  db
    .selectFrom('student')
    .selectAll()
    .where('family_id', '=', familyId)
    .orderBy('archived_at', (order) => order.asc().nullsFirst())
    .orderBy('birth_date')
    .orderBy('first_name')
    .execute();

/** `values`: whatever else of the sheet is known already. */
export async function insertStudent(
  db: WriteDb,
  student: { familyId: string; lastName: string; firstName: string; birthDate: string | null; values?: Partial<SheetValues> },
  at: string,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('student')
    .values({
      ...columnsOf('student', student.values ?? {}),
      id,
      family_id: student.familyId,
      last_name: student.lastName,
      first_name: student.firstName,
      birth_date: student.birthDate,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}

/** This year's active courses of each student, one line each: « Piano 2C1 ». */
export async function coursesOf(db: ReadDb, studentIds: readonly string[]): Promise<Map<string, string[]>> {
  const courses = new Map<string, string[]>(studentIds.map((id) => [id, []]));
  if (studentIds.length === 0) return courses;
  const rows = await courseRows(db, studentIds);
  for (const row of rows) {
    const level = row.own_level ?? row.own_name ?? row.planned_level ?? row.planned_name;
    courses.get(row.student_id)?.push(level ? `${row.name} ${level}` : row.name);
  }
  return courses;
}

const courseRows = prepared((db, studentIds: readonly string[]) =>
  db
    .selectFrom('enrolment')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .leftJoin('level as own', 'own.id', 'enrolment.level_id')
    .leftJoin('level as planned', 'planned.id', 'course.level_id')
    .select(['enrolment.student_id', 'discipline.name', 'own.short_name as own_level', 'own.name as own_name'])
    .select(['planned.short_name as planned_level', 'planned.name as planned_name'])
    .where('enrolment.student_id', 'in', studentIds)
    .where(isThisYear)
    .where('enrolment_situation.active', '=', 1)
    .orderBy('discipline.position')
    .orderBy('discipline.name'),
);

/** `archivedAt` null brings the student back. Gives the sheet's next version. */
export async function setStudentArchived(db: WriteDb, id: string, archivedAt: string | null, at: string): Promise<number> {
  const row = await db
    .updateTable('student')
    .set((eb) => ({ archived_at: archivedAt, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** What goes along with a student who changes families; invoices stay with whoever they were made out to. */
const GO_ALONG = ['change_request', 'document', 'document_exemption', 're_enrolment', 'rental'] as const;

/** A student belongs to another family from now on. Gives the sheet's next version. */
export async function moveStudent(db: WriteDb, id: string, familyId: string, at: string): Promise<number> {
  // the tables have both columns in common
  for (const table of GO_ALONG)
    await db
      .updateTable(table as 'document')
      .set({ family_id: familyId })
      .where('student_id', '=', id)
      .execute();
  const row = await db
    .updateTable('student')
    .set((eb) => ({ family_id: familyId, guardian_id: null, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Of this family's students none is this responsable in person any more. */
export const partFromStudents = (db: WriteDb, guardianId: string, familyId: string) =>
  db.updateTable('student').set({ guardian_id: null }).where('guardian_id', '=', guardianId).where('family_id', '=', familyId).execute();
