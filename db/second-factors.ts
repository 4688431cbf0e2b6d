import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';

// The key of a person's application for codes, sealed; the step of the last code that was accepted; recovery codes as hashes.

/** The preference that keeps which code was accepted last, as its step of thirty seconds since 1970: none is accepted twice. */
const LAST_STEP = 'secondFactorStep';

/** The sealed key; null where there is none. */
export async function findSecondFactor(db: ReadDb, staffId: string): Promise<Buffer | null> {
  const row = await db.selectFrom('staff').select('totp_secret').where('id', '=', staffId).executeTakeFirst();
  return row?.totp_secret ?? null;
}

/** 0 where no code was accepted yet. */
export async function findLastStep(db: ReadDb, staffId: string): Promise<number> {
  const row = await db
    .selectFrom('staff_preference')
    .select('value')
    .where('staff_id', '=', staffId)
    .where('key', '=', LAST_STEP)
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}

export async function setLastStep(db: WriteDb, staffId: string, step: number, now: Date): Promise<void> {
  const row = { value: String(step), updated_at: now.toISOString() };
  await db
    .insertInto('staff_preference')
    .values({ staff_id: staffId, key: LAST_STEP, ...row })
    .onConflict((conflict) => conflict.columns(['staff_id', 'key']).doUpdateSet(row))
    .execute();
}

export const setSecondFactor = (db: WriteDb, staffId: string, sealed: Buffer) =>
  db.updateTable('staff').set({ totp_secret: sealed }).where('id', '=', staffId).execute();

/** Key, step and recovery codes: nothing of it is left. */
export async function dropSecondFactor(db: WriteDb, staffId: string): Promise<void> {
  await db.updateTable('staff').set({ totp_secret: null }).where('id', '=', staffId).execute();
  await db.deleteFrom('staff_preference').where('staff_id', '=', staffId).where('key', '=', LAST_STEP).execute();
  await db.deleteFrom('staff_recovery_code').where('staff_id', '=', staffId).execute();
}

/** Those that have not opened the door yet. */
export const listRecoveryCodes = (db: ReadDb, staffId: string) =>
  db.selectFrom('staff_recovery_code').select(['id', 'hash']).where('staff_id', '=', staffId).where('used_at', 'is', null).execute();

export async function replaceRecoveryCodes(db: WriteDb, staffId: string, hashes: readonly string[], now: Date): Promise<void> {
  await db.deleteFrom('staff_recovery_code').where('staff_id', '=', staffId).execute();
  const created_at = now.toISOString();
  for (const hash of hashes) {
    await db.insertInto('staff_recovery_code').values({ id: newId(), staff_id: staffId, hash, created_at, used_at: null }).execute();
  }
}

/** Whether it was still good: of two who come with the same code, one is let in. */
export async function spendRecoveryCode(db: WriteDb, id: string, now: Date): Promise<boolean> {
  const spent = await db
    .updateTable('staff_recovery_code')
    .set({ used_at: now.toISOString() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(spent.numUpdatedRows) === 1;
}
