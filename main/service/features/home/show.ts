import { previousLogin } from '../../../../db/home.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import { coursesOf, studentsOf } from '../../../../db/students.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { sheetNews } from '../change-requests/read.ts';

/** The page *Accueil*: what waits for the office, what the office refused, who is enrolled in what. */
export const show: ReadVerb<'home.show'> = async ({ db, actor }) => {
  const site = await findSite(db, actor.siteId);
  if (!site) throw notFound('Ce site');
  return {
    siteName: site.name,
    personName: actor.name,
    message: site.home_message,
    lastLoginAt: await previousLogin(db, actor.accountId, actor.sessionId),
    students: await studentsWithCourses(db, actor.familyId),
    ...(await sheetNews(db, actor)),
  };
};

async function studentsWithCourses(db: ReadDb, familyId: string) {
  const students = await studentsOf(db, [familyId]);
  const courses = await coursesOf(
    db,
    students.map((s) => s.id),
  );
  return students.map((s) => ({ id: s.id, name: `${s.first_name} ${s.last_name}`, courses: courses.get(s.id) ?? [] }));
}
