import type { ExpressionBuilder } from 'kysely';
import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { NewRow, Tables } from './tables.ts';

/** The preference that keeps until when a password made for somebody is good; gone once an own one is chosen. */
const TEMPORARY = 'temporaryPasswordUntil';

/** For a query on `staff`: that instant, or null. */
export const temporaryUntil = (staff: ExpressionBuilder<Tables, 'staff'>) =>
  staff
    .selectFrom('staff_preference')
    .select('staff_preference.value')
    .whereRef('staff_preference.staff_id', '=', 'staff.id')
    .where('staff_preference.key', '=', TEMPORARY);

/** For a query on `staff`: 1 where a code of the person's telephone is asked too. */
export const hasSecondFactor = (staff: ExpressionBuilder<Tables, 'staff'>) =>
  staff
    .case()
    .when('staff.totp_secret', 'is not', null)
    .then(1 as const)
    .else(0 as const)
    .end();

/** What a typed login is compared by. */
export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

export const findStaffByLogin = (db: ReadDb, login: string) =>
  db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'role', 'password_hash', 'totp_secret'])
    .select((staff) => temporaryUntil(staff).as('temporary_until'))
    .where('login_key', '=', loginKey(login))
    .where('active', '=', 1)
    .executeTakeFirst();

/** Whoever still works here, as they are now. */
export const findActiveStaff = (db: ReadDb, id: string) =>
  db.selectFrom('staff').select(['id', 'login', 'name', 'role']).where('id', '=', id).where('active', '=', 1).executeTakeFirst();

export async function insertStaff(db: WriteDb, staff: Omit<NewRow<'staff'>, 'id' | 'login_key'>): Promise<string> {
  const id = newId();
  await db
    .insertInto('staff')
    .values({ ...staff, id, login_key: loginKey(staff.login) })
    .execute();
  return id;
}

/** A session that has not been ended, of a person who still works here; its limits are the caller's to judge. */
export const findStaffSession = (db: ReadDb, tokenHash: string) =>
  db
    .selectFrom('staff_session')
    .innerJoin('staff', 'staff.id', 'staff_session.staff_id')
    .select(['staff_session.id as session_id', 'staff_session.created_at', 'staff_session.last_seen_at'])
    .select(['staff.id', 'staff.login', 'staff.name', 'staff.role'])
    .select((staff) => [temporaryUntil(staff).as('temporary_until'), hasSecondFactor(staff).as('has_second_factor')])
    .where('staff_session.token_hash', '=', tokenHash)
    .where('staff_session.ended_at', 'is', null)
    .where('staff.active', '=', 1)
    .executeTakeFirst();

/** Opens a session and notes the login. Gives the session's id. */
export async function openStaffSession(db: WriteDb, staffId: string, tokenHash: string, now: Date): Promise<string> {
  const id = newId();
  const at = now.toISOString();
  await db.insertInto('staff_session').values({ id, token_hash: tokenHash, staff_id: staffId, created_at: at, last_seen_at: at }).execute();
  await db.updateTable('staff').set({ last_login_at: at }).where('id', '=', staffId).execute();
  return id;
}

/** The same password under a stronger hash. */
export async function setStaffPassword(db: WriteDb, staffId: string, hash: string): Promise<void> {
  await db.updateTable('staff').set({ password_hash: hash }).where('id', '=', staffId).execute();
}

/** Another password; `until` where it was made for the person, who has to choose an own one by then. */
export async function changeStaffPassword(db: WriteDb, staffId: string, hash: string, until: Date | null, now: Date): Promise<void> {
  await setStaffPassword(db, staffId, hash);
  await db.deleteFrom('staff_preference').where('staff_id', '=', staffId).where('key', '=', TEMPORARY).execute();
  if (!until) return;
  const kept = { staff_id: staffId, key: TEMPORARY, value: until.toISOString(), updated_at: now.toISOString() };
  await db.insertInto('staff_preference').values(kept).execute();
}

export const endStaffSession = (db: WriteDb, sessionId: string, now: Date) =>
  db.updateTable('staff_session').set({ ended_at: now.toISOString() }).where('id', '=', sessionId).where('ended_at', 'is', null).execute();

export const findStaffSeen = (db: ReadDb, sessionId: string) =>
  db.selectFrom('staff_session').select('last_seen_at').where('id', '=', sessionId).where('ended_at', 'is', null).executeTakeFirst();

export const markStaffSeen = (db: WriteDb, sessionId: string, now: Date) =>
  db
    .updateTable('staff_session')
    .set({ last_seen_at: now.toISOString() })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();

/** Those that nobody has ended yet; their limits are the caller's to judge. */
export const listOpenStaffSessions = (db: ReadDb) =>
  db.selectFrom('staff_session').select(['id', 'created_at', 'last_seen_at']).where('ended_at', 'is', null).execute();

/** Who decided, as the history and the colleagues know them. */
export async function staffName(db: ReadDb, staffId: string | null): Promise<string | null> {
  if (staffId === null) return null;
  const row = await db.selectFrom('staff').select('name').where('id', '=', staffId).executeTakeFirst();
  return row?.name ?? null;
}
