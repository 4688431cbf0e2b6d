import type { ReadDb, WriteDb } from '../../../db/open.ts';
import { dropThrottles, findThrottles, forgetThrottles, keepThrottle, type ThrottleRow } from '../../../db/throttle.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Secrets } from '../secrets.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Failures of one account: five are free, then a minute, doubled each time; twenty-five a day at most (SEC-1.7). */
const FREE_FAILURES = 5;
const DAILY_FAILURES = 25;
/** Failures from one address: a whole school may sit behind it. */
const ADDRESS_FAILURES = 60;
const ADDRESS_WINDOW = 10 * MINUTE;

/** What an attempt to log in is charged to. */
export interface Budget {
  /** A keyed fingerprint: the store never holds what a stranger typed. */
  key: string;
  kind: 'account' | 'address';
}

/**
 * The budgets of one attempt. `subject` names an account that may not exist: unknown ones are counted alike, so that the answers tell
 * nothing. A browser that this account knows has a budget of its own: strangers cannot use it up.
 */
export function budgetsOf(secrets: Secrets, attempt: { subject: string; knownDevice: boolean; ip: string }): Budget[] {
  const key = (text: string) => secrets.sign('throttle', text);
  if (attempt.knownDevice) return [{ key: key(`known device ${attempt.subject}`), kind: 'account' }];
  const account: Budget = { key: key(`account ${attempt.subject}`), kind: 'account' };
  return attempt.ip ? [account, { key: key(`address ${attempt.ip}`), kind: 'address' }] : [account];
}

/** What guessing the current password in a session left open is charged to: one budget for every place that asks for it. */
export const currentPasswordBudgets = (secrets: Secrets, accountId: string): Budget[] =>
  budgetsOf(secrets, { subject: JSON.stringify(['current', accountId]), knownDevice: false, ip: '' });

/** Refuses, in the same words for everyone, while one of the budgets is used up. */
export async function requireBudget(db: ReadDb, budgets: readonly Budget[], now: Date): Promise<void> {
  const rows = await rowsOf(db, budgets);
  const until = Math.max(...budgets.map((budget) => blockedUntil(rows.get(budget.key), budget.kind, now)));
  if (until <= now.getTime()) return;
  throw new Refusal('invalid', `Trop d’essais infructueux. Réessayez dans ${inWords(until - now.getTime())}.`);
}

/** Charges a failure. */
export async function spend(db: WriteDb, budgets: readonly Budget[], now: Date): Promise<void> {
  const rows = await rowsOf(db, budgets);
  for (const { key, kind } of budgets) await keepThrottle(db, afterFailure(rows.get(key), key, kind, now));
  await forgetThrottles(db, new Date(now.getTime() - 2 * DAY));
}

/** The person has proved to be the right one: the waits begin anew, what was spent of the day stays spent. */
export async function restore(db: WriteDb, budgets: readonly Budget[], now: Date): Promise<void> {
  const rows = await rowsOf(db, budgets);
  for (const { key, kind } of budgets) {
    const row = rows.get(key);
    if (row && kind === 'account') await keepThrottle(db, { ...row, failures: 0, blocked_until: null, updated_at: now.toISOString() });
  }
}

/** For each of these, until when it keeps its owner out, as an instant; null where it does not. */
export async function heldUntil(db: ReadDb, people: readonly (readonly Budget[])[], now: Date): Promise<(string | null)[]> {
  const budgets = people.flat();
  const rows = budgets.length > 0 ? await rowsOf(db, budgets) : new Map<string, ThrottleRow>();
  return people.map((own) => {
    const until = Math.max(0, ...own.map(({ key, kind }) => blockedUntil(rows.get(key), kind, now)));
    return until > now.getTime() ? new Date(until).toISOString() : null;
  });
}

/** The office knows the person: every failure is forgotten. */
export const forgetFailures = (db: WriteDb, budgets: readonly Budget[]) =>
  dropThrottles(
    db,
    budgets.map(({ key }) => key),
  );

const rowsOf = async (db: ReadDb, budgets: readonly Budget[]): Promise<Map<string, ThrottleRow>> =>
  new Map(
    (
      await findThrottles(
        db,
        budgets.map((budget) => budget.key),
      )
    ).map((row) => [row.key, row]),
  );

const windowOf = (kind: Budget['kind']): number => (kind === 'account' ? DAY : ADDRESS_WINDOW);
const mostOf = (kind: Budget['kind']): number => (kind === 'account' ? DAILY_FAILURES : ADDRESS_FAILURES);

/** Failures counted since `day_started_at`; a window that has passed, or that a clock set back has put into the future, is empty. */
function spentIn(row: ThrottleRow, kind: Budget['kind'], now: Date): number {
  const age = now.getTime() - Date.parse(row.day_started_at);
  return age >= 0 && age < windowOf(kind) ? row.day_failures : 0;
}

/** Milliseconds since 1970; never further than a window away, so that no clock ever locks anyone out for good. */
function blockedUntil(row: ThrottleRow | undefined, kind: Budget['kind'], now: Date): number {
  if (!row) return 0;
  const full = spentIn(row, kind, now) >= mostOf(kind) ? Date.parse(row.day_started_at) + windowOf(kind) : 0;
  const until = Math.max(full, row.blocked_until ? Date.parse(row.blocked_until) : 0);
  return until > now.getTime() + DAY ? 0 : until;
}

function afterFailure(row: ThrottleRow | undefined, key: string, kind: Budget['kind'], now: Date): ThrottleRow {
  const at = now.toISOString();
  const spent = row ? spentIn(row, kind, now) : 0;
  const failures = spent === 0 && !isBlockedAtAll(row, now) ? 1 : (row?.failures ?? 0) + 1;
  const wait = kind === 'account' && failures > FREE_FAILURES ? Math.min(MINUTE * 2 ** (failures - FREE_FAILURES - 1), DAY) : 0;
  return {
    key,
    failures,
    blocked_until: wait > 0 ? new Date(now.getTime() + wait).toISOString() : null,
    day_started_at: row && spent > 0 ? row.day_started_at : at,
    day_failures: spent + 1,
    updated_at: at,
  };
}

const isBlockedAtAll = (row: ThrottleRow | undefined, now: Date): boolean =>
  row?.blocked_until != null && Date.parse(row.blocked_until) > now.getTime();

/** « 40 secondes », « 2 minutes », « 3 heures »: rounded up, so that a person who waits that long gets in. */
function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return plural(seconds, 'seconde');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? plural(minutes, 'minute') : plural(Math.ceil(minutes / 60), 'heure');
}

const plural = (n: number, word: string): string => `${n} ${word}${n > 1 ? 's' : ''}`;
