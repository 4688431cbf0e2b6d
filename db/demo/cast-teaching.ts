import type { WriteDb } from '../open.ts';
import type { CastStudent } from './cast-people.ts';
import type { Random } from './random.ts';

export interface CastTeaching {
  schoolYearId: string;
  activeSituationId: string;
  courses: Readonly<Record<NonNullable<CastStudent['course']>, string>>;
  levels: Readonly<Record<NonNullable<CastStudent['level']>, { id: string; cycleId: string }>>;
}

/** As much teaching as a file needs to say « Piano 2C1 »: one year, one department, two cycles, three courses. */
export async function seedCastTeaching(db: WriteDb, random: Random, siteId: string, at: string): Promise<CastTeaching> {
  const schoolYearId = random.uuid();
  await db
    .insertInto('school_year')
    .values({ id: schoolYearId, label: '2026-2027', starts_on: '2026-09-01', ends_on: '2027-08-31', current: 1 })
    .execute();
  const departmentId = random.uuid();
  await db.insertInto('department').values({ id: departmentId, name: 'Instruments et formation musicale' }).execute();
  const activeSituationId = random.uuid();
  await db.insertInto('enrolment_situation').values({ id: activeSituationId, name: 'Actif', active: 1 }).execute();
  const levels = await seedLevels(db, random);
  const course = (name: string, collective: 0 | 1) => seedCourse(db, random, { siteId, schoolYearId, departmentId, name, collective }, at);
  const courses = { piano: await course('Piano', 0), violin: await course('Violon', 0), theory: await course('Formation musicale', 1) };
  return { schoolYearId, activeSituationId, courses, levels };
}

async function seedLevels(db: WriteDb, random: Random): Promise<CastTeaching['levels']> {
  const cycles = [random.uuid(), random.uuid()] as const;
  await db
    .insertInto('cycle')
    .values(cycles.map((id, index) => ({ id, name: `Cycle ${index + 1}`, short_name: `C${index + 1}`, position: index })))
    .execute();
  const of = (cycleId: string) => ({ id: random.uuid(), cycleId });
  const levels = { '1C1': of(cycles[0]), '1C3': of(cycles[0]), '2C1': of(cycles[1]) };
  await db
    .insertInto('level')
    .values(
      Object.entries(levels).map(([name, { id, cycleId }], position) => ({ id, cycle_id: cycleId, name, short_name: name, position })),
    )
    .execute();
  return levels;
}

interface NewCourse {
  siteId: string;
  schoolYearId: string;
  departmentId: string;
  name: string;
  collective: 0 | 1;
}

async function seedCourse(db: WriteDb, random: Random, course: NewCourse, at: string): Promise<string> {
  const { siteId, schoolYearId, departmentId, name, collective } = course;
  const disciplineId = random.uuid();
  await db.insertInto('discipline').values({ id: disciplineId, department_id: departmentId, name }).execute();
  const teacherId = random.uuid();
  await db
    .insertInto('teacher')
    .values({ id: teacherId, civility: 'Mme', last_name: 'Alonso', first_name: 'Carmen', created_at: at })
    .execute();
  const id = random.uuid();
  const links = {
    site_id: siteId,
    school_year_id: schoolYearId,
    department_id: departmentId,
    discipline_id: disciplineId,
    teacher_id: teacherId,
  };
  await db
    .insertInto('course')
    .values({ id, ...links, name, collective, created_at: at, updated_at: at })
    .execute();
  return id;
}

/** Writes the student and, when the cast says so, the enrolment in this year's course; gives the student's id. */
export async function enrolCastStudent(
  db: WriteDb,
  { random, at, teaching }: { random: Random; at: string; teaching: CastTeaching },
  owner: { familyId: string; guardianId: string | null },
  { firstName, lastName, birthDate, course, level }: CastStudent,
): Promise<string> {
  const id = random.uuid();
  await db
    .insertInto('student')
    .values({
      id,
      family_id: owner.familyId,
      guardian_id: owner.guardianId,
      first_name: firstName,
      last_name: lastName,
      birth_date: birthDate,
      created_at: at,
      updated_at: at,
    })
    .execute();
  if (!course) return id;
  const reached = level && teaching.levels[level];
  await db
    .insertInto('enrolment')
    .values({
      id: random.uuid(),
      student_id: id,
      course_id: teaching.courses[course],
      cycle_id: reached?.cycleId ?? null,
      level_id: reached?.id ?? null,
      situation_id: teaching.activeSituationId,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}
