import type { ReadDb, WriteDb } from './open.ts';
import { hasSecondFactor, loginKey, temporaryUntil } from './staff.ts';
import type { Row } from './tables.ts';

// What the administrator sees and changes of the colleagues. Nobody is ever deleted: the history names them.

const people = (db: ReadDb) =>
  db
    .selectFrom('staff')
    .select(['staff.id', 'login', 'name', 'email', 'role', 'active', 'last_login_at'])
    .select((staff) => [
      temporaryUntil(staff).as('temporary_until'),
      hasSecondFactor(staff).as('has_second_factor'),
      staff
        .selectFrom('staff_session')
        .select((session) => session.fn.countAll<number>().as('n'))
        .whereRef('staff_session.staff_id', '=', 'staff.id')
        .where('staff_session.ended_at', 'is', null)
        .as('sessions'),
    ]);

/** Those who work here first. */
export const listStaff = (db: ReadDb) => people(db).orderBy('active', 'desc').orderBy('name').execute();
export type StaffPerson = Awaited<ReturnType<typeof listStaff>>[number];

export const findStaff = (db: ReadDb, id: string) => people(db).where('staff.id', '=', id).executeTakeFirst();

/** Whoever has this login or had it, but for the person it is asked for. */
export async function isLoginTaken(db: ReadDb, login: string, exceptId: string | null): Promise<boolean> {
  const owner = await db.selectFrom('staff').select('id').where('login_key', '=', loginKey(login)).executeTakeFirst();
  return owner !== undefined && owner.id !== exceptId;
}

/** How many administrators work here besides this one. */
export async function countOtherAdministrators(db: ReadDb, id: string): Promise<number> {
  const { n } = await db
    .selectFrom('staff')
    .select((staff) => staff.fn.countAll<number>().as('n'))
    .where('role', '=', 'administrateur')
    .where('active', '=', 1)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow();
  return n;
}

export const updateStaff = (db: WriteDb, id: string, person: Pick<Row<'staff'>, 'login' | 'name' | 'email' | 'role'>) =>
  db
    .updateTable('staff')
    .set({ ...person, login_key: loginKey(person.login) })
    .where('id', '=', id)
    .execute();

export const setStaffActive = (db: WriteDb, id: string, active: 0 | 1) =>
  db.updateTable('staff').set({ active }).where('id', '=', id).execute();

/** Ends every open session of a person but one. Gives how many. */
export async function endStaffSessions(db: WriteDb, staffId: string, now: Date, exceptId: string | null = null): Promise<number> {
  const ended = await db
    .updateTable('staff_session')
    .set({ ended_at: now.toISOString() })
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .$if(exceptId !== null, (open) => open.where('id', '<>', exceptId as string))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** The hash that a person's password has now. */
export async function findStaffHash(db: ReadDb, id: string): Promise<string | null> {
  const row = await db.selectFrom('staff').select('password_hash').where('id', '=', id).where('active', '=', 1).executeTakeFirst();
  return row?.password_hash ?? null;
}
