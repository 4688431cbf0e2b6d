import { expect, test } from 'vitest';
import { treatmentOf } from '../../db/classification.ts';
import { classified } from '../../db/classified-columns.ts';
import { columnsOf, migratedStore, tablesOf } from './migrated-store.ts';

const store = migratedStore();
const columns = tablesOf(store).flatMap((table) => columnsOf(store, table).map((column) => ({ table, column: column.name })));

test('every column says what it holds, why, on which basis, how long and who sees it', () => {
  const unclassified = columns.filter(({ table, column }) => !treatmentOf(table, column)).map(({ table, column }) => `${table}.${column}`);
  expect(unclassified).toEqual([]);
});

test('the register names no column that the store does not have, and none twice', () => {
  const named = Object.entries(classified).flatMap(([table, treatments]) =>
    Object.values(treatments).flatMap((text) =>
      text
        .split(' ')
        .filter(Boolean)
        .map((column) => `${table}.${column}`),
    ),
  );
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
});

test('a column that nobody thought of is not taken for classified', () => {
  expect(treatmentOf('student', 'religion')).toBeNull();
  expect(treatmentOf('a_new_table', 'id')).toBeNull();
});

test('hashes, secrets and keys are seen by nobody', () => {
  for (const [table, column] of [
    ['account', 'password_hash'],
    ['family_session', 'token_hash'],
    ['temporary_password', 'hash'],
    ['outbox', 'secret'],
    ['staff', 'totp_secret'],
  ] as const)
    expect(treatmentOf(table, column)?.seenBy, `${table}.${column}`).toEqual([]);
});
