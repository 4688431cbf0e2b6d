import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { NewRow } from './tables.ts';

/** What a typed login is compared by. */
export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

export const findStaffByLogin = (db: ReadDb, login: string) =>
  db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'role', 'password_hash'])
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

export async function setStaffPassword(db: WriteDb, staffId: string, hash: string): Promise<void> {
  await db.updateTable('staff').set({ password_hash: hash }).where('id', '=', staffId).execute();
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
