import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { openReader, pragmaNumber } from './connection.ts';
import { StoreProblem } from './problems.ts';

/** What lies beside a backup as `NAME.json`: what it is a copy of, and how to tell that it still is. */
export interface Manifest {
  file: string;
  reason: string;
  storeVersion: number;
  madeAt: string;
  sizeBytes: number;
  sha256: string;
  tables: Record<string, TableDigest>;
}

export interface TableDigest {
  rows: number;
  /** SHA-256 over every value of every row, by row number. */
  digest: string;
}

/**
 * Copies the store into `folder` and proves the copy: `backup()` of a damaged store succeeds with a damaged copy, so the copy is
 * checked whole, counted and compared value by value with what was read. Nothing but a proved copy ever has its final name.
 * Copying goes in slices; proving reads everything at once: call it in a worker thread when people are waiting.
 * Gives the manifest. Throws `StoreProblem('corrupt')` when the store or its copy is damaged.
 */
export async function backup(store: string, folder: string, reason: string, now: Date): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const source = openReader(store);
  try {
    // The copy and the digests must speak of the same instant: one read transaction holds it while others write on.
    source.exec('BEGIN');
    const version = pragmaNumber(source, 'user_version');
    const name = `portee-${now.toISOString().replaceAll(':', '-')}-v${version}.db`;
    const part = join(folder, `${name}.part`);
    try {
      await source.backup(part);
      const tables = proveCopy(source, part);
      return await keep(part, join(folder, name), { file: name, reason, storeVersion: version, madeAt: now.toISOString(), tables });
    } finally {
      await rm(part, { force: true });
    }
  } finally {
    source.close();
  }
}

/** The newest backup of a folder that a program of this version can open, by name; null when there is none. */
export async function newestBackup(folder: string, upToVersion: number): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const fitting = names.filter((name) => Number(/^portee-.+-v(\d+)\.db$/.exec(name)?.[1] ?? Number.NaN) <= upToVersion);
  return fitting.sort().at(-1) ?? null;
}

/** Every problem that a full check of a store finds: pages, indexes, references. Empty when it is sound. */
export function damagesOf(connection: Database.Database): string[] {
  const pages = connection
    .prepare('PRAGMA integrity_check')
    .pluck()
    .all()
    .filter((line) => line !== 'ok')
    .map(String);
  const references = connection.prepare<[], { table: string; rowid: number }>('PRAGMA foreign_key_check').all();
  return [...pages, ...references.map((line) => `broken reference in ${line.table}, row ${line.rowid}`)];
}

/** Rows and digest of every table. Damage that no check of SQLite sees (a byte inside a text) shows here. */
export function digestsOf(connection: Database.Database): Record<string, TableDigest> {
  const names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all().map(String);
  return Object.fromEntries(names.map((name) => [name, digestOf(connection, name)]));
}

function proveCopy(source: Database.Database, part: string): Record<string, TableDigest> {
  const copy = new Database(part, { fileMustExist: true });
  try {
    // The copy says « wal » in its header: back to one file, so that what is proved is what is kept.
    copy.pragma('journal_mode = DELETE');
    const damages = damagesOf(copy);
    if (damages.length > 0) throw damaged(damages);
    const expected = digestsOf(source);
    if (JSON.stringify(digestsOf(copy)) !== JSON.stringify(expected)) throw damaged(['the copy differs from the store']);
    return expected;
  } finally {
    copy.close();
  }
}

const damaged = (damages: string[]): StoreProblem =>
  new StoreProblem(
    'corrupt',
    'La sauvegarde n’a pas pu être prouvée\u00A0: la base est abîmée. Restaurez la dernière bonne sauvegarde.',
    new Error(damages.slice(0, 10).join('; ')),
  );

function digestOf(connection: Database.Database, table: string): TableDigest {
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of connection.prepare<[], unknown[]>(`SELECT * FROM "${table}" ORDER BY rowid`).raw().iterate()) {
    rows += 1;
    for (const value of row) hash.update(Buffer.isBuffer(value) ? value : `${typeof value}:${String(value)}`).update('\u0000');
  }
  return { rows, digest: hash.digest('hex') };
}

/** SQLite does not sync a copy it made: until the bytes and the folder's entry are on the disk, there is no backup. */
async function keep(part: string, file: string, facts: Omit<Manifest, 'sha256' | 'sizeBytes'>): Promise<Manifest> {
  const handle = await open(part, 'r+');
  const { size } = await handle.stat();
  await handle.chmod(0o600);
  await handle.sync();
  await handle.close();
  const manifest: Manifest = { ...facts, sizeBytes: size, sha256: await sha256Of(part) };
  await writeFile(`${file}.json`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(part, file);
  await syncFolder(dirname(file));
  return { ...manifest, file: basename(file) };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Windows has no such thing and refuses the opening. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
