import Database from 'better-sqlite3';
import { migrations } from '../../db/migrations/index.ts';

export interface Column {
  name: string;
  type: string;
  notnull: 0 | 1;
  dflt_value: string | null;
  pk: number;
}

/** The whole shape in memory, without the store around it. */
export function migratedStore(upTo = Number.POSITIVE_INFINITY): Database.Database {
  const connection = new Database(':memory:');
  // The runner's own table; its text is compared with a real store in schema.test.ts.
  connection.exec(
    'CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
  );
  for (const migration of migrations) if (migration.number <= upTo) connection.exec(migration.sql);
  return connection;
}

export const tablesOf = (connection: Database.Database): string[] =>
  connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all().map(String);

export const columnsOf = (connection: Database.Database, table: string): Column[] =>
  connection.prepare<[string], Column>('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)').all(table);
