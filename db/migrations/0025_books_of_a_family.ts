import type { Migration } from './migration.ts';

/**
 * The store keeps no statistics: with an index that begins with the state, SQLite read all issued invoices of the school for the account of
 * one family. One that has both the family and the state is always the better one.
 */
export const booksOfAFamily: Migration = {
  number: 25,
  name: 'books of a family',
  sql: `
DROP INDEX invoice_family;
CREATE INDEX invoice_family ON invoice (family_id, state, issued_on);
`,
};
