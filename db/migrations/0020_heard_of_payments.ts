import type { Migration } from './migration.ts';

/**
 * All that was heard of a payment on line: what the provider said when, and through whom. What contradicts what stands (a late answer,
 * another amount) changes nothing by itself: it sets `alarm`, which staff look into and clear.
 */
export const heardOfPayments: Migration = {
  number: 20,
  name: 'heard of payments',
  sql: `
ALTER TABLE online_payment ADD COLUMN alarm TEXT;
CREATE INDEX online_payment_alarm ON online_payment (alarm) WHERE alarm IS NOT NULL;

CREATE TABLE online_payment_event (
  id TEXT NOT NULL PRIMARY KEY,
  online_payment_id TEXT NOT NULL REFERENCES online_payment (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('family', 'provider', 'return', 'staff', 'office')),
  said TEXT NOT NULL,
  detail TEXT,
  amount_cents INTEGER,
  UNIQUE (online_payment_id, position)
) STRICT;
`,
};
