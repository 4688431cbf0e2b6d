import type { ReadDb, WriteDb } from './open.ts';
import type { Row } from './tables.ts';

// Failures of logins, by keyed fingerprint: an unknown identifier has a line as well as a known one.

export type ThrottleRow = Row<'login_throttle'>;

export const findThrottles = (db: ReadDb, keys: readonly string[]): Promise<ThrottleRow[]> =>
  db.selectFrom('login_throttle').selectAll().where('key', 'in', keys).execute();

export async function keepThrottle(db: WriteDb, row: ThrottleRow): Promise<void> {
  const { key: _, ...values } = row;
  await db
    .insertInto('login_throttle')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}

export const dropThrottles = (db: WriteDb, keys: readonly string[]) => db.deleteFrom('login_throttle').where('key', 'in', keys).execute();

/** Forgets lines that no longer count, a few at a time: made-up identifiers would else fill the store. */
export async function forgetThrottles(db: WriteDb, before: Date): Promise<void> {
  await db
    .deleteFrom('login_throttle')
    .where('key', 'in', (query) =>
      query.selectFrom('login_throttle').select('key').where('updated_at', '<', before.toISOString()).limit(50),
    )
    .execute();
}
