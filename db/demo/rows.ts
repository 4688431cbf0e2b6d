import { CompiledQuery } from 'kysely';
import type { WriteDb } from '../open.ts';
import type { NewRow, Tables } from '../tables.ts';

/** Well under SQLite's 32 766 variables in one statement; larger statements are no faster. */
const VARIABLES = 2_000;

/**
 * Inserts many rows of one table with few, almost always equal statements, so that the driver prepares each once.
 * Every row must have exactly the columns of the first one (null where it has nothing), else this throws.
 */
export async function insertRows<T extends keyof Tables & string>(db: WriteDb, table: T, rows: readonly NewRow<T>[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first);
  const perStatement = Math.max(1, Math.floor(VARIABLES / columns.length));
  for (let start = 0; start < rows.length; start += perStatement) {
    const slice = rows.slice(start, start + perStatement);
    await db.executeQuery(CompiledQuery.raw(statement(table, columns, slice.length), valuesOf(table, columns, slice)));
  }
}

function statement(table: string, columns: readonly string[], count: number): string {
  const one = `(${columns.map(() => '?').join(', ')})`;
  return `insert into "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) values ${Array(count).fill(one).join(', ')}`;
}

function valuesOf(table: string, columns: readonly string[], rows: readonly object[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) {
    const named = row as Record<string, unknown>;
    for (const column of columns) {
      const value = named[column];
      if (value === undefined) throw new Error(`a row of ${table} has no ${column}`);
      values.push(value);
    }
    if (Object.keys(row).length > columns.length) throw new Error(`a row of ${table} has more columns than the first: ${Object.keys(row)}`);
  }
  return values;
}
