import { type LessonRecord, lessonsOf } from '../../../../db/follow-up.ts';
import type { LessonRow } from '../../../../shared/contract/teaching.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { attendanceOf, isToCome, turnOf } from '../../../../shared/rules/lessons.ts';
import type { ReadVerb } from '../../context.ts';
import { teacherName } from './course-sheet.ts';
import { pageAt } from './list-place.ts';
import { requireCourse } from './require-course.ts';

/** One lesson of a course, and where it stands among the others. */
export const lesson: ReadVerb<'teaching.lesson'> = async ({ db, actor, clock }, { student, enrolment, lesson: id }) => {
  const { own, frame } = await requireCourse({ db, actor }, { student, enrolment });
  const today = dayOf(clock.now());
  const lessons = await lessonsOf(db, own.id);
  const record = lessons.find((one) => one.id === id);
  if (!record) throw notFound('Cette séance');
  const rows = lessons.map((one) => lessonRowOf(one, today));
  const toCome = rows.some((row) => row.id === id && isToCome(row, today));
  const [all, listed] = [rows.map((row) => row.id), rows.filter((row) => isToCome(row, today) === toCome).map((row) => row.id)];
  return {
    frame,
    all,
    toCome,
    page: pageAt((toCome ? listed : listed.reverse()).indexOf(id)),
    lesson: {
      ...lessonRowOf(record, today),
      startsAt: record.starts_time,
      room: record.room,
      teacher: teacherName({ first_name: record.teacher_first_name, last_name: record.teacher_last_name }),
      absenceId: record.absence_id,
    },
  };
};

/** A lesson as the list of a student shows it on a day (`YYYY-MM-DD`). */
export function lessonRowOf(lesson: LessonRecord, today: string): LessonRow {
  const { held_on: heldOn, state, status, absent, justified } = lesson;
  const noted = status === null ? null : { status, absent: absent === 1, justified: justified === 1 };
  return {
    id: lesson.id,
    heldOn,
    ...attendanceOf({ heldOn, state, noted, absence: lesson.absence_id !== null }, today),
    ...turnOf({
      startsAt: lesson.starts_time,
      minutes: lesson.minutes,
      noted: { time: lesson.passage_time, minutes: lesson.attended_minutes },
      usual: { time: lesson.own_time, minutes: lesson.own_minutes },
    }),
    comments: [lesson.comment, lesson.attendance_comment].flatMap((comment) => comment ?? []),
  };
}
