import { fieldsOf, findLastDecided, findPending } from '../../../../db/change-requests.ts';
import { previousLogin } from '../../../../db/home.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import { coursesOf, studentsOf } from '../../../../db/students.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fieldLabel, inSheetOrder } from '../../../../shared/rules/sheets.ts';
import type { ReadVerb } from '../../context.ts';

/** The page *Accueil*: what waits for the office, what the office refused, who is enrolled in what. */
export const show: ReadVerb<'home.show'> = async ({ db, actor }) => {
  const site = await findSite(db, actor.siteId);
  if (!site) throw notFound('Ce site');
  const waiting = await waitingOf(db, actor.guardianId);
  return {
    siteName: site.name,
    personName: actor.name,
    message: site.home_message,
    lastLoginAt: await previousLogin(db, actor.accountId, actor.sessionId),
    students: await studentsWithCourses(db, actor.familyId),
    waiting,
    refused: waiting.length > 0 ? [] : await refusedOf(db, actor.guardianId),
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

async function waitingOf(db: ReadDb, guardianId: string) {
  const request = await findPending(db, { subject: 'guardian', id: guardianId });
  if (!request) return [];
  const fields = inSheetOrder('guardian', await fieldsOf(db, [request.id])).map((f) => fieldLabel('guardian', f.field));
  return [{ id: request.id, createdAt: request.created_at, fields }];
}

/** What the last answer refused, until the family asks anew. */
async function refusedOf(db: ReadDb, guardianId: string) {
  const request = await findLastDecided(db, { subject: 'guardian', id: guardianId });
  if (!request?.decided_at) return [];
  const decidedAt = request.decided_at;
  const fields = inSheetOrder('guardian', await fieldsOf(db, [request.id]));
  return fields
    .filter((f) => f.decision === 'refused')
    .map((f) => ({ field: f.field, label: fieldLabel('guardian', f.field), reason: f.reason ?? '', decidedAt }));
}
