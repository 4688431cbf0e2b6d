import { sql } from 'kysely';
import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';

export interface NewFamilySession {
  accountId: string;
  tokenHash: string;
  scope: 'full' | 'change-password';
  userAgent: string;
}

/** Devices on which one account is logged in at once; each more ends the one unused for longest. */
const OPEN_AT_ONCE = 20;

/** Opens a session and gives its id. */
export async function openFamilySession(db: WriteDb, session: NewFamilySession, now: Date): Promise<string> {
  const id = newId();
  const at = now.toISOString();
  await db
    .insertInto('family_session')
    .values({
      id,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      scope: session.scope,
      user_agent: session.userAgent.slice(0, 300) || null,
      created_at: at,
      last_seen_at: at,
    })
    .execute();
  await endForgottenSessions(db, session.accountId, now);
  return id;
}

async function endForgottenSessions(db: WriteDb, accountId: string, now: Date): Promise<void> {
  const kept = db
    .selectFrom('family_session')
    .select('id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(OPEN_AT_ONCE);
  await db
    .updateTable('family_session')
    .set({ ended_at: now.toISOString() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('id', 'not in', kept)
    .execute();
}

/** A session that nobody has ended, of a person to whom the extranet is open; its limits are the caller's to judge. */
export const findFamilySession = async (db: ReadDb, tokenHash: string) => (await openSessions(db, tokenHash))[0];

const openSessions = prepared((db, tokenHash: string) =>
  db
    .selectFrom('family_session')
    .innerJoin('account', 'account.id', 'family_session.account_id')
    .innerJoin('guardian', 'guardian.id', 'account.guardian_id')
    .innerJoin('family', 'family.id', 'account.family_id')
    .select(['family_session.id as session_id', 'family_session.scope', 'family_session.created_at', 'family_session.last_seen_at'])
    .select(['account.id', 'account.family_id', 'account.guardian_id', 'account.site_id', 'account.accessibility_mode'])
    .select(['guardian.first_name', 'guardian.last_name'])
    .where('family_session.token_hash', '=', tokenHash)
    .where('family_session.ended_at', 'is', null)
    .where('account.blocked_at', 'is', null)
    .where('guardian.may_see', '=', 1)
    .where('family.archived_at', 'is', null)
    .where('family.merged_into_id', 'is', null),
);

/** Those still open, the last seen first. */
export const listFamilySessions = (db: ReadDb, accountId: string) =>
  db
    .selectFrom('family_session')
    .select(['id', 'user_agent', 'created_at', 'last_seen_at'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .execute();

/** Ends one session of this account; false when it has none such. */
export async function endFamilySession(db: WriteDb, accountId: string, sessionId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('family_session')
    .set({ ended_at: now.toISOString() })
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends every session of every family. */
export const endEveryFamilySession = (db: WriteDb, now: Date) =>
  db.updateTable('family_session').set({ ended_at: now.toISOString() }).where('ended_at', 'is', null).execute();

/** Ends every session of an account; gives how many there were. */
export async function endFamilySessions(db: WriteDb, accountId: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('family_session')
    .set({ ended_at: now.toISOString() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Ends those that a temporary password has opened and that have not chosen an own one yet. */
export async function endChoosingSessions(db: WriteDb, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable('family_session')
    .set({ ended_at: now.toISOString() })
    .where('account_id', '=', accountId)
    .where('scope', '=', 'change-password')
    .where('ended_at', 'is', null)
    .execute();
}

export const findFamilySeen = (db: ReadDb, sessionId: string) =>
  db.selectFrom('family_session').select('last_seen_at').where('id', '=', sessionId).where('ended_at', 'is', null).executeTakeFirst();

export async function markFamilySeen(db: WriteDb, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('family_session')
    .set({ last_seen_at: now.toISOString() })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Those that nobody has ended yet, of one family or of all; their limits are the caller's to judge. */
export const listOpenFamilySessions = (db: ReadDb, familyId?: string) =>
  db
    .selectFrom('family_session')
    .innerJoin('account', 'account.id', 'family_session.account_id')
    .select(['family_session.id', 'family_session.account_id', 'family_session.created_at', 'family_session.last_seen_at'])
    .select(['account.accessibility_mode', 'account.site_id'])
    .where('family_session.ended_at', 'is', null)
    .$if(familyId !== undefined, (query) => query.where('account.family_id', '=', familyId ?? ''))
    .execute();
