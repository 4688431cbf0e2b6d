import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';

// A temporary password waits until the mail server has its message; then it is active; then used, or void (too old, or a newer one).

/** The one that opens now; undefined when there is none. */
export const findActiveTemporary = (db: ReadDb, accountId: string, now: Date) =>
  db
    .selectFrom('temporary_password')
    .select(['id', 'hash', 'expires_at'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'active')
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at', 'desc')
    .executeTakeFirst();

/** The last that were e-mailed or printed, whatever became of them: none of them may be chosen as own password. */
export const recentTemporaryHashes = async (db: ReadDb, accountId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('temporary_password')
      .select('hash')
      .where('account_id', '=', accountId)
      .orderBy('created_at', 'desc')
      .limit(3)
      .execute()
  ).map((row) => row.hash);

/** How many a family asked for since then. What a clock set back has put into the future counts too. */
export async function countAskedSince(db: ReadDb, accountId: string, since: Date): Promise<number> {
  const { asked } = await db
    .selectFrom('temporary_password')
    .select((eb) => eb.fn.countAll<number>().as('asked'))
    .where('account_id', '=', accountId)
    .where('made_by', '=', 'family')
    .where('created_at', '>', since.toISOString())
    .executeTakeFirstOrThrow();
  return asked;
}

export interface NewTemporary {
  accountId: string;
  hash: string;
  madeBy: 'family' | 'staff';
  outboxId: string | null;
  expiresAt: Date;
}

/** Waits for its message to be accepted; one without a message (on paper) is active at once. */
export async function insertTemporary(db: WriteDb, made: NewTemporary, now: Date): Promise<string> {
  const id = newId();
  await db
    .insertInto('temporary_password')
    .values({
      id,
      account_id: made.accountId,
      hash: made.hash,
      state: made.outboxId ? 'waiting' : 'active',
      made_by: made.madeBy,
      outbox_id: made.outboxId,
      created_at: now.toISOString(),
      expires_at: made.expiresAt.toISOString(),
    })
    .execute();
  return id;
}

/** Earlier ones whose message has not left yet, and never will: a newer one is on its way. */
export async function replaceWaiting(db: WriteDb, accountId: string): Promise<void> {
  const waiting = await db
    .selectFrom('temporary_password')
    .innerJoin('outbox', 'outbox.id', 'temporary_password.outbox_id')
    .select(['temporary_password.id', 'outbox.id as mail_id'])
    .where('temporary_password.account_id', '=', accountId)
    .where('temporary_password.state', '=', 'waiting')
    .where('outbox.state', 'in', ['pending', 'dead', 'cancelled'])
    .execute();
  if (waiting.length === 0) return;
  await db
    .updateTable('temporary_password')
    .set({ state: 'void' })
    .where(
      'id',
      'in',
      waiting.map((row) => row.id),
    )
    .execute();
  await db
    .updateTable('outbox')
    .set({ state: 'cancelled', secret: null, last_error: 'Remplacé par une demande plus récente.' })
    .where('state', '!=', 'dead')
    .where(
      'id',
      'in',
      waiting.map((row) => row.mail_id),
    )
    .execute();
}

/** Its message has been accepted: it opens from now until `expiresAt`, every other is void. Undefined when it was void already. */
export async function activateTemporary(db: WriteDb, outboxId: string, expiresAt: Date): Promise<{ accountId: string } | undefined> {
  const row = await db
    .updateTable('temporary_password')
    .set({ state: 'active', expires_at: expiresAt.toISOString() })
    .where('outbox_id', '=', outboxId)
    .where('state', '=', 'waiting')
    .returning(['id', 'account_id'])
    .executeTakeFirst();
  if (!row) return undefined;
  await db
    .updateTable('temporary_password')
    .set({ state: 'void' })
    .where('account_id', '=', row.account_id)
    .where('id', '!=', row.id)
    .where('state', 'in', ['waiting', 'active'])
    .execute();
  return { accountId: row.account_id };
}

/** False when it was used or replaced in the meantime. */
export async function spendTemporary(db: WriteDb, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('temporary_password')
    .set({ state: 'used', used_at: now.toISOString() })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** None opens any more: the own password was chosen, the account blocked, the address changed (SEC-1.10, SEC-1.11). */
export async function voidTemporaries(db: WriteDb, accountId: string): Promise<void> {
  await replaceWaiting(db, accountId);
  await db
    .updateTable('temporary_password')
    .set({ state: 'void' })
    .where('account_id', '=', accountId)
    .where('state', 'in', ['waiting', 'active'])
    .execute();
}

const stale = (db: ReadDb, now: Date) =>
  db.selectFrom('temporary_password').select('id').where('state', '=', 'active').where('expires_at', '<=', now.toISOString());

export const hasExpiredTemporaries = async (db: ReadDb, now: Date): Promise<boolean> =>
  (await stale(db, now).limit(1).executeTakeFirst()) !== undefined;

/** Writes down that they are too old, so that a clock set back revives none. */
export async function voidExpiredTemporaries(db: WriteDb, now: Date): Promise<void> {
  await db.updateTable('temporary_password').set({ state: 'void' }).where('id', 'in', stale(db, now)).execute();
}
