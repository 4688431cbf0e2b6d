import type { ReadDb } from './open.ts';
import type { Row } from './tables.ts';

export type PastCourseRecord = Row<'past_course'>;

/** The past courses of one of the family's own students, newest year first; none when the student is not theirs. */
export const pastCoursesOf = (db: ReadDb, familyId: string, studentId: string): Promise<PastCourseRecord[]> =>
  db
    .selectFrom('past_course')
    .innerJoin('student', 'student.id', 'past_course.student_id')
    .selectAll('past_course')
    .where('past_course.student_id', '=', studentId)
    .where('student.family_id', '=', familyId)
    .where('student.archived_at', 'is', null)
    .orderBy('past_course.school_year', 'desc')
    .orderBy('past_course.department')
    .orderBy('past_course.class_name')
    .orderBy('past_course.id')
    .execute();

/** Newest first; those without a day last. */
export const pastEvaluationsOf = (db: ReadDb, pastCourseId: string) =>
  db
    .selectFrom('past_evaluation')
    .selectAll()
    .where('past_course_id', '=', pastCourseId)
    .orderBy('held_on', 'desc')
    .orderBy('type')
    .orderBy('id')
    .execute();

export const pastCommentsOf = (db: ReadDb, pastCourseId: string) =>
  db
    .selectFrom('past_comment')
    .select(['author', 'written_on as writtenOn', 'comment'])
    .where('past_course_id', '=', pastCourseId)
    .orderBy('position')
    .orderBy('id')
    .execute();
