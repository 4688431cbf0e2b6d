import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { newStoreFile, openOffice } from '../helpers/office-folder.ts';
import { columnsOf, migratedStore, tablesOf } from './migrated-store.ts';

// A shape that changes must be seen in a review: `UPDATE_SNAPSHOT=1 npx vitest run tests/db/schema.test.ts` writes the new one.
const SNAPSHOT = new URL('../../db/schema.snapshot.sql', import.meta.url);
const store = migratedStore();
const ours = tablesOf(store).filter((table) => !table.startsWith('sqlite_'));

test('a store that was opened has exactly the shape of db/schema.snapshot.sql', async () => {
  const file = newStoreFile();
  await (await openOffice(file)).close();
  const found = shapeOf(file);
  if (process.env.UPDATE_SNAPSHOT) writeFileSync(SNAPSHOT, found);
  expect(found).toBe(readFileSync(SNAPSHOT, 'utf8'));
});

test('every table is STRICT, so that a text never lands in a number', () => {
  const strict = store.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1").pluck().all();
  expect(ours.filter((table) => !strict.includes(table))).toEqual([]);
});

test('every reference has an index, so that neither a join nor a check reads a whole table', () => {
  expect(
    ours.flatMap((table) =>
      referencesOf(table)
        .filter((column) => !isIndexed(table, column))
        .map((column) => `${table}.${column}`),
    ),
  ).toEqual([]);
});

test('the row types of Kysely say what the tables say, column by column', () => {
  const written = rowTypes();
  const real = Object.fromEntries(ours.map((table) => [pascal(table), columnsOf(store, table).map((column) => describeColumn(column))]));
  expect(written).toEqual(real);
});

test('money is whole cents and never a fraction', () => {
  const columns = ours.flatMap((table) => columnsOf(store, table).map((column) => ({ ...column, table })));
  const cents = columns.filter((column) => column.name.endsWith('_cents') || column.name.endsWith('_hundredths'));
  expect(cents.length).toBeGreaterThan(20);
  expect(cents.filter((column) => column.type !== 'INTEGER')).toEqual([]);
  expect(columns.filter((column) => column.type === 'REAL')).toEqual([]);
});

function shapeOf(file: string): string {
  const connection = new Database(file, { readonly: true });
  const statements = connection
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type = 'table' DESC, type, name",
    )
    .pluck()
    .all();
  const version = connection.pragma('user_version', { simple: true });
  connection.close();
  return `-- user_version ${version}\n\n${statements.map((sql) => `${sql};`).join('\n\n')}\n`;
}

const referencesOf = (table: string): string[] =>
  store.prepare('SELECT "from" FROM pragma_foreign_key_list(?)').pluck().all(table).map(String);

function isIndexed(table: string, column: string): boolean {
  const first = store.prepare(
    'SELECT 1 FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info WHERE list.partial = 0 AND info.seqno = 0 AND info.name = ?',
  );
  return first.get(table, column) !== undefined;
}

/** `name type null? given?` of each column, as the interfaces of db/tables/ say it. */
function rowTypes(): Record<string, string[]> {
  const folder = new URL('../../db/tables/', import.meta.url);
  const text = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const interfaces = [...text.matchAll(/export interface (\w+)Table \{\n([\s\S]*?)\n\}/g)].filter(([, name]) => name !== 'SqliteSequence');
  return Object.fromEntries(interfaces.map(([, name = '', body = '']) => [name, body.split('\n').map(readColumn)]));
}

function readColumn(line: string): string {
  const [, name = '', written = ''] = /^ {2}(\w+): (.+);$/.exec(line) ?? [];
  const given = /^Generated<(.+)>$/.exec(written)?.[1];
  const parts = (given ?? written).split(' | ');
  const type = parts.some((part) => part === 'string' || part.startsWith("'")) ? 'TEXT' : parts.includes('Buffer') ? 'BLOB' : 'INTEGER';
  return [name, type, ...(parts.includes('null') ? ['null'] : []), ...(given ? ['given'] : [])].join(' ');
}

function describeColumn({ name, type, notnull, dflt_value, pk }: ReturnType<typeof columnsOf>[number]): string {
  const row = type === 'INTEGER' && pk > 0 && notnull === 0;
  return [name, type, ...(notnull || row ? [] : ['null']), ...(dflt_value !== null || row ? ['given'] : [])].join(' ');
}

const pascal = (name: string): string =>
  name
    .split('_')
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join('');
