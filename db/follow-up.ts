import { prepared } from './prepared.ts';

// A student's year in one course. Whoever calls has found the enrolment among the family's own.

/**
 * The lessons of an enrolment in order of time, with how the student was there: those between its first and last day, and those where
 * the student's presence or absence was noted. An enrolment that waits for a place has none yet.
 */
export const lessonsOf = prepared((db, enrolmentId: string) =>
  db
    .selectFrom('enrolment')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .innerJoin('course_session', 'course_session.course_id', 'enrolment.course_id')
    .leftJoin('attendance', (on) =>
      on.onRef('attendance.session_id', '=', 'course_session.id').onRef('attendance.enrolment_id', '=', 'enrolment.id'),
    )
    .leftJoin('attendance_status', 'attendance_status.id', 'attendance.status_id')
    .leftJoin('room', 'room.id', 'course_session.room_id')
    .leftJoin('teacher', 'teacher.id', 'course_session.teacher_id')
    .select(['course_session.id', 'course_session.held_on', 'course_session.starts_time', 'course_session.minutes', 'course_session.state'])
    .select(['course_session.comment', 'attendance_status.name as status', 'attendance_status.absent', 'attendance_status.justified'])
    .select(['attendance.passage_time', 'attendance.minutes as attended_minutes', 'attendance.comment as attendance_comment'])
    .select(['enrolment.passage_time as own_time', 'enrolment.passage_minutes as own_minutes', 'room.name as room'])
    .select(['teacher.first_name as teacher_first_name', 'teacher.last_name as teacher_last_name'])
    .select((eb) =>
      eb
        .selectFrom('absence')
        .select('absence.id')
        .whereRef('absence.session_id', '=', 'course_session.id')
        .whereRef('absence.enrolment_id', '=', 'enrolment.id')
        .orderBy('absence.recorded_at', 'desc')
        .limit(1)
        .as('absence_id'),
    )
    .where('enrolment.id', '=', enrolmentId)
    .where((eb) =>
      eb.or([
        eb('attendance.id', 'is not', null),
        eb.exists(
          eb
            .selectFrom('absence')
            .select('absence.id')
            .whereRef('absence.session_id', '=', 'course_session.id')
            .whereRef('absence.enrolment_id', '=', 'enrolment.id'),
        ),
        eb.and([
          eb.or([eb('enrolment_situation.active', '=', 1), eb('enrolment.ends_on', 'is not', null)]),
          eb('course_session.held_on', '>=', eb.fn.coalesce('enrolment.starts_on', eb.val(''))),
          eb('course_session.held_on', '<=', eb.fn.coalesce('enrolment.ends_on', eb.val('9999'))),
        ]),
      ]),
    )
    .orderBy('course_session.held_on')
    .orderBy('course_session.starts_time')
    .orderBy('course_session.id'),
);
export type LessonRecord = Awaited<ReturnType<typeof lessonsOf>>[number];

/** The evaluations of an enrolment that the office has published by an instant (UTC ISO), in order of time. */
export const evaluationsOf = prepared((db, enrolmentId: string, at: string) =>
  db
    .selectFrom('evaluation_mark')
    .innerJoin('evaluation', 'evaluation.id', 'evaluation_mark.evaluation_id')
    .innerJoin('evaluation_type', 'evaluation_type.id', 'evaluation.type_id')
    .innerJoin('evaluation_scale', 'evaluation_scale.id', 'evaluation.scale_id')
    .leftJoin('mention', 'mention.id', 'evaluation_mark.mention_id')
    .select(['evaluation_mark.id', 'evaluation.held_on', 'evaluation_type.name as type', 'evaluation.title', 'evaluation.description'])
    .select(['evaluation.coefficient_hundredths', 'evaluation.median_hundredths', 'evaluation_scale.out_of_hundredths'])
    .select(['evaluation_mark.mark_hundredths', 'evaluation_mark.letter', 'mention.name as mention', 'evaluation_mark.appreciation'])
    .select(['evaluation_mark.absent', 'evaluation_mark.counts'])
    .where('evaluation_mark.enrolment_id', '=', enrolmentId)
    .where('evaluation.published_at', '<=', at)
    .orderBy('evaluation.held_on')
    .orderBy('evaluation.id'),
);
export type EvaluationRecord = Awaited<ReturnType<typeof evaluationsOf>>[number];

/** The absences of an enrolment, in order of time. */
export const absencesOf = prepared((db, enrolmentId: string) =>
  db
    .selectFrom('absence')
    .leftJoin('absence_reason', 'absence_reason.id', 'absence.reason_id')
    .select(['absence.id', 'absence.absent_on', 'absence.starts_time', 'absence.minutes', 'absence.justified', 'absence.comment'])
    .select(['absence.announced_at', 'absence.session_id', 'absence_reason.name as reason'])
    .where('absence.enrolment_id', '=', enrolmentId)
    .orderBy('absence.absent_on')
    .orderBy('absence.starts_time')
    .orderBy('absence.id'),
);
export type AbsenceRecord = Awaited<ReturnType<typeof absencesOf>>[number];
