import type { ReadDb } from './open.ts';
import { isThisYear } from './this-year.ts';

/** What still goes on around a family, or around one of its students. */
export interface Standing {
  /** Requests, re-enrolments and documents that wait for staff. */
  waiting: number;
  /** « Léo : Piano » of this year's active courses. */
  courses: string[];
}

export async function standingOf(db: ReadDb, whose: { familyId: string } | { studentId: string }): Promise<Standing> {
  const [column, id] = 'familyId' in whose ? (['family_id', whose.familyId] as const) : (['student_id', whose.studentId] as const);
  const counted = await Promise.all([
    db
      .selectFrom('change_request')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where(column, '=', id)
      .where('state', '=', 'pending')
      .execute(),
    db
      .selectFrom('re_enrolment')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where(column, '=', id)
      .where('state', '=', 'submitted')
      .execute(),
    db
      .selectFrom('document')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where(column, '=', id)
      .where('state', '=', 'given')
      .execute(),
  ]);
  const courses = await db
    .selectFrom('enrolment')
    .innerJoin('student', 'student.id', 'enrolment.student_id')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .select(['student.first_name', 'discipline.name'])
    .where('familyId' in whose ? 'student.family_id' : 'student.id', '=', id)
    .where('student.archived_at', 'is', null)
    .where(isThisYear)
    .where('enrolment_situation.active', '=', 1)
    .orderBy('student.first_name')
    .execute();
  return {
    waiting: counted.reduce((total, rows) => total + (rows[0]?.n ?? 0), 0),
    courses: courses.map(({ first_name, name }) => `${first_name} : ${name}`),
  };
}
