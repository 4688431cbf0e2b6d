import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { dialectOver } from '../../db/driver.ts';

interface Notes {
  note: { id: number; text: string };
}

/** A small database that counts how often a statement is prepared. */
function notebook() {
  const connection = new Database(':memory:');
  connection.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const prepared: string[] = [];
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((text: string) => {
    prepared.push(text);
    return prepare(text);
  }) as typeof connection.prepare;
  return { db: new Kysely<Notes>({ dialect: dialectOver(connection) }), connection, prepared };
}

test('a statement is prepared once, however often it runs', async () => {
  const { db, prepared } = notebook();
  for (let id = 1; id <= 50; id += 1)
    await db
      .insertInto('note')
      .values({ id, text: `note ${id}` })
      .execute();
  for (let id = 1; id <= 50; id += 1)
    expect((await db.selectFrom('note').selectAll().where('id', '=', id).executeTakeFirst())?.text).toBe(`note ${id}`);
  expect(prepared.length).toBe(2);
});

test('a thousand different statements do not fill the memory: old ones go, and still work when they come back', async () => {
  const { db, prepared } = notebook();
  const ask = (n: number) => sql<{ n: number }>`select ${sql.lit(n)} as n`.execute(db);
  await ask(-1);
  for (let n = 0; n < 1000; n += 1) {
    await ask(n);
    await ask(-1);
  }
  expect(prepared.filter((text) => text === 'select -1 as n').length).toBe(1);
  expect((await ask(0)).rows).toEqual([{ n: 0 }]);
  expect(prepared.filter((text) => text === 'select 0 as n').length).toBe(2);
});

test('a write says how many rows it changed, and gives back what it is asked to', async () => {
  const { db } = notebook();
  const inserted = await db
    .insertInto('note')
    .values([
      { id: 1, text: 'a' },
      { id: 2, text: 'b' },
    ])
    .returning(['id', 'text'])
    .execute();
  expect(inserted).toEqual([
    { id: 1, text: 'a' },
    { id: 2, text: 'b' },
  ]);
  expect((await db.updateTable('note').set({ text: 'c' }).executeTakeFirst()).numUpdatedRows).toBe(2n);
  expect((await db.deleteFrom('note').where('id', '=', 1).executeTakeFirst()).numDeletedRows).toBe(1n);
});

test('several reads at once do not wait for one another', async () => {
  const { db } = notebook();
  await db.insertInto('note').values({ id: 1, text: 'a' }).execute();
  const texts = await Promise.all([1, 1, 1].map((id) => db.selectFrom('note').select('text').where('id', '=', id).executeTakeFirst()));
  expect(texts).toEqual([{ text: 'a' }, { text: 'a' }, { text: 'a' }]);
});

test('a transaction of Kysely’s own is refused: only the store opens them', async () => {
  const { db } = notebook();
  await expect(db.transaction().execute(async () => 'never')).rejects.toThrow('store.write only');
});
