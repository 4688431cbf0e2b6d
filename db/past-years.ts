import { prepared } from './prepared.ts';
import type { Row } from './tables.ts';

export type PastCourseRecord = Row<'past_course'>;

/** The past courses of one of the family's own students, newest year first; none when the student is not theirs. */
export const pastCoursesOf = prepared((db, familyId: string, studentId: string) =>
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
    .orderBy('past_course.id'),
);

/** Newest first; those without a day last. */
export const pastEvaluationsOf = prepared((db, pastCourseId: string) =>
  db
    .selectFrom('past_evaluation')
    .selectAll()
    .where('past_course_id', '=', pastCourseId)
    .orderBy('held_on', 'desc')
    .orderBy('type')
    .orderBy('id'),
);

export const pastCommentsOf = prepared((db, pastCourseId: string) =>
  db
    .selectFrom('past_comment')
    .select(['author', 'written_on as writtenOn', 'comment'])
    .where('past_course_id', '=', pastCourseId)
    .orderBy('position')
    .orderBy('id'),
);
