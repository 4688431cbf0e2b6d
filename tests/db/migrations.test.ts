import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { APPLICATION_ID } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import type { Migration } from '../../db/migrations/migration.ts';
import { openStore } from '../../db/open.ts';
import { StoreProblem } from '../../db/problems.ts';
import { findSetting, setSetting } from '../../db/settings.ts';
import { newStoreFile, openOffice } from '../helpers/office-folder.ts';
import { tablesOf } from './migrated-store.ts';

const now = () => new Date('2026-11-22T10:00:00.000Z');
const last = migrations.length;
const next = (sql: string): Migration => ({ number: last + 1, name: 'one more', sql });

const shapeOf = (connection: Database.Database): unknown => ({
  version: connection.pragma('user_version', { simple: true }),
  schema: connection.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all(),
  ledger: tablesOf(connection).includes('migration')
    ? connection.prepare('SELECT number, checksum FROM migration ORDER BY number').all()
    : [],
});

/** The shape after each number of migrations: 0 is the empty file. */
async function shapes(): Promise<unknown[]> {
  const connection = new Database(':memory:');
  const found = [shapeOf(connection)];
  for (const { number } of migrations) {
    await migrate(connection, migrations.slice(0, number), now);
    found.push(shapeOf(connection));
  }
  return found;
}

async function problemOf(work: Promise<unknown>): Promise<StoreProblem> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof StoreProblem)) throw new Error('expected a StoreProblem', { cause: error });
  return error;
}

test('migrations are numbered 1, 2, 3 … and each has a name of its own', () => {
  expect(migrations.map((migration) => migration.number)).toEqual(migrations.map((_, index) => index + 1));
  expect(new Set(migrations.map((migration) => migration.name)).size).toBe(last);
});

test.each(migrations)(
  'migration $number ($name) brings a store from the shape before to its own, signed and in the ledger',
  async ({ number }) => {
    const connection = new Database(':memory:');
    await migrate(connection, migrations.slice(0, number - 1), now);
    const shape = () => connection.prepare('SELECT sql FROM sqlite_schema ORDER BY name').pluck().all();
    const before = shape();
    await migrate(connection, migrations.slice(0, number), now);
    expect(shape()).not.toEqual(before);
    expect(connection.pragma('user_version', { simple: true })).toBe(number);
    expect(connection.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(connection.prepare('SELECT number, applied_at FROM migration ORDER BY number DESC').get()).toEqual({
      number,
      applied_at: now().toISOString(),
    });
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
  },
);

test('a migration that fails half-way leaves the store as it was, whole and usable', async () => {
  const file = newStoreFile();
  const store = await openOffice(file);
  await store.write((db) => setSetting(db, 'help', 'Bonjour', now()));
  await store.close();
  const half = next('CREATE TABLE half (x TEXT) STRICT; INSERT INTO setting SELECT 1, 2, 3 FROM no_such_table;');
  const problem = await problemOf(openStore({ file, migrations: [...migrations, half], clock: { now } }));
  expect(problem.code).toBe('failed-migration');
  expect(problem.message).toContain('est restée comme avant');
  const again = await openOffice(file);
  expect(again.version).toBe(last);
  expect(await findSetting(again.read, 'help')).toBe('Bonjour');
});

test('a migration that would leave a broken reference is not kept', async () => {
  const connection = new Database(':memory:');
  await migrate(connection, migrations, now);
  const orphan = next("INSERT INTO room (id, site_id, name) VALUES ('r', 'no such site', 'Salle 1');");
  expect((await problemOf(migrate(connection, [...migrations, orphan], now))).code).toBe('failed-migration');
  expect(connection.prepare('SELECT count(*) FROM room').pluck().get()).toBe(0);
  expect(connection.pragma('user_version', { simple: true })).toBe(last);
});

test('a shipped migration that was edited is noticed, and nothing is changed', async () => {
  const connection = new Database(':memory:');
  await migrate(connection, migrations, now);
  const before = shapeOf(connection);
  const edited = migrations.map((migration) =>
    migration.number === 2 ? { ...migration, sql: `${migration.sql}\n-- later thought` } : migration,
  );
  const problem = await problemOf(migrate(connection, [...edited, next('CREATE TABLE more (x TEXT) STRICT;')], now));
  expect(problem.code).toBe('failed-migration');
  expect(problem.message).toContain('étape 2');
  expect(shapeOf(connection)).toEqual(before);
});

test('DUR-5.9 before a store with people in it changes shape, a proved backup of it lies beside it', async () => {
  const file = newStoreFile();
  const store = await openOffice(file);
  await store.write((db) => setSetting(db, 'help', 'Bonjour', now()));
  await store.close();
  expect(readdirSync(dirname(file))).not.toContain('backups');
  const upgraded = await openOffice(file, { migrations: [...migrations, next('CREATE TABLE more (x TEXT) STRICT;')] });
  expect(upgraded.version).toBe(last + 1);
  const kept = readdirSync(join(dirname(file), 'backups')).filter((name) => name.endsWith('.db'));
  expect(kept).toEqual([`portee-2026-11-22T10-00-00.000Z-v${last}.db`]);
  const copy = new Database(join(dirname(file), 'backups', String(kept[0])), { readonly: true });
  expect(copy.prepare("SELECT value FROM setting WHERE key = 'help'").pluck().get()).toBe('"Bonjour"');
  expect(copy.pragma('user_version', { simple: true })).toBe(last);
  copy.close();
});

test('DUR-5.9 a store that is damaged inside is not migrated', async () => {
  const file = newStoreFile();
  await (await openOffice(file)).close();
  const connection = new Database(file);
  connection.pragma('foreign_keys = 0');
  connection.exec("INSERT INTO room (id, site_id, name) VALUES ('r', 'no such site', 'Salle 1')");
  connection.close();
  const problem = await problemOf(
    openStore({ file, migrations: [...migrations, next('CREATE TABLE more (x TEXT) STRICT;')], clock: { now } }),
  );
  expect(problem.code).toBe('corrupt');
  const after = new Database(file, { readonly: true });
  expect(after.pragma('user_version', { simple: true })).toBe(last);
  expect(tablesOf(after)).not.toContain('more');
  after.close();
});

// Each cut is a real process that kills itself at the start of its n-th statement. CI takes a spread; PORTEE_ALL_CUTS=1 takes them all.
test('DUR-5.9 killed at any statement of any migration, the store has one of the known shapes and the next start completes it', {
  timeout: 600_000,
}, async () => {
  const known = (await shapes()).map((shape) => JSON.stringify(shape));
  const total = Number(migrateInProcess(newStoreFile(), 0).stdout.trim());
  expect(total).toBeGreaterThan(400);
  const step = process.env.PORTEE_ALL_CUTS ? 1 : Math.ceil(total / 20);
  const seen = new Set<number>();
  for (let cut = 2; cut <= total; cut += step) {
    const file = newStoreFile();
    expect(migrateInProcess(file, cut).signal, `cut ${cut} of ${total}`).toBe('SIGKILL');
    const connection = new Database(file);
    const at = known.indexOf(JSON.stringify(shapeOf(connection)));
    expect(at, `cut ${cut} of ${total}`).toBeGreaterThanOrEqual(0);
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    seen.add(at);
    connection.close();
    expect((await openOffice(file)).version).toBe(last);
  }
  expect(seen.size).toBeGreaterThan(5);
});

const migrateInProcess = (file: string, cut: number) =>
  spawnSync(process.execPath, [new URL('migrate-and-die.ts', import.meta.url).pathname, file, String(cut)], { encoding: 'utf8' });
