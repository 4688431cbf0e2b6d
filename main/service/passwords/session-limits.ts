import type { SessionEnds } from '../context.ts';

const MINUTE = 60_000;

export interface SessionLimits {
  idleMinutes: number;
  absoluteHours: number;
}

/** Clocks that are set right by the network jump a little; more than this backwards ends a session rather than lengthening it. */
const CLOCK_TOLERANCE = 2 * MINUTE;

/** Whether a session has gone unused or lasted for too long (SEC-1.9), or comes from later than now (DUR-5.15). */
export function isSessionOver(session: { created_at: string; last_seen_at: string }, limits: SessionLimits, now: Date): boolean {
  const idle = now.getTime() - Date.parse(session.last_seen_at);
  const age = now.getTime() - Date.parse(session.created_at);
  return idle >= limits.idleMinutes * MINUTE || age >= limits.absoluteHours * 60 * MINUTE || idle < -CLOCK_TOLERANCE;
}

/** Milliseconds until a session just used ends if nothing more is done, and until it ends whatever is done. */
export function sessionEnds(session: { created_at: string }, limits: SessionLimits, now: Date): SessionEnds {
  const idle = limits.idleMinutes * MINUTE;
  const absolute = Date.parse(session.created_at) + limits.absoluteHours * 60 * MINUTE - now.getTime();
  return { idle, absolute, at: new Date(now.getTime() + Math.min(idle, absolute)).toISOString() };
}

/** The time of the last sign of life is written at most once a minute. */
export const isWorthTouching = (lastSeenAt: string, now: Date): boolean => now.getTime() - Date.parse(lastSeenAt) >= MINUTE;
