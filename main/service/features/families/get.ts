import { fieldsOf, requestsOfFamily } from '../../../../db/change-requests.ts';
import { findFamily, mailsOfFamily } from '../../../../db/families.ts';
import { guardiansOf, sheetOf } from '../../../../db/guardians.ts';
import { accountsOf, accountsWithTemporary } from '../../../../db/identifiers.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { coursesOf, studentsOf } from '../../../../db/students.ts';
import type { FamilyGuardian } from '../../../../shared/contract/families.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { accountStateOf } from '../../../../shared/rules/account-state.ts';
import type { ReadVerb } from '../../context.ts';
import { liveFamilySessions } from '../accounts/identify.ts';

export const get: ReadVerb<'families.get'> = async ({ db, clock }, { id }) => {
  const family = await findFamily(db, id);
  if (!family) throw notFound('Cette famille');
  return {
    id,
    number: family.number,
    name: family.name,
    siteId: family.site_id,
    siteName: family.site_name,
    archivedAt: family.archived_at,
    guardians: await guardiansWithAccounts(db, id, clock.now()),
    students: await studentsWithCourses(db, id),
    requests: await requestsWithCounts(db, id),
    mails: await mailsOfFamily(db, id),
  };
};

async function guardiansWithAccounts(db: ReadDb, familyId: string, now: Date): Promise<FamilyGuardian[]> {
  const accounts = await accountsOf(db, familyId);
  const temporary = await accountsWithTemporary(db, [familyId], now);
  const sessions = await liveFamilySessions(db, now, familyId);
  return (await guardiansOf(db, familyId)).map((row) => {
    const account = accounts.find((a) => a.guardian_id === row.id);
    return {
      id: row.id,
      position: row.position,
      version: row.version,
      values: sheetOf(row),
      maySee: row.may_see === 1,
      receivesLetters: row.receives_letters === 1,
      pays: row.pays === 1,
      preferredChannel: row.preferred_channel,
      disagreementAt: row.disagreement_at,
      account: {
        state: accountStateOf(account ? { ...account, temporary: temporary.has(account.id) } : null),
        identifier: account?.identifier ?? null,
        lastLoginAt: account?.last_login_at ?? null,
        identifierSentAt: account?.identifier_sent_at ?? null,
        sessions: sessions.filter((session) => session.account_id === account?.id).length,
      },
    };
  });
}

async function studentsWithCourses(db: ReadDb, familyId: string) {
  const students = await studentsOf(db, [familyId]);
  const courses = await coursesOf(
    db,
    students.map((s) => s.id),
  );
  return students.map((s) => ({
    id: s.id,
    lastName: s.last_name,
    firstName: s.first_name,
    birthDate: s.birth_date,
    courses: courses.get(s.id) ?? [],
  }));
}

async function requestsWithCounts(db: ReadDb, familyId: string) {
  const requests = await requestsOfFamily(db, familyId);
  const fields = await fieldsOf(
    db,
    requests.map((r) => r.id),
  );
  return requests.map(({ id, number, state, created_at, first_name, last_name }) => ({
    id,
    number,
    state,
    personName: `${first_name} ${last_name}`,
    createdAt: created_at,
    fields: fields.filter((f) => f.request_id === id).length,
  }));
}
