import type { ReadDb } from './open.ts';
import { prepared } from './prepared.ts';

/** When this account was entered before the session at hand (« dernière connexion le … »); null the first time. */
export async function previousLogin(db: ReadDb, accountId: string, sessionId: string): Promise<string | null> {
  const [before] = await sessionBefore(db, accountId, sessionId);
  return before?.created_at ?? null;
}

const sessionBefore = prepared((db, accountId: string, sessionId: string) =>
  db
    .selectFrom('family_session as current')
    .innerJoin('family_session as before', (on) =>
      on.onRef('before.account_id', '=', 'current.account_id').onRef('before.created_at', '<', 'current.created_at'),
    )
    .select('before.created_at')
    .where('before.account_id', '=', accountId)
    .where('current.id', '=', sessionId)
    .where('before.scope', '=', 'full')
    .orderBy('before.created_at', 'desc')
    .limit(1),
);
