import type { Migration } from './migration.ts';

/** What the school rents out, and payments made on line. A provider's answer is asked back, never believed from a redirect. */
export const rentalsAndOnlinePayments: Migration = {
  number: 11,
  name: 'rentals and online payments',
  sql: `
CREATE TABLE inventory_kind (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE inventory_item (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  kind_id TEXT NOT NULL REFERENCES inventory_kind (id),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  brand TEXT,
  serial_number TEXT,
  bought_on TEXT,
  value_cents INTEGER CHECK (value_cents >= 0),
  condition TEXT,
  retired_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (site_id, number)
) STRICT;
CREATE INDEX inventory_item_kind ON inventory_item (kind_id);

CREATE TABLE rental (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT REFERENCES student (id),
  item_id TEXT REFERENCES inventory_item (id),
  room_id TEXT REFERENCES room (id),
  tariff_id TEXT REFERENCES tariff (id),
  starts_on TEXT NOT NULL,
  due_on TEXT,
  returned_on TEXT,
  deposit_cents INTEGER CHECK (deposit_cents >= 0),
  condition_out TEXT,
  condition_in TEXT,
  comment TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  CHECK ((item_id IS NULL) <> (room_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX rental_item_out ON rental (item_id) WHERE returned_on IS NULL;
CREATE INDEX rental_site ON rental (site_id);
CREATE INDEX rental_family ON rental (family_id);
CREATE INDEX rental_student ON rental (student_id);
CREATE INDEX rental_item ON rental (item_id);
CREATE INDEX rental_room ON rental (room_id);
CREATE INDEX rental_tariff ON rental (tariff_id);

CREATE TABLE online_payment (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  account_id TEXT REFERENCES account (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  provider TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  provider_reference TEXT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  payer_email TEXT,
  state TEXT NOT NULL DEFAULT 'created'
    CHECK (state IN ('created', 'waiting', 'paid', 'refused', 'abandoned', 'expired')),
  answer TEXT,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  next_check_at TEXT,
  ended_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (provider, provider_reference)
) STRICT;
CREATE INDEX online_payment_due ON online_payment (state, next_check_at);
CREATE INDEX online_payment_site ON online_payment (site_id);
CREATE INDEX online_payment_family ON online_payment (family_id);
CREATE INDEX online_payment_guardian ON online_payment (guardian_id);
CREATE INDEX online_payment_account ON online_payment (account_id);

CREATE TABLE online_payment_invoice (
  online_payment_id TEXT NOT NULL REFERENCES online_payment (id) ON DELETE CASCADE,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (online_payment_id, invoice_id)
) STRICT;
CREATE INDEX online_payment_invoice_invoice ON online_payment_invoice (invoice_id);
`,
};
