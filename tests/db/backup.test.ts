import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backup, newestBackup } from '../../db/backup.ts';
import { findSetting, setSetting } from '../../db/settings.ts';
import { newFolder, openOffice } from '../helpers/office-folder.ts';

const now = new Date('2026-11-22T10:00:00.000Z');

async function officeWithText(text = 'Bonjour') {
  const store = await openOffice();
  await store.write((db) => setSetting(db, 'help', text, now));
  return { store, folder: join(dirname(store.file), 'backups') };
}

test('DUR-5.7 a backup made while the office works is one whole file, described, and opens as a store', async () => {
  const { store, folder } = await officeWithText();
  const manifest = await backup(store.file, folder, 'daily', now);
  const file = join(folder, manifest.file);
  expect(readdirSync(folder).sort()).toEqual([manifest.file, `${manifest.file}.json`]);
  expect(JSON.parse(readFileSync(`${file}.json`, 'utf8'))).toEqual(manifest);
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(manifest.sha256);
  expect(manifest.tables.setting?.rows).toBe(1);
  const restored = await openOffice(file);
  expect(await findSetting(restored.read, 'help')).toBe('Bonjour');
});

test('a backup shows one instant, whatever is written while it is made', async () => {
  const { store, folder } = await officeWithText('x'.repeat(2_000_000));
  let made = false;
  const making = backup(store.file, folder, 'daily', now).finally(() => {
    made = true;
  });
  let writes = 0;
  while (!made) {
    writes += 1;
    await store.write((db) => setSetting(db, `later-${writes}`, true, now));
    await new Promise((go) => setImmediate(go));
  }
  const manifest = await making;
  expect(writes).toBeGreaterThan(1);
  const copy = new Database(join(folder, manifest.file), { readonly: true });
  expect(copy.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(manifest.tables.setting?.rows);
  copy.close();
  expect(manifest.tables.setting?.rows).toBeLessThan(writes);
  expect(await findSetting(store.read, `later-${writes}`)).toBe(true);
});

test('T3 a damaged store gives no backup at all, and the last good one stays', async () => {
  const { store, folder } = await officeWithText('x'.repeat(200_000));
  const good = await backup(store.file, folder, 'daily', now);
  await store.close();
  const handle = openSync(store.file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, statSync(store.file).size - 4096 * 3);
  closeSync(handle);
  await expect(backup(store.file, folder, 'daily', new Date('2026-11-23T10:00:00.000Z'))).rejects.toThrow(/abîmée|malformed/);
  expect(readdirSync(folder).sort()).toEqual([good.file, `${good.file}.json`]);
});

test('the newest backup that this version can open is found by its name', async () => {
  const { store, folder } = await officeWithText();
  expect(await newestBackup(folder, 99)).toBeNull();
  await backup(store.file, folder, 'daily', now);
  const second = await backup(store.file, folder, 'daily', new Date('2026-11-23T10:00:00.000Z'));
  expect(await newestBackup(folder, store.version)).toBe(second.file);
  expect(await newestBackup(folder, store.version - 1)).toBeNull();
  expect(await newestBackup(newFolder(), 99)).toBeNull();
});
