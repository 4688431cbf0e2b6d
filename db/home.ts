import type { ReadDb } from './open.ts';

/** When this account was entered before the session at hand (« dernière connexion le … »); null the first time. */
export async function previousLogin(db: ReadDb, accountId: string, sessionId: string): Promise<string | null> {
  const current = await db.selectFrom('family_session').select('created_at').where('id', '=', sessionId).executeTakeFirst();
  if (!current) return null;
  const before = await db
    .selectFrom('family_session')
    .select('created_at')
    .where('account_id', '=', accountId)
    .where('scope', '=', 'full')
    .where('id', '!=', sessionId)
    .where('created_at', '<', current.created_at)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return before?.created_at ?? null;
}
