import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open.ts';
import { prepared } from '../../db/prepared.ts';

async function aStore() {
  const folder = mkdtempSync(join(tmpdir(), 'portee-prepared-'));
  const store = await openStore({ file: join(folder, 'portee.db') });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  await store.write((db) =>
    db
      .insertInto('teacher')
      .values(['Alonso', 'Barris', 'Caron'].map((last_name) => ({ id: last_name, last_name, created_at: '2026-11-20T08:00:00.000Z' })))
      .execute(),
  );
  return store;
}

test('a query is put together once, and asks for what it is given each time', async () => {
  const store = await aStore();
  let built = 0;
  const teachersBetween = prepared((db, from: string, to: string) => {
    built += 1;
    return db
      .selectFrom('teacher')
      .select('last_name')
      .where('last_name', '<=', to)
      .where('created_at', '>', '2026-01-01')
      .where('last_name', '>=', from)
      .orderBy('last_name');
  });
  expect(await teachersBetween(store.read, 'A', 'Bz')).toEqual([{ last_name: 'Alonso' }, { last_name: 'Barris' }]);
  expect(await teachersBetween(store.read, 'C', 'D')).toEqual([{ last_name: 'Caron' }]);
  expect(await store.write((db) => teachersBetween(db, 'B', 'C'))).toEqual([{ last_name: 'Barris' }]);
  expect(built).toBe(1);
});

test('two that run at once do not get each other’s answer', async () => {
  const store = await aStore();
  const named = prepared((db, name: string) => db.selectFrom('teacher').select('id').where('last_name', '=', name));
  const [one, other] = await Promise.all([named(store.read, 'Alonso'), named(store.read, 'Caron')]);
  expect([one, other]).toEqual([[{ id: 'Alonso' }], [{ id: 'Caron' }]]);
});
