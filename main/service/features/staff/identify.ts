import type { ReadDb, Store } from '../../../../db/open.ts';
import { endStaffSession, findStaffSeen, findStaffSession, listOpenStaffSessions, markStaffSeen } from '../../../../db/staff.ts';
import type { StaffActor } from '../../context.ts';
import { isSessionOver, isWorthTouching, type SessionLimits } from '../../passwords/session-limits.ts';
import { tokenHash } from '../../passwords/tokens.ts';
import { setting } from '../settings/read.ts';
import { mustAddSecondFactor } from './rules.ts';

/** Who a token of the staff stands for; null when it is unknown, ended or too old, or the person no longer works here. */
export async function identifyStaff(db: ReadDb, token: string, now: Date): Promise<StaffActor | null> {
  const session = await findStaffSession(db, tokenHash(token));
  if (!session) return null;
  const { id, session_id: sessionId, login, name, role, temporary_until, created_at: openedAt, has_second_factor } = session;
  const [limits, isAsked] = await Promise.all([staffLimits(db), has_second_factor === 0 && mustAddSecondFactor(db, { role, openedAt })]);
  if (isSessionOver(session, limits, now)) return null;
  return { kind: 'staff', id, sessionId, login, name, role, mustChoose: temporary_until !== null, mustAddSecondFactor: isAsked };
}

/** Notes a sign of life, at most once a minute. */
export async function touchStaffSession(store: Store, sessionId: string, now: Date): Promise<void> {
  const seen = await findStaffSeen(store.read, sessionId);
  if (seen && isWorthTouching(seen.last_seen_at, now)) await store.write((db) => markStaffSeen(db, sessionId, now));
}

/** Writes down which sessions are over, so that a clock set back revives none (DUR-5.15). To be called every minute. */
export async function endStaleStaffAccess(store: Store, now: Date): Promise<void> {
  const limits = await staffLimits(store.read);
  const over = (await listOpenStaffSessions(store.read)).filter((session) => isSessionOver(session, limits, now));
  if (over.length === 0) return;
  await store.write(async (db) => {
    for (const session of over) await endStaffSession(db, session.id, now);
  });
}

async function staffLimits(db: ReadDb): Promise<SessionLimits> {
  const { staffIdleMinutes, absoluteHours } = await setting(db, 'sessions');
  return { idleMinutes: staffIdleMinutes, absoluteHours };
}
