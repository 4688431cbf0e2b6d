import type { SessionLimits } from '../../../../db/identifiers.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { setting } from './read.ts';

/** Since when a family's session must have been seen and opened to count as open now. */
export async function sessionLimits(db: ReadDb, now: Date): Promise<SessionLimits> {
  const { idleMinutes, absoluteHours } = await setting(db, 'sessions');
  return {
    unseenSince: new Date(now.getTime() - idleMinutes * 60_000),
    openedBefore: new Date(now.getTime() - absoluteHours * 3_600_000),
  };
}
