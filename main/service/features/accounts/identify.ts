import { endFamilySession, findFamilySeen, findFamilySession, markFamilySeen, openFamilySessions } from '../../../../db/family-sessions.ts';
import type { ReadDb, Store } from '../../../../db/open.ts';
import { hasExpiredTemporaries, voidExpiredTemporaries } from '../../../../db/temporary-passwords.ts';
import type { FamilyActor } from '../../context.ts';
import { isSessionOver, isWorthTouching, type SessionLimits } from '../../passwords/session-limits.ts';
import { tokenHash } from '../../passwords/tokens.ts';
import { setting } from '../settings/read.ts';

/** Who a family's token stands for; null when it is unknown, ended, too old, or its account is no longer open. */
export async function identifyFamily(db: ReadDb, token: string, now: Date): Promise<FamilyActor | null> {
  const session = await findFamilySession(db, tokenHash(token));
  if (!session || isSessionOver(session, await limitsFor(db, session), now)) return null;
  return {
    kind: 'family',
    accountId: session.id,
    sessionId: session.session_id,
    familyId: session.family_id,
    guardianId: session.guardian_id,
    siteId: session.site_id,
    name: `${session.first_name} ${session.last_name}`,
    mustChoose: session.scope === 'change-password',
    accessibility: session.accessibility_mode !== null,
  };
}

/** Notes a sign of life, at most once a minute. */
export async function touchFamilySession(store: Store, sessionId: string, now: Date): Promise<void> {
  const seen = await findFamilySeen(store.read, sessionId);
  if (seen && isWorthTouching(seen.last_seen_at, now)) await store.write((db) => markFamilySeen(db, sessionId, now));
}

/**
 * Writes down which sessions and temporary passwords are over. They are refused without it; but what is only over by the clock would come
 * back to life when the clock is set back (DUR-5.15). To be called every minute.
 */
export async function endStaleFamilyAccess(store: Store, now: Date): Promise<void> {
  const over: { id: string; account_id: string }[] = [];
  for (const session of await openFamilySessions(store.read)) {
    if (isSessionOver(session, await limitsFor(store.read, session), now)) over.push(session);
  }
  if (over.length === 0 && !(await hasExpiredTemporaries(store.read, now))) return;
  await store.write(async (db) => {
    for (const session of over) await endFamilySession(db, session.account_id, session.id, now);
    await voidExpiredTemporaries(db, now);
  });
}

/** In accessibility mode one has twice the time (A11Y-6.11). */
async function limitsFor(db: ReadDb, session: { site_id: string; accessibility_mode: string | null }): Promise<SessionLimits> {
  const { idleMinutes, absoluteHours } = await setting(db, 'sessions', session.site_id);
  return { idleMinutes: session.accessibility_mode ? idleMinutes * 2 : idleMinutes, absoluteHours };
}
