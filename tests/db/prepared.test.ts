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

test('a list may have any length, long ones included, and stand beside single values', async () => {
  const store = await aStore();
  const among = prepared((db, names: readonly string[], from: string) =>
    db.selectFrom('teacher').select('id').where('last_name', 'in', names).where('last_name', '>=', from).orderBy('last_name'),
  );
  const ask = async (names: string[], from = 'A') => (await among(store.read, names, from)).map(({ id }) => id);
  expect(await ask(['Caron'])).toEqual(['Caron']);
  expect(await ask(['Alonso'])).toEqual(['Alonso']);
  expect(await ask(['Caron', 'Alonso'])).toEqual(['Alonso', 'Caron']);
  expect(await ask(['Caron', 'Alonso'], 'B')).toEqual(['Caron']);
  const many = Array.from({ length: 30 }, (_, i) => `Nobody ${i}`);
  expect(await ask([...many, 'Barris'])).toEqual(['Barris']);
  expect(await ask([...many, 'Caron'])).toEqual(['Caron']);
});

test('a value that decides what is asked is refused: the next one would be ignored', async () => {
  const store = await aStore();
  const wrong = prepared((db, sorted: string) =>
    db
      .selectFrom('teacher')
      .select('id')
      .$if(sorted === 'yes', (query) => query.orderBy('id')),
  );
  await expect(wrong(store.read, 'yes')).rejects.toThrow('1 of the values given to a prepared query are not compared');
});
