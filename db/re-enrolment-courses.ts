import type { ReEnrolmentCourse } from '../shared/contract/re-enrolments.ts';
import { fullName } from '../shared/rules/names.ts';
import type { ReadDb } from './open.ts';
import { isThisYear } from './this-year.ts';

/** This year's courses of a student, those left too, as the table of the re-enrolment shows them: by curriculum, what is in none last. */
export async function coursesToReEnrol(db: ReadDb, studentId: string): Promise<ReEnrolmentCourse[]> {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .leftJoin('teacher', 'teacher.id', 'course.teacher_id')
    .leftJoin('curriculum', (on) =>
      on.on((eb) => eb('curriculum.id', '=', eb.fn.coalesce('enrolment.curriculum_id', 'course.curriculum_id'))),
    )
    .leftJoin('level', (on) => on.on((eb) => eb('level.id', '=', eb.fn.coalesce('enrolment.level_id', 'course.level_id'))))
    .leftJoin('cycle', (on) =>
      on.on((eb) => eb('cycle.id', '=', eb.fn.coalesce('enrolment.cycle_id', 'course.cycle_id', 'level.cycle_id'))),
    )
    .select(['enrolment.id', 'course.name as course', 'enrolment_situation.name as situation', 'enrolment_situation.active'])
    .select(['teacher.first_name', 'teacher.last_name', 'cycle.name as cycle'])
    .select(['curriculum.id as curriculum_id', 'curriculum.name as curriculum_name'])
    .select((eb) => eb.fn.coalesce('level.short_name', 'level.name').as('level'))
    .where('enrolment.student_id', '=', studentId)
    .where(isThisYear)
    .orderBy((eb) => eb('curriculum.id', 'is', null))
    .orderBy('curriculum.position')
    .orderBy('curriculum.name')
    .orderBy('discipline.position')
    .orderBy('course.name')
    .execute();
  return rows.map((row) => ({
    enrolmentId: row.id,
    curriculum: row.curriculum_id && row.curriculum_name ? { id: row.curriculum_id, name: row.curriculum_name } : null,
    course: row.course,
    level: row.level,
    teacher: row.last_name && fullName(row),
    cycle: row.cycle,
    active: row.active === 1,
    situation: row.situation,
  }));
}

/** What is taught at a site this year: what a family can wish for. */
export const disciplinesTaught = (db: ReadDb, siteId: string) =>
  db
    .selectFrom('discipline')
    .select(['discipline.id', 'discipline.name'])
    .where('discipline.archived_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('course')
          .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
          .select('course.id')
          .whereRef('course.discipline_id', '=', 'discipline.id')
          .where('course.site_id', '=', siteId)
          .where('course.archived_at', 'is', null)
          .where('school_year.current', '=', 1),
      ),
    )
    .orderBy('discipline.position')
    .orderBy('discipline.name')
    .execute();
