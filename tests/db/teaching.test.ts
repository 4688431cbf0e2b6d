import Database from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { absencesOf, evaluationsOf, lessonsOf } from '../../db/follow-up.ts';
import type { ReadDb } from '../../db/open.ts';
import { coTeachersOf, enrolmentsOf, slotsOf } from '../../db/teaching.ts';
import { aWorld } from '../helpers/world.ts';

/** How SQLite goes about a query: one line for each table, « SEARCH » by an index or « SCAN » through the whole. */
async function plansOf(ask: (db: ReadDb) => Promise<unknown>): Promise<string[]> {
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
  return plans.map(({ detail }) => detail);
}

// the store keeps no statistics, so the plan is the same for sixty families and for a hundred thousand
test('a student’s courses cost the same in a large school: every table is searched from the student, none walked through', async () => {
  const plans = await plansOf(async (db) => {
    await enrolmentsOf(db, 'family', 'student');
    await slotsOf(db, 'student');
    await coTeachersOf(db, 'student');
    await lessonsOf(db, 'enrolment');
    await evaluationsOf(db, 'enrolment', '2026-11-20T08:00:00.000Z');
    await absencesOf(db, 'enrolment');
  });
  const tables = plans.filter((line) => /^(SEARCH|SCAN)/.test(line));
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter((line) => line.startsWith('SCAN') || /course_year|school_year_one_current/.test(line))).toEqual([]);
});
