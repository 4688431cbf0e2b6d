import { fieldsOf, requestsOfFamily } from '../../../../db/change-requests.ts';
import { isSeenBy } from '../../../../db/classification.ts';
import { findFamily, mailsOfFamily } from '../../../../db/families.ts';
import { formerGuardiansOf, mergesInto, namedFamily, type Wish, wishesOf } from '../../../../db/family-file.ts';
import { guardiansOf, sheetOf } from '../../../../db/guardians.ts';
import { accountsOf, accountsWithTemporary } from '../../../../db/identifiers.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { valuesOf } from '../../../../db/sheet-columns.ts';
import { coursesOf, everyStudentOf } from '../../../../db/students.ts';
import type { FamilyGuardian } from '../../../../shared/contract/families.ts';
import type { StudentFile } from '../../../../shared/contract/students-desk.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { accountStateOf } from '../../../../shared/rules/account-state.ts';
import type { StudentValues } from '../../../../shared/rules/student-fields.ts';
import type { ReadVerb } from '../../context.ts';
import { liveFamilySessions } from '../accounts/identify.ts';

export const get: ReadVerb<'families.get'> = async ({ db, clock, actor: { role } }, { id }) => {
  const family = await findFamily(db, id);
  if (!family) throw notFound('Cette famille');
  const wishes = await wishesOf(db, id);
  return {
    id,
    number: family.number,
    name: family.name,
    version: family.version,
    siteId: family.site_id,
    siteName: family.site_name,
    residence: family.residence,
    archivedAt: family.archived_at,
    mergedInto: await namedFamily(db, family.merged_into_id),
    left: await namedFamily(db, family.left_family_id),
    formerGuardians: await formerGuardiansOf(db, id),
    merges: await mergesInto(db, id),
    guardians: await guardiansWithAccounts(db, id, wishes, isSeenBy('login', role) ? clock.now() : null),
    students: await studentsWithCourses(db, id, wishes),
    requests: await requestsWithCounts(db, id),
    mails: isSeenBy('mails', role) ? await mailsOfFamily(db, id) : null,
  };
};

type Wishes = ReadonlyMap<string, Wish>;

/** `now`: null where the accounts are not shown. */
async function guardiansWithAccounts(db: ReadDb, familyId: string, wishes: Wishes, now: Date | null): Promise<FamilyGuardian[]> {
  const accounts = await accountsOf(db, familyId);
  const temporary = now ? await accountsWithTemporary(db, [familyId], now) : new Set<string>();
  const sessions = now ? await liveFamilySessions(db, now, familyId) : [];
  return (await guardiansOf(db, familyId)).map((row) => {
    const account = accounts.find((a) => a.guardian_id === row.id);
    return {
      id: row.id,
      position: row.position,
      version: row.version,
      values: sheetOf(row),
      pending: wishes.get(row.id) ?? null,
      maySee: row.may_see === 1,
      receivesLetters: row.receives_letters === 1,
      pays: row.pays === 1,
      preferredChannel: row.preferred_channel,
      addressConfidential: row.address_confidential === 1,
      disagreementAt: row.disagreement_at,
      account: now && {
        state: accountStateOf(account ? { ...account, temporary: temporary.has(account.id) } : null),
        identifier: account?.identifier ?? null,
        lastLoginAt: account?.last_login_at ?? null,
        identifierSentAt: account?.identifier_sent_at ?? null,
        sessions: sessions.filter((session) => session.account_id === account?.id).length,
      },
    };
  });
}

async function studentsWithCourses(db: ReadDb, familyId: string, wishes: Wishes): Promise<StudentFile[]> {
  const students = await everyStudentOf(db, familyId);
  const courses = await coursesOf(
    db,
    students.map((s) => s.id),
  );
  return students.map((row) => ({
    id: row.id,
    version: row.version,
    values: valuesOf('student', row) as StudentValues,
    archivedAt: row.archived_at,
    courses: courses.get(row.id) ?? [],
    pending: wishes.get(row.id) ?? null,
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
