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
    .limit(1)
    .executeTakeFirst();

/** The last that were e-mailed or printed, whatever became of them: none of them may be chosen as own password. */
export const recentTemporaryHashes = async (db: ReadDb, accountId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('temporary_password')
      .select('hash')
      .where('account_id', '=', accountId)
      .orderBy('created_at', 'desc')
      .limit(6)
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

/**
 * Counts one more for this account before the slow work of hashing it: many requests at once cannot all pass the limits.
 * `hash` fits nothing yet. Gives the id under which `completeTemporary` completes it.
 */
export async function claimTemporary(
  db: WriteDb,
  claim: { accountId: string; hash: string; madeBy: 'family' | 'staff' },
  now: Date,
): Promise<string> {
  const id = newId();
  const at = now.toISOString();
  await db
    .insertInto('temporary_password')
    .values({ id, account_id: claim.accountId, hash: claim.hash, state: 'waiting', made_by: claim.madeBy, created_at: at, expires_at: at })
    .execute();
  return id;
}

/** Its message stands in the outbox; it opens once that has been accepted. */
export async function completeTemporary(db: WriteDb, id: string, made: { hash: string; outboxId: string; expiresAt: Date }): Promise<void> {
  await db
    .updateTable('temporary_password')
    .set({ hash: made.hash, outbox_id: made.outboxId, expires_at: made.expiresAt.toISOString() })
    .where('id', '=', id)
    .execute();
}

/** It stands on a letter: it opens from now on. */
export async function openPrintedTemporary(db: WriteDb, id: string, expiresAt: Date): Promise<void> {
  await db.updateTable('temporary_password').set({ state: 'active', expires_at: expiresAt.toISOString() }).where('id', '=', id).execute();
}

/** Earlier ones whose message has not left: it never will, a newer one is on its way. */
export async function replaceWaiting(db: WriteDb, accountId: string): Promise<void> {
  const waiting = await db
    .selectFrom('temporary_password')
    .innerJoin('outbox', 'outbox.id', 'temporary_password.outbox_id')
    .select(['temporary_password.id', 'outbox.id as mailId'])
    .where('temporary_password.account_id', '=', accountId)
    .where('temporary_password.state', '=', 'waiting')
    .where('outbox.state', '!=', 'sending')
    .execute();
  await voidWith(db, waiting);
}

/** Its message has been accepted: it opens from now until `expiresAt`, every earlier one is void. Undefined when it was void already. */
export async function activateTemporary(db: WriteDb, mail: { id: string; seq: number }, expiresAt: Date): Promise<string | undefined> {
  const row = await db
    .updateTable('temporary_password')
    .set({ state: 'active', expires_at: expiresAt.toISOString() })
    .where('outbox_id', '=', mail.id)
    .where('state', '=', 'waiting')
    .returning(['id', 'account_id'])
    .executeTakeFirst();
  if (!row) return undefined;
  const earlier = await db
    .selectFrom('temporary_password')
    .leftJoin('outbox', 'outbox.id', 'temporary_password.outbox_id')
    .select(['temporary_password.id', 'outbox.id as mailId'])
    .where('temporary_password.account_id', '=', row.account_id)
    .where('temporary_password.id', '!=', row.id)
    // one that was asked for later waits for its own message
    .where((eb) =>
      eb.or([
        eb('temporary_password.state', '=', 'active'),
        eb.and([eb('temporary_password.state', '=', 'waiting'), eb('outbox.seq', '<', mail.seq)]),
      ]),
    )
    .execute();
  await voidWith(db, earlier);
  return row.account_id;
}

/** They open nothing any more, and a message that still carries one does not leave. */
async function voidWith(db: WriteDb, rows: readonly { id: string; mailId: string | null }[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const mails = rows.flatMap((row) => row.mailId ?? []);
  await db.updateTable('temporary_password').set({ state: 'void' }).where('id', 'in', ids).execute();
  await db
    .updateTable('outbox')
    .set({ state: 'cancelled', secret: null, last_error: 'Le mot de passe temporaire de ce message n’est plus valable.' })
    .where('state', '=', 'pending')
    .where('id', 'in', mails)
    .execute();
  // one that is on its way just now cannot be called back, but without its secret it is not tried again
  await db.updateTable('outbox').set({ secret: null }).where('state', '=', 'sending').where('id', 'in', mails).execute();
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
  const open = await db
    .selectFrom('temporary_password')
    .select(['id', 'outbox_id as mailId'])
    .where('account_id', '=', accountId)
    .where('state', 'in', ['waiting', 'active'])
    .execute();
  await voidWith(db, open);
}

const stale = (db: ReadDb, now: Date) =>
  db.selectFrom('temporary_password').select('id').where('state', '=', 'active').where('expires_at', '<=', now.toISOString());

export const hasExpiredTemporaries = async (db: ReadDb, now: Date): Promise<boolean> =>
  (await stale(db, now).limit(1).executeTakeFirst()) !== undefined;

/** Writes down that they are too old, so that a clock set back revives none. */
export async function voidExpiredTemporaries(db: WriteDb, now: Date): Promise<void> {
  await db.updateTable('temporary_password').set({ state: 'void' }).where('id', 'in', stale(db, now)).execute();
}
