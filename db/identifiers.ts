import { newId } from '../shared/ids.ts';
import { identifierKey } from './accounts.ts';
import type { ReadDb, WriteDb } from './open.ts';

// Accounts as the desk sees them: made, sent, blocked. What the extranet does with them is in accounts.ts.

export const accountsOf = (db: ReadDb, familyId: string) =>
  db.selectFrom('account').selectAll().where('family_id', '=', familyId).orderBy('created_at').execute();

export const findAccountOf = (db: ReadDb, guardianId: string) =>
  db.selectFrom('account').selectAll().where('guardian_id', '=', guardianId).executeTakeFirst();

export interface NewAccount {
  siteId: string;
  familyId: string;
  guardianId: string;
  identifier: string;
}

/** False when the site has this identifier already: draw another. */
export async function insertAccount(db: WriteDb, account: NewAccount, at: string): Promise<boolean> {
  const row = await db
    .insertInto('account')
    .values({
      id: newId(),
      site_id: account.siteId,
      family_id: account.familyId,
      guardian_id: account.guardianId,
      identifier: account.identifier,
      identifier_key: identifierKey(account.identifier),
      created_at: at,
    })
    .onConflict((c) => c.columns(['site_id', 'identifier_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const markIdentifierSent = (db: WriteDb, accountId: string, at: string) =>
  db.updateTable('account').set({ identifier_sent_at: at }).where('id', '=', accountId).execute();

/** `at` null unblocks. */
export const setBlocked = (db: WriteDb, accountId: string, at: string | null) =>
  db.updateTable('account').set({ blocked_at: at }).where('id', '=', accountId).execute();

/** Accounts of these families for which a temporary password is out: still good, not yet used. */
export async function accountsWithTemporary(db: ReadDb, familyIds: readonly string[], now: Date): Promise<Set<string>> {
  if (familyIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('temporary_password')
    .innerJoin('account', 'account.id', 'temporary_password.account_id')
    .select('account.id')
    .where('account.family_id', 'in', familyIds)
    .where('temporary_password.state', 'in', ['waiting', 'active'])
    .where('temporary_password.expires_at', '>', now.toISOString())
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The hash of the password that the family chose; null when it never did. */
export async function passwordHashOf(db: ReadDb, accountId: string): Promise<string | null> {
  const row = await db.selectFrom('account').select('password_hash').where('id', '=', accountId).executeTakeFirst();
  return row?.password_hash ?? null;
}

/** Notes that a letter was made, by whom and for whom; the paper itself is not kept. */
export const keepLetter = (
  db: WriteDb,
  letter: { siteId: string; familyId: string; guardianId: string; kind: string; madeBy: string },
  at: string,
) =>
  db
    .insertInto('letter')
    .values({
      id: newId(),
      site_id: letter.siteId,
      family_id: letter.familyId,
      guardian_id: letter.guardianId,
      kind: letter.kind,
      made_by: letter.madeBy,
      made_at: at,
    })
    .execute();
