import { participationsOf } from '../../../../db/repertoire.ts';
import { isOwnStudent } from '../../../../db/students.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { rowOf } from './row.ts';

/** The tab *Répertoire*: what the student played, newest event first. */
export const list: ReadVerb<'repertoire.list'> = async ({ db, actor }, { studentId }) => {
  const played = await participationsOf(db, actor.familyId, studentId);
  if (played.length === 0 && !(await isOwnStudent(db, actor.familyId, studentId))) throw notFound('Cet élève');
  return played.map(rowOf);
};
