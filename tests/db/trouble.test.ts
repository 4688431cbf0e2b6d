import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { backup } from '../../db/backup.ts';
import { openReader, openWriter } from '../../db/connection.ts';
import { openStore, type Store } from '../../db/open.ts';
import { classify, problemOf, StoreProblem } from '../../db/problems.ts';
import { findSetting, listSettings, setSetting } from '../../db/settings.ts';
import { storeOver } from '../../db/store.ts';
import { newFolder, newStoreFile, openOffice } from '../helpers/office-folder.ts';

const now = new Date('2026-11-22T10:00:00.000Z');

/** A file with a real store in it, closed. */
async function closedStore(): Promise<string> {
  const store = await openOffice();
  await store.write((db) => setSetting(db, 'help', 'x'.repeat(50_000), now));
  await store.close();
  return store.file;
}

async function refusalOf(opening: Promise<Store>): Promise<StoreProblem> {
  const problem = await opening.then(
    async (store) => {
      await store.close();
      return undefined;
    },
    (error: unknown) => error,
  );
  if (!(problem instanceof StoreProblem)) throw new Error('expected a StoreProblem', { cause: problem });
  return problem;
}

/** A store whose file may grow by a few pages only: what a full disk looks like to SQLite. */
async function fullDisk(): Promise<{ store: Store; makeRoom(): void }> {
  const file = await closedStore();
  const writer = openWriter(file);
  writer.pragma(`max_page_count = ${Number(writer.pragma('page_count', { simple: true })) + 4}`);
  const store = storeOver(file, writer, openReader(file), () => {});
  onTestFinished(() => store.close());
  return { store, makeRoom: () => writer.pragma('max_page_count = 1000000') };
}

test('DUR-5.5 the disk is full in the middle of a write: nothing of it stays, the true cause is told, reading goes on, and so does writing once there is room', async () => {
  const { store, makeRoom } = await fullDisk();
  const write = store.write(async (db) => {
    await setSetting(db, 'small', true, now);
    await setSetting(db, 'large', 'x'.repeat(500_000), now);
  });
  await expect(write).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(classify(await write.catch((error: unknown) => error))).toBe(
    'Disque plein, rien n’a été enregistré. Libérez de la place, puis recommencez.',
  );
  expect(Object.keys(await listSettings(store.read))).toEqual(['help']);
  makeRoom();
  await store.write((db) => setSetting(db, 'large', 'x'.repeat(500_000), now));
  expect(Object.keys(await listSettings(store.read))).toEqual(['help', 'large']);
});

test('T4 a verb that goes on after the disk was full writes nothing more, and cannot hide the cause', async () => {
  const { store, makeRoom } = await fullDisk();
  const write = store.write(async (db) => {
    await setSetting(db, 'large', 'x'.repeat(500_000), now).catch(() => {});
    makeRoom();
    await setSetting(db, 'after', true, now).catch(() => {});
    return 'all is well';
  });
  await expect(write).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(Object.keys(await listSettings(store.read))).toEqual(['help']);
});

test('DUR-5.10 a store of a newer Portée is left as it is, and the refusal names both versions and the backup that fits', async () => {
  const file = await closedStore();
  await backup(file, join(dirname(file), 'backups'), 'before update', now);
  const connection = new Database(file);
  connection.pragma('user_version = 9999');
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  const before = readFileSync(file);
  const problem = await refusalOf(openStore({ file }));
  expect(problem.code).toBe('newer');
  expect(problem.message).toMatch(/base 9999, cette version connaît \d+/);
  expect(problem.message).toContain('restaurez la sauvegarde portee-2026-11-22T10-00-00.000Z-v');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('DUR-5.11 a store with broken pages is refused, and not a byte of it is changed', async () => {
  const file = await closedStore();
  overwrite(file, 4096 * 3, 4096 * 40);
  const before = readFileSync(file);
  const problem = await refusalOf(openStore({ file }));
  expect(problem.code).toBe('corrupt');
  expect(problem.message).toContain('Restaurez la dernière sauvegarde');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('DUR-5.11 a store closed as it should be is opened before it is read through; what the reading finds stops all writing', async () => {
  const file = await closedStore();
  const sound = await openStore({ file, proveLater: true });
  expect(await sound.prove()).toBeNull();
  await sound.close();

  overwrite(file, statSync(file).size - 4096 * 6, statSync(file).size);
  const broken = await openOffice(file, { proveLater: true });
  expect((await broken.prove())?.code).toBe('corrupt');
  expect(broken.problem()?.code).toBe('corrupt');
  await expect(broken.write((db) => setSetting(db, 'x', true, now))).rejects.toThrow('abîmée');
});

test('DUR-5.11 after an unclean stop the reading comes first, whoever asks', async () => {
  const file = await closedStore();
  overwrite(file, statSync(file).size - 4096 * 6, statSync(file).size);
  writeFileSync(`${file}-wal`, '');
  expect((await refusalOf(openStore({ file, proveLater: true }))).code).toBe('corrupt');
});

test('DUR-5.11 pages that break while the store is open stop all writing, and the store says so', async () => {
  const file = await closedStore();
  const store = await openOffice(file);
  store.checkpoint();
  expect(store.problem()).toBeNull();
  overwrite(file, 4096, statSync(file).size - 4096);
  const error = await store.read
    .selectFrom('account')
    .selectAll()
    .execute()
    .then(
      () => undefined,
      (cause: unknown) => cause,
    );
  expect(problemOf(error)?.code).toBe('corrupt');
  expect(store.problem()?.code).toBe('corrupt');
  const write = store.write((db) => setSetting(db, 'x', true, now));
  expect(problemOf(await write.catch((cause: unknown) => cause))?.code).toBe('corrupt');
});

test('a file that is no database is not touched', async () => {
  const file = newStoreFile();
  writeFileSync(file, 'Liste des élèves de la rentrée, tapée à la main.\n'.repeat(200));
  const before = readFileSync(file);
  expect((await refusalOf(openStore({ file }))).code).toBe('not-a-store');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('the database of another program is not touched', async () => {
  const file = newStoreFile();
  const other = new Database(file);
  other.exec('CREATE TABLE recipe (name TEXT)');
  other.close();
  expect((await refusalOf(openStore({ file }))).code).toBe('not-a-store');
});

test('a first start that was cut before it wrote anything can be taken up again', async () => {
  const file = newStoreFile();
  writeFileSync(file, '');
  expect((await openOffice(file)).version).toBeGreaterThan(0);
  const begun = newStoreFile();
  const connection = new Database(begun);
  connection.pragma('journal_mode = WAL');
  connection.close();
  expect((await openOffice(begun)).version).toBeGreaterThan(0);
});

test('a folder that is really a file cannot hold a store', async () => {
  const folder = join(newFolder(), 'data');
  writeFileSync(folder, '');
  expect((await refusalOf(openStore({ file: join(folder, 'portee.db') }))).code).toBe('read-only');
});

test.skipIf(!mayMount())(
  'a folder on a read-only disk is refused with what can be done, and a store in it is not changed (needs root on Linux, to mount one)',
  async () => {
    for (const file of [newStoreFile(), await closedStore()]) {
      const folder = dirname(file);
      execFileSync('mount', ['--bind', '-o', 'ro', folder, folder]);
      try {
        const problem = await refusalOf(openStore({ file }));
        expect(problem.code).toBe('read-only');
        expect(problem.message).toContain('en lecture seule');
      } finally {
        execFileSync('umount', [folder]);
      }
    }
  },
);

test('what a read-only folder answers where it cannot be made here is known as well', () => {
  for (const code of ['EROFS', 'EACCES', 'EPERM']) {
    const error = Object.assign(new Error(code), { code, syscall: 'mkdir', path: '/mnt/donnees' });
    expect(problemOf(error)?.code).toBe('read-only');
  }
  for (const code of ['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY'])
    expect(problemOf(new Database.SqliteError('no', code))?.code).toBe('read-only');
  expect(problemOf(new Database.SqliteError('no', 'SQLITE_IOERR_WRITE'))?.code).toBe('disk');
  expect(problemOf(new Database.SqliteError('no', 'SQLITE_CONSTRAINT_UNIQUE'))).toBeNull();
  expect(problemOf(new Error('a bug'))).toBeNull();
  expect(problemOf(Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'connect' }))).toBeNull();
});

test('DUR-5.6 a folder that another program synchronises, or of another machine, is refused', async () => {
  for (const name of ['OneDrive', 'OneDrive - Mairie de Valmont', 'Dropbox', 'iCloud Drive', 'Google Drive', 'Nextcloud']) {
    const file = join(newFolder(), name, 'portee', 'portee.db');
    const problem = await refusalOf(openStore({ file }));
    expect(problem.code, name).toBe('synced-folder');
    expect(existsSync(dirname(file))).toBe(false);
  }
});

test('ELE-2.12 a second program on the same folder is told, and the first one works on', async () => {
  const store = await openOffice();
  const problem = await refusalOf(openStore({ file: store.file }));
  expect(problem.code).toBe('in-use');
  expect(problem.message).toContain('déjà ouvert');
  await store.write((db) => setSetting(db, 'mine', true, now));
  expect(await findSetting(store.read, 'mine')).toBe(true);
});

test('ELE-2.12 the folder is held against another process, and free again when that process is killed', async () => {
  const file = newStoreFile();
  const other = spawn(process.execPath, [new URL('hold-store.ts', import.meta.url).pathname, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  expect((await refusalOf(openStore({ file }))).code).toBe('in-use');
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await findSetting((await openOffice(file)).read, 'held')).toBe(true);
});

test('a copy of the folder is another store: the lock does not travel', async () => {
  const store = await openOffice();
  const copy = join(newFolder(), 'copy');
  cpSync(dirname(store.file), copy, { recursive: true });
  expect((await openOffice(join(copy, 'portee.db'))).version).toBe(store.version);
});

function overwrite(file: string, from: number, bytes: number): void {
  // Like a disk does it: behind SQLite's back.
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0x5a), 0, bytes, from);
  closeSync(handle);
}

/** Permission bits do not bind root, so only a read-only mount proves it; elsewhere the answers alone are tested. */
function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  try {
    execFileSync('mount', ['--bind', '-o', 'ro', folder, folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    execFileSync('rmdir', [folder]);
  }
}
