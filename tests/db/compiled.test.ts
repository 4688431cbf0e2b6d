import { expect, onTestFinished, test } from 'vitest';
import { compiledOnce, compiledOnceFirst } from '../../db/compiled.ts';
import { openStore, type ReadDb, type Store } from '../../db/open.ts';
import { newStoreFile } from '../helpers/office-folder.ts';

async function aStore(): Promise<Store> {
  const store = await openStore({ file: newStoreFile() });
  onTestFinished(() => store.close());
  const row = (key: string, site_id: string) => ({ site_id, key, value: `"${key} ${site_id}"`, updated_at: '2026-11-20T08:00:00.000Z' });
  await store.write((db) =>
    db
      .insertInto('setting')
      .values(['a', 'b', 'c'].flatMap((key) => [row(key, ''), row(key, 'x')]))
      .execute(),
  );
  return store;
}

test('a query that is compiled once gives, for each value, what it would give compiled anew', async () => {
  const store = await aStore();
  const plain = (db: ReadDb, site: string, keys: readonly string[], other: string) =>
    db
      .selectFrom('setting')
      .select(['key', 'value'])
      .where('site_id', '=', site)
      .where((where) => where.or([where('key', 'in', keys), where('key', '=', other)]))
      .where('updated_at', '>', '2026')
      .orderBy('key');
  const once = compiledOnce(plain);
  for (const site of ['', 'x', 'nowhere'])
    for (const keys of [['a'], ['b'], ['a', 'b'], ['c', 'none'], Array.from({ length: 30 }, (_, i) => `a${i}`)])
      expect(await once(store.read, site, keys, 'c')).toEqual(await plain(store.read, site, keys, 'c').execute());
});

test('it is asked on whichever connection it is given, a write’s own included', async () => {
  const store = await aStore();
  const settingOf = compiledOnceFirst((db, key: string) => db.selectFrom('setting').select('value').where('key', '=', key));
  expect(await settingOf(store.read, 'new')).toBeUndefined();
  const seen = await store.write(async (db) => {
    await db.insertInto('setting').values({ site_id: '', key: 'new', value: '1', updated_at: '' }).execute();
    return settingOf(db, 'new');
  });
  expect(seen).toEqual({ value: '1' });
  expect(await settingOf(store.read, 'new')).toEqual({ value: '1' });
});

test('a value that decides what is asked is refused: the next one would be ignored', async () => {
  const store = await aStore();
  const wrong = compiledOnce((db, sorted: string) =>
    db
      .selectFrom('setting')
      .select('key')
      .$if(sorted === 'yes', (query) => query.orderBy('key')),
  );
  await expect(wrong(store.read, 'yes')).rejects.toThrow('takes 1 values and asks for 0');
});
