import type { WriteDb } from './open.ts';

/** The next number of a series (1, 2, 3 …): without gap, as it is taken in the transaction that uses it and given back with it. */
export async function nextNumber(db: WriteDb, name: string): Promise<number> {
  const row = await db
    .insertInto('counter')
    .values({ name, value: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}
