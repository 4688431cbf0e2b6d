import {
  endFamilySession,
  findFamilySeen,
  findFamilySession,
  listOpenFamilySessions,
  markFamilySeen,
} from '../../../../db/family-sessions.ts';
import type { ReadDb, Store } from '../../../../db/open.ts';
import { hasExpiredTemporaries, voidExpiredTemporaries } from '../../../../db/temporary-passwords.ts';
import type { SettingOf } from '../../../../shared/contract/settings.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { FamilyActor } from '../../context.ts';
import { isSessionOver, isWorthTouching, type SessionLimits, sessionEnds } from '../../passwords/session-limits.ts';
import { tokenHash } from '../../passwords/tokens.ts';
import { type ReadSetting, setting } from '../settings/read.ts';

export interface FamilyInSession extends FamilyActor {
  /** The last sign of life of this session that is written down. */
  lastSeenAt: string;
}

/**
 * Who a family's token stands for; null when it is unknown, ended, too old, or its account is no longer open. `settings` are read where
 * the caller keeps them.
 */
export async function identifyFamily(
  db: ReadDb,
  token: string,
  now: Date,
  settings: ReadSetting = (name, siteId) => setting(db, name, siteId),
): Promise<FamilyInSession | null> {
  const session = await findFamilySession(db, tokenHash(token));
  if (!session) return null;
  const limits = limitsUnder(await settings('sessions', session.site_id), session);
  if (isSessionOver(session, limits, now)) return null;
  return {
    kind: 'family',
    accountId: session.id,
    sessionId: session.session_id,
    familyId: session.family_id,
    guardianId: session.guardian_id,
    siteId: session.site_id,
    name: fullName(session),
    mustChoose: session.scope === 'change-password',
    accessibility: session.accessibility_mode !== null,
    limits: sessionEnds(session, limits, now),
    lastSeenAt: session.last_seen_at,
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
  const { over } = await liveAndOver(store.read, now);
  if (over.length === 0 && !(await hasExpiredTemporaries(store.read, now))) return;
  await store.write(async (db) => {
    for (const session of over) await endFamilySession(db, session.account_id, session.id, now);
    await voidExpiredTemporaries(db, now);
  });
}

/** The sessions in which somebody is logged in now, of one family or of all. */
export const liveFamilySessions = async (db: ReadDb, now: Date, familyId?: string): Promise<OpenSession[]> =>
  (await liveAndOver(db, now, familyId)).live;

type OpenSession = Awaited<ReturnType<typeof listOpenFamilySessions>>[number];

async function liveAndOver(db: ReadDb, now: Date, familyId?: string): Promise<{ live: OpenSession[]; over: OpenSession[] }> {
  const isOver = judge(db, now);
  const live: OpenSession[] = [];
  const over: OpenSession[] = [];
  for (const session of await listOpenFamilySessions(db, familyId)) ((await isOver(session)) ? over : live).push(session);
  return { live, over };
}

type Judged = Pick<OpenSession, 'created_at' | 'last_seen_at' | 'site_id' | 'accessibility_mode'>;

/** Whether a session is over by now; each site's settings are read once. */
function judge(db: ReadDb, now: Date): (session: Judged) => Promise<boolean> {
  const settings = new Map<string, SettingOf<'sessions'>>();
  return async (session) => {
    const known = settings.get(session.site_id) ?? (await setting(db, 'sessions', session.site_id));
    settings.set(session.site_id, known);
    return isSessionOver(session, limitsUnder(known, session), now);
  };
}

/** In accessibility mode one has twice the time (A11Y-6.11). */
const limitsUnder = ({ idleMinutes, absoluteHours }: SettingOf<'sessions'>, session: Judged): SessionLimits => ({
  idleMinutes: idleMinutes * (session.accessibility_mode ? 2 : 1),
  absoluteHours,
});
