import { pastCoursesOf } from '../../../../db/past-years.ts';
import { isOwnStudent } from '../../../../db/students.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { holdsWords, searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';
import { pastCourseWords, rowOf } from './row.ts';

/** The tab *Historique*: what the student did in earlier years, newest first, or only what holds every word of the search. */
export const list: ReadVerb<'pastYears.list'> = async ({ db, actor }, { studentId, search }) => {
  const courses = await pastCoursesOf(db, actor.familyId, studentId);
  if (courses.length === 0 && !(await isOwnStudent(db, actor.familyId, studentId))) throw notFound('Cet élève');
  const words = searchWords(search);
  return { rows: courses.map(rowOf).filter((row) => holdsWords(pastCourseWords(row), words)), total: courses.length };
};
