import { lessonsOf } from '../../../../db/follow-up.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { isToCome } from '../../../../shared/rules/lessons.ts';
import type { ReadVerb } from '../../context.ts';
import { sheetsOf } from './course-sheet.ts';
import { lessonRowOf } from './lessons.ts';
import { onPage } from './list-place.ts';
import { requireCourse } from './require-course.ts';

/** How many of the lessons to come stand above those that are over. */
const SOONEST = 3;

/** The file of one course: what it is, and its lessons as this student has them. */
export const course: ReadVerb<'teaching.course'> = async ({ db, actor, clock }, { student, enrolment, toCome, page }) => {
  const { own, frame } = await requireCourse({ db, actor }, { student, enrolment });
  const today = dayOf(clock.now());
  const [[sheet], lessons] = await Promise.all([sheetsOf(db, student, [own], today), lessonsOf(db, own.id)]);
  if (!sheet) throw new Error(`the course ${own.id} was found but has no sheet`);
  const rows = lessons.map((lesson) => lessonRowOf(lesson, today));
  const [past, coming] = [rows.filter((row) => !isToCome(row, today)).reverse(), rows.filter((row) => isToCome(row, today))];
  return {
    frame,
    sheet,
    next: coming.slice(0, SOONEST),
    pastCount: past.length,
    toComeCount: coming.length,
    ...onPage(toCome ? coming : past, page),
  };
};
