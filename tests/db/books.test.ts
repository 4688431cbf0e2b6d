import { expect, test } from 'vitest';
import { booksOf } from '../../db/billing.ts';
import { plansOf } from '../helpers/plans.ts';

test('a family’s account costs the same in a large school: its own invoices are searched, never all that were issued', async () => {
  const tables = await plansOf((db) => booksOf(db, 'family'));
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((line) => line.startsWith('SCAN') || line.includes('(state=?'))).toEqual([]);
});
