import { type AbsenceRecord, absencesOf } from '../../../../db/follow-up.ts';
import type { AbsenceRow } from '../../../../shared/contract/teaching.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { onPage, pageAt } from './list-place.ts';
import { requireCourse } from './require-course.ts';

/** When the student was away from one course, and how many of these absences are not justified. */
export const absences: ReadVerb<'teaching.absences'> = async ({ db, actor }, { student, enrolment, page }) => {
  const { own, frame } = await requireCourse({ db, actor }, { student, enrolment });
  const rows = await absencesOf(db, own.id);
  return { frame, unjustified: rows.filter(({ justified }) => justified === 0).length, ...onPage(rows.map(absenceRowOf).reverse(), page) };
};

/** One absence, and where it stands among the others. */
export const absence: ReadVerb<'teaching.absence'> = async ({ db, actor }, { student, enrolment, absence: id }) => {
  const { own, frame } = await requireCourse({ db, actor }, { student, enrolment });
  const rows = await absencesOf(db, own.id);
  const index = rows.findIndex((row) => row.id === id);
  const found = rows[index];
  if (!found) throw notFound('Cette absence');
  return {
    frame,
    all: rows.map((row) => row.id),
    page: pageAt(rows.length - 1 - index),
    absence: { ...absenceRowOf(found), announcedAt: found.announced_at, lessonId: found.session_id },
  };
};

const absenceRowOf = (row: AbsenceRecord): AbsenceRow => ({
  id: row.id,
  absentOn: row.absent_on,
  startsAt: row.starts_time,
  minutes: row.minutes,
  justified: row.justified === 1,
  reason: row.reason,
  comment: row.comment,
});
