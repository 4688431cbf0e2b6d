import { isOwnStudent } from '../../../../db/students.ts';
import { enrolmentsOf } from '../../../../db/teaching.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { sheetsOf } from './course-sheet.ts';

/** The tab *Cours*: what the student attends this year. */
export const courses: ReadVerb<'teaching.courses'> = async ({ db, actor, clock }, { student }) => {
  const enrolments = await enrolmentsOf(db, actor.familyId, student);
  if (enrolments.length > 0) return sheetsOf(db, student, enrolments, dayOf(clock.now()));
  if (!(await isOwnStudent(db, actor.familyId, student))) throw notFound('Cet élève');
  return [];
};
