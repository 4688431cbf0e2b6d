import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { isAtLeast, openReader, openWriter } from '../../db/connection.ts';
import { nextNumber } from '../../db/counters.ts';
import { openReadOnly, type WriteDb } from '../../db/open.ts';
import { findSetting, listSettings, setSetting } from '../../db/settings.ts';
import { newFolder, newStoreFile, openOffice } from '../helpers/office-folder.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const keep = (db: WriteDb, key: string, value: unknown = true) => setSetting(db, key, value, now);

test('DUR-5.1 every promise to the disk holds on a file that is opened again, not only on the day it is made', async () => {
  const file = newStoreFile();
  await (await openOffice(file)).close();
  for (const open of [openWriter, openReader]) {
    const connection = open(file);
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'secure_delete', 'busy_timeout'];
    const found = Object.fromEntries(settings.map((name) => [name, connection.pragma(name, { simple: true })]));
    connection.close();
    expect(found).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
      busy_timeout: 5000,
    });
  }
});

test('DUR-5.1 the trap is real: the same file opened without asking would not wait for the disk', async () => {
  const file = newStoreFile();
  await (await openOffice(file)).close();
  const careless = new Database(file);
  expect(careless.pragma('synchronous', { simple: true })).toBe(1);
  careless.close();
});

test('an SQLite that loses writes is older than the one we ask for', () => {
  expect(isAtLeast([3, 51, 2], [3, 51, 3])).toBe(false);
  expect(isAtLeast([3, 51, 3], [3, 51, 3])).toBe(true);
  expect(isAtLeast([3, 52, 0], [3, 51, 3])).toBe(true);
  expect(isAtLeast([4, 0, 0], [3, 51, 3])).toBe(true);
  expect(isAtLeast([3, 9, 9], [3, 51, 3])).toBe(false);
});

test('what a write did is read afterwards, also by a store that is opened again', async () => {
  const file = newStoreFile();
  const store = await openOffice(file);
  await store.write((db) => keep(db, 'help', 'Bonjour'));
  expect(await findSetting(store.read, 'help')).toBe('Bonjour');
  await store.close();
  expect(await findSetting((await openOffice(file)).read, 'help')).toBe('Bonjour');
});

test('a write that fails leaves nothing, and the next one works', async () => {
  const store = await openOffice();
  const failing = store.write(async (db) => {
    await keep(db, 'half');
    throw new Error('second thoughts');
  });
  await expect(failing).rejects.toThrow('second thoughts');
  await store.write((db) => keep(db, 'whole'));
  expect(await listSettings(store.read)).toEqual({ whole: true });
});

test('a read sees nothing of a write under way, and does not wait for it', async () => {
  const store = await openOffice();
  await store.write(async (db) => {
    await keep(db, 'soon');
    expect(await findSetting(store.read, 'soon')).toBeUndefined();
    expect(await findSetting(db, 'soon')).toBe(true);
  });
  expect(await findSetting(store.read, 'soon')).toBe(true);
});

test('writes that arrive together run one after the other', async () => {
  const store = await openOffice();
  const numbers = await Promise.all(Array.from({ length: 20 }, () => store.write((db) => nextNumber(db, 'invoice'))));
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test('a number taken by a write that failed is given again: no gap', async () => {
  const store = await openOffice();
  await store.write((db) => nextNumber(db, 'invoice'));
  const lost = store.write(async (db) => {
    await nextNumber(db, 'invoice');
    throw new Error('no invoice after all');
  });
  await expect(lost).rejects.toThrow('no invoice after all');
  expect(await store.write((db) => nextNumber(db, 'invoice'))).toBe(2);
});

test('a write inside a write is refused instead of waiting for ever', async () => {
  const store = await openOffice();
  await expect(store.write(() => store.write(async () => 'never'))).rejects.toThrow('a write inside a write');
  expect(await store.write(async () => 'still works')).toBe('still works');
});

test('a statement that nobody awaited is refused once its transaction has ended', async () => {
  const store = await openOffice();
  let kept: WriteDb | undefined;
  let late: Promise<unknown> | undefined;
  await store.write(async (db) => {
    kept = db;
    late = Promise.resolve()
      .then(() => new Promise((go) => setImmediate(go)))
      .then(() => keep(db, 'late'));
    late.catch(() => {});
  });
  await expect(late).rejects.toThrow('outside its transaction');
  await expect(kept && keep(kept, 'later')).rejects.toThrow('outside its transaction');
  expect(await listSettings(store.read)).toEqual({});
});

test('a statement that nobody awaited does not slip into the next write either', async () => {
  const store = await openOffice();
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let stray: Promise<void> | undefined;
  await store.write(async (db) => {
    stray = gate.then(() => keep(db, 'stray'));
    stray.catch(() => {});
  });
  await store.write(async (db) => {
    open();
    await expect(stray).rejects.toThrow('outside its transaction');
    await keep(db, 'mine');
  });
  expect(await listSettings(store.read)).toEqual({ mine: true });
});

test('the reading side cannot write, whatever it is asked', async () => {
  const store = await openOffice();
  expect('write' in store.read).toBe(false);
  const forced = store.read as unknown as WriteDb;
  await expect(keep(forced, 'forced')).rejects.toThrow(/readonly/);
  const worker = openReadOnly(store.file);
  await expect(keep(worker.read as unknown as WriteDb, 'forced')).rejects.toThrow(/readonly/);
  worker.close();
  expect(await listSettings(store.read)).toEqual({});
});

test('a store that is closed refuses new work and finishes what it had accepted', async () => {
  const store = await openOffice();
  const accepted = store.write(async (db) => {
    await new Promise((go) => setImmediate(go));
    await keep(db, 'accepted');
    return 'done';
  });
  const closing = store.close();
  await expect(store.write(async () => 'too late')).rejects.toThrow('closed');
  expect(await accepted).toBe('done');
  await closing;
  expect(await listSettings((await openOffice(store.file)).read)).toEqual({ accepted: true });
});

test('DUR-5.14 a checkpoint empties the log beside the store, and gives way to a long read', async () => {
  const store = await openOffice();
  await store.write((db) => keep(db, 'text', 'x'.repeat(100_000)));
  expect(statSync(`${store.file}-wal`).size).toBeGreaterThan(100_000);
  store.checkpoint();
  expect(statSync(`${store.file}-wal`).size).toBe(0);

  const slow = new Database(store.file, { readonly: true });
  slow.exec('BEGIN');
  slow.prepare('SELECT count(*) FROM setting').get();
  await store.write((db) => keep(db, 'text', 'y'.repeat(100_000)));
  store.checkpoint();
  slow.close();
  store.checkpoint();
  expect(statSync(`${store.file}-wal`).size).toBe(0);
});

test.skipIf(process.platform === 'win32')(
  'ELE-2.14 the folder and its files belong to this account only (needs file modes: not on Windows)',
  async () => {
    const folder = join(newFolder(), 'made', 'for it');
    const store = await openOffice(join(folder, 'portee.db'));
    await store.write((db) => keep(db, 'x'));
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(modeOf(folder)).toBe('700');
    for (const name of ['portee.db', 'portee.db-wal', 'portee.db-shm', 'portee.lock']) expect(modeOf(join(folder, name)), name).toBe('600');
  },
);

test.skipIf(process.platform === 'win32')(
  'a folder that holds other people’s files keeps its mode (needs file modes: not on Windows)',
  async () => {
    const folder = join(newFolder(), 'shared');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'lettre.txt'), 'bonjour');
    const store = await openOffice(join(folder, 'portee.db'));
    expect(statSync(dirname(store.file)).mode & 0o777).toBe(0o755);
    expect(statSync(store.file).mode & 0o777).toBe(0o600);
  },
);
