import type { Clock } from '../context.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A message is given up two days after it was decided, but not before it has had a few tries: it may have waited for a mail server. */
const GIVEN_UP_AFTER = 48 * HOUR;
const LEAST_TRIES = 5;

/** When to try again: 1 minute, then twice as long each time up to 6 hours, a little more at random. Null: it is given up (DUR-5.12). */
export function retryAt(mail: { attempts: number; created_at: string }, now: Date, random: () => number = Math.random): Date | null {
  const age = now.getTime() - Date.parse(mail.created_at);
  if (age >= GIVEN_UP_AFTER && mail.attempts >= LEAST_TRIES) return null;
  const wait = Math.min(MINUTE * 2 ** Math.min(mail.attempts - 1, 20), 6 * HOUR);
  return new Date(now.getTime() + Math.round(wait * (1 + random() / 4)));
}

/** Lets through so many per minute. */
export function paceOf(perMinute: number, clock: Clock) {
  let recent: number[] = [];
  return {
    /** Milliseconds until the next may leave; 0 when it may now. */
    wait(): number {
      const now = clock.now().getTime();
      // later than now: the clock was set back
      recent = recent.filter((at) => at > now - MINUTE && at <= now);
      return recent.length < perMinute ? 0 : (recent[0] ?? now) + MINUTE - now;
    },
    note(): void {
      recent.push(clock.now().getTime());
    },
  };
}
