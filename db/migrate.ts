import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { APPLICATION_ID, pragmaNumber } from './connection.ts';
import type { Migration } from './migrations/migration.ts';
import { problemOf, StoreProblem } from './problems.ts';

// Kysely's own Migrator runs SQLite migrations outside any transaction: a crash would leave a store between two shapes.

const LEDGER = `CREATE TABLE IF NOT EXISTS migration (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT`;

/** SHA-256 (hex) of a migration's text: what shows that a shipped one was edited. */
export const checksumOf = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex');

/**
 * Brings a store to the last shape known. Each migration, its `user_version` and its line in the ledger are one transaction:
 * a crash leaves the shape before or after, never between. `beforeFirst` runs once, only when a store that is not empty will
 * change (check and backup); what it throws stops everything before the first change. Refuses an edited or unknown past.
 */
export async function migrate(
  connection: Database.Database,
  migrations: readonly Migration[],
  now: () => Date,
  beforeFirst: () => Promise<void> = async () => {},
): Promise<void> {
  const version = pragmaNumber(connection, 'user_version');
  compareWithLedger(connection, migrations, version);
  const waiting = migrations.filter((migration) => migration.number > version);
  if (waiting.length === 0) return;
  if (version > 0) await beforeFirst();
  withoutForeignKeys(connection, () => {
    for (const migration of waiting) apply(connection, migration, now());
  });
}

function compareWithLedger(connection: Database.Database, migrations: readonly Migration[], version: number): void {
  if (version === 0) return;
  const applied = connection
    .prepare<[], { number: number; checksum: string }>('SELECT number, checksum FROM migration ORDER BY number')
    .all();
  const expected = migrations.filter((migration) => migration.number <= version);
  const differs = expected.find((migration, index) => {
    const line = applied[index];
    return line?.number !== migration.number || line.checksum !== checksumOf(migration);
  });
  if (differs || applied.length !== expected.length)
    throw new StoreProblem(
      'failed-migration',
      `La base n’a pas la forme que cette version de Portée attend (étape ${differs?.number ?? version})\u00A0: rien n’a été changé. Réinstallez la version de Portée qui a fait cette base, ou restaurez une sauvegarde.`,
    );
}

/** A table that is rebuilt would take its children with it; references are checked whole before each COMMIT instead. */
function withoutForeignKeys(connection: Database.Database, work: () => void): void {
  connection.pragma('foreign_keys = 0');
  try {
    work();
  } finally {
    connection.pragma('foreign_keys = 1');
  }
  if (pragmaNumber(connection, 'foreign_keys') !== 1) throw new Error('foreign_keys did not come back on');
}

function apply(connection: Database.Database, migration: Migration, at: Date): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(LEDGER);
    connection.exec(migration.sql);
    const insert = connection.prepare('INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)');
    insert.run(migration.number, migration.name, checksumOf(migration), at.toISOString());
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${migration.number}`);
    const broken = connection.pragma('foreign_key_check');
    if (!Array.isArray(broken) || broken.length > 0)
      throw new Error(`broken references after migration ${migration.number}: ${JSON.stringify(broken)}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw failed(migration, error);
  }
}

function failed(migration: Migration, cause: unknown): StoreProblem {
  const problem = problemOf(cause);
  const why = problem ? ` ${problem.message}` : ' Gardez ce message pour l’assistance, et continuez avec la version précédente de Portée.';
  return new StoreProblem(
    'failed-migration',
    `La mise à jour de la base (étape ${migration.number}) a échoué, la base est restée comme avant.${why}`,
    cause,
  );
}
