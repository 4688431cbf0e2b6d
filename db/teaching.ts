import { dayOf } from '../shared/dates.ts';
import type { ReadDb } from './open.ts';
import { prepared } from './prepared.ts';
import { isThisYear } from './this-year.ts';

/**
 * The last evaluations of some students in this school year's courses that are published at an instant, newest first: at most `limit` of
 * them. Marks and scales are hundredths; `mark` is the id in `/eleves/:student/cours/:enrolment/evaluations/:mark`.
 */
export const lastEvaluations = async (db: ReadDb, studentIds: readonly string[], limit: number, now: Date) =>
  studentIds.length === 0 ? [] : lastRows(db, studentIds, now.toISOString(), dayOf(now), limit);

const lastRows = prepared((db, studentIds: readonly string[], at: string, day: string, limit: number) =>
  db
    .selectFrom('enrolment')
    .innerJoin('evaluation_mark', 'evaluation_mark.enrolment_id', 'enrolment.id')
    .innerJoin('evaluation', 'evaluation.id', 'evaluation_mark.evaluation_id')
    .innerJoin('course', 'course.id', 'evaluation.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('evaluation_type', 'evaluation_type.id', 'evaluation.type_id')
    .innerJoin('evaluation_scale', 'evaluation_scale.id', 'evaluation.scale_id')
    .leftJoin('mention', 'mention.id', 'evaluation_mark.mention_id')
    .select(['enrolment.student_id', 'enrolment.id as enrolment_id', 'evaluation_mark.id as mark_id', 'course.name as course'])
    .select(['evaluation.held_on', 'evaluation_type.name as type', 'evaluation.title', 'evaluation_mark.mark_hundredths'])
    .select(['evaluation_scale.out_of_hundredths', 'evaluation_mark.letter', 'mention.name as mention', 'evaluation_mark.absent'])
    .where('enrolment.student_id', 'in', studentIds)
    .where(isThisYear)
    .where('evaluation.published_at', '<=', at)
    .where('evaluation.held_on', '<=', day)
    .orderBy('evaluation.held_on', 'desc')
    .orderBy('evaluation.id')
    .limit(limit),
);

/** The courses of one of this family's students this school year, those attended first; none when the student is not the family's. */
export const enrolmentsOf = prepared((db, familyId: string, studentId: string) =>
  db
    .selectFrom('student')
    .innerJoin('enrolment', 'enrolment.student_id', 'student.id')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .leftJoin('department', (on) =>
      on.on((eb) => eb('department.id', '=', eb.fn.coalesce('course.department_id', 'discipline.department_id'))),
    )
    .leftJoin('class_name', 'class_name.id', 'course.class_name_id')
    .leftJoin('cycle', (on) => on.on((eb) => eb('cycle.id', '=', eb.fn.coalesce('enrolment.cycle_id', 'course.cycle_id'))))
    .leftJoin('level', (on) => on.on((eb) => eb('level.id', '=', eb.fn.coalesce('enrolment.level_id', 'course.level_id'))))
    .leftJoin('teacher', 'teacher.id', 'course.teacher_id')
    .leftJoin('room', 'room.id', 'course.room_id')
    .select(['enrolment.id', 'enrolment.course_id', 'course.name', 'course.comment', 'department.name as department'])
    .select(['class_name.name as class_name', 'cycle.name as cycle', 'level.name as level', 'room.name as room'])
    .select(['teacher.first_name as teacher_first_name', 'teacher.last_name as teacher_last_name'])
    .select(['enrolment_situation.name as situation', 'enrolment_situation.active'])
    .select(['enrolment.passage_time', 'enrolment.passage_minutes'])
    .where('student.id', '=', studentId)
    .where('student.family_id', '=', familyId)
    .where('student.archived_at', 'is', null)
    .where(isThisYear)
    .orderBy('enrolment_situation.active', 'desc')
    .orderBy('discipline.position')
    .orderBy('course.name')
    .orderBy('enrolment.id'),
);
export type EnrolmentRecord = Awaited<ReturnType<typeof enrolmentsOf>>[number];

/** The weekly hours of all courses of a student, in order of the week. */
export const slotsOf = prepared((db, studentId: string) =>
  db
    .selectFrom('enrolment')
    .innerJoin('course_slot', 'course_slot.course_id', 'enrolment.course_id')
    .leftJoin('room', 'room.id', 'course_slot.room_id')
    .select(['course_slot.course_id', 'course_slot.weekday', 'course_slot.starts_time', 'course_slot.minutes', 'room.name as room'])
    .select(['course_slot.from_on', 'course_slot.to_on'])
    .where('enrolment.student_id', '=', studentId)
    .orderBy('course_slot.weekday')
    .orderBy('course_slot.starts_time')
    .orderBy('course_slot.id'),
);
export type SlotRecord = Awaited<ReturnType<typeof slotsOf>>[number];

/** Who else teaches a student's courses. */
export const coTeachersOf = prepared((db, studentId: string) =>
  db
    .selectFrom('enrolment')
    .innerJoin('course_co_teacher', 'course_co_teacher.course_id', 'enrolment.course_id')
    .innerJoin('teacher', 'teacher.id', 'course_co_teacher.teacher_id')
    .select(['course_co_teacher.course_id', 'teacher.first_name', 'teacher.last_name'])
    .where('enrolment.student_id', '=', studentId)
    .orderBy('teacher.last_name')
    .orderBy('teacher.id'),
);
