import type { ReadDb } from '../../../../db/open.ts';
import { setting } from '../settings/read.ts';

/** What the window has to know of the house's rules about whoever sits before it. */
export async function rulesFor(db: ReadDb): Promise<{ idleMinutes: number; leastPassword: number }> {
  const { staffIdleMinutes: idleMinutes } = await setting(db, 'sessions');
  const { minLength: leastPassword } = await setting(db, 'passwords');
  return { idleMinutes, leastPassword };
}
