import type { ReadDb } from '../../../../db/open.ts';
import type { Role } from '../../../../shared/contract/operation.ts';
import { setting } from '../settings/read.ts';

/** What the window has to know of the house's rules about whoever sits before it. */
export async function rulesFor(db: ReadDb): Promise<{ idleMinutes: number; leastPassword: number }> {
  const { staffIdleMinutes: idleMinutes } = await setting(db, 'sessions');
  const { minLength: leastPassword } = await setting(db, 'passwords');
  return { idleMinutes, leastPassword };
}

/** Whether the office asks a second factor of this role (SEC-1.14). */
export async function isSecondFactorRequired(db: ReadDb, role: Role): Promise<boolean> {
  return role === 'administrateur' && (await setting(db, 'secondFactor')).administratorsSince !== null;
}

/** Whether a session that was opened then, by somebody without a second factor, must add one first: at the next login, not in the midst of work. */
export async function mustAddSecondFactor(db: ReadDb, { role, openedAt }: { role: Role; openedAt: string }): Promise<boolean> {
  if (role !== 'administrateur') return false;
  const { administratorsSince: since } = await setting(db, 'secondFactor');
  return since !== null && openedAt >= since;
}
