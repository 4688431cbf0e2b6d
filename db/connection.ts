import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreProblem } from './problems.ts';

// Pragmas live here, and are read back: SQLite answers an unknown or refused pragma with silence.

/** 'PORT': tells a Portée store from any other SQLite file. */
export const APPLICATION_ID = 0x504f5254;

/** Before 3.51.3 two connections could lose committed writes in WAL mode (the « WAL-reset » race). */
const OLDEST_SQLITE = [3, 51, 3] as const;

const BUSY_TIMEOUT_MS = 5000;

/** What must hold on every connection. `synchronous` is first of all: better-sqlite3 reopens a WAL file at 1, where a power cut loses what was acknowledged. */
const PROMISES: Record<string, number> = {
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  busy_timeout: BUSY_TIMEOUT_MS,
  ...(process.platform === 'darwin' && { fullfsync: 1, checkpoint_fullfsync: 1 }),
};

/** Opens the store for writing, in WAL mode, readable by this account only. Creates the file when there is none. */
export function openWriter(file: string): Database.Database {
  createPrivately(file);
  const connection = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  return orClose(connection, () => {
    connection.pragma('journal_mode = WAL');
    keepPromises(connection);
  });
}

/** Opens the store for reading only: two locks on the same door, the file's opening mode and `query_only`. */
export function openReader(file: string): Database.Database {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  return orClose(connection, () => {
    keepPromises(connection);
    connection.pragma('query_only = 1');
    prove(connection, 'query_only', 1);
  });
}

/** A single number that a pragma answers. */
export const pragmaNumber = (connection: Database.Database, name: string): number => Number(connection.pragma(name, { simple: true }));

/** Refuses an SQLite that is known to lose data, before it sees a file. */
export function requireSafeSqlite(): void {
  const connection = new Database(':memory:');
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get());
  connection.close();
  if (!isAtLeast(version.split('.').map(Number), OLDEST_SQLITE))
    throw new StoreProblem(
      'too-old-sqlite',
      `SQLite ${version} peut perdre des données\u00A0: il faut au moins ${OLDEST_SQLITE.join('.')}. Réinstallez Portée.`,
    );
}

export function isAtLeast(version: readonly number[], oldest: readonly number[]): boolean {
  const at = oldest.findIndex((part, index) => part !== version[index]);
  return at === -1 || (version[at] ?? 0) > (oldest[at] ?? 0);
}

/** SQLite gives its -wal and -shm the mode of the file, so the file must be private before SQLite first sees it. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (process.platform !== 'win32') chmodSync(file, 0o600);
  }
}

function keepPromises(connection: Database.Database): void {
  for (const [name, value] of Object.entries(PROMISES)) {
    connection.pragma(`${name} = ${value}`);
    prove(connection, name, value);
  }
  const mode = connection.pragma('journal_mode', { simple: true });
  if (mode !== 'wal') throw unproved('journal_mode', mode);
}

function prove(connection: Database.Database, name: string, value: number): void {
  const found = connection.pragma(name, { simple: true });
  if (found !== value) throw unproved(name, found);
}

const unproved = (name: string, found: unknown): StoreProblem =>
  new StoreProblem(
    'unsafe-settings',
    `La base refuse un réglage de sûreté (${name}\u00A0: ${String(found)})\u00A0: rien n’est ouvert. Réinstallez Portée ou changez de dossier.`,
  );

function orClose(connection: Database.Database, prepare: () => void): Database.Database {
  try {
    prepare();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
