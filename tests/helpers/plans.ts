import Database from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import type { ReadDb } from '../../db/open.ts';
import { aWorld } from './world.ts';

/**
 * How SQLite goes about the prepared queries that `ask` asks: one line for each table, « SEARCH » by an index or « SCAN » through the whole.
 * The store keeps no statistics, so the plan is the same for sixty families and for a hundred thousand.
 */
export async function plansOf(ask: (db: ReadDb) => Promise<unknown>): Promise<string[]> {
  const { service } = await aWorld();
  const asked: CompiledQuery[] = [];
  const { read } = service.store;
  const db = {
    selectFrom: read.selectFrom.bind(read),
    executeQuery: async (query: CompiledQuery) => ({ rows: [], asked: asked.push(query) }),
  } as unknown as ReadDb;
  await ask(db);
  const reader = new Database(service.store.file, { readonly: true });
  const plans = asked.flatMap(({ sql, parameters }) =>
    reader.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters),
  );
  reader.close();
  return plans.map(({ detail }) => detail).filter((line) => /^(SEARCH|SCAN)/.test(line));
}
