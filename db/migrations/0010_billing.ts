import type { Migration } from './migration.ts';

/** Two ledgers (cotisation, location) of invoices and payments. Money is integer cents; what is issued is corrected, never deleted. */
export const billing: Migration = {
  number: 10,
  name: 'billing',
  sql: `
CREATE TABLE tariff (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  school_year_id TEXT REFERENCES school_year (id),
  curriculum_id TEXT REFERENCES curriculum (id),
  discipline_id TEXT REFERENCES discipline (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX tariff_site ON tariff (site_id);
CREATE INDEX tariff_school_year ON tariff (school_year_id);
CREATE INDEX tariff_curriculum ON tariff (curriculum_id);
CREATE INDEX tariff_discipline ON tariff (discipline_id);

-- One price: a bracket of the family quotient, a residence, the rank of the child. A NULL means "any".
CREATE TABLE tariff_rate (
  id TEXT NOT NULL PRIMARY KEY,
  tariff_id TEXT NOT NULL REFERENCES tariff (id) ON DELETE CASCADE,
  quotient_from_cents INTEGER,
  quotient_to_cents INTEGER,
  residence TEXT,
  child_rank INTEGER CHECK (child_rank > 0),
  period TEXT NOT NULL DEFAULT 'year',
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0)
) STRICT;
CREATE INDEX tariff_rate_tariff ON tariff_rate (tariff_id);

CREATE TABLE invoice (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  school_year_id TEXT REFERENCES school_year (id),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'issued')),
  wording TEXT NOT NULL,
  issued_on TEXT,
  period_from_on TEXT,
  period_to_on TEXT,
  due_on TEXT,
  total_cents INTEGER NOT NULL CHECK (total_cents >= 0),
  client_name TEXT,
  client_address TEXT,
  issuer TEXT,
  vat_mention TEXT,
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL,
  CHECK ((state = 'issued') = (number IS NOT NULL)),
  CHECK (state = 'draft' OR issued_on IS NOT NULL)
) STRICT;
CREATE INDEX invoice_family ON invoice (family_id, ledger);
CREATE INDEX invoice_site ON invoice (site_id, issued_on);
CREATE INDEX invoice_guardian ON invoice (guardian_id);
CREATE INDEX invoice_school_year ON invoice (school_year_id);
CREATE INDEX invoice_created_by ON invoice (created_by);

CREATE TABLE invoice_line (
  id TEXT NOT NULL PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  position INTEGER NOT NULL,
  wording TEXT NOT NULL,
  quantity_hundredths INTEGER NOT NULL DEFAULT 100,
  unit_price_cents INTEGER NOT NULL,
  total_cents INTEGER NOT NULL,
  tariff_id TEXT REFERENCES tariff (id),
  student_id TEXT REFERENCES student (id),
  enrolment_id TEXT REFERENCES enrolment (id),
  rental_id TEXT REFERENCES rental (id),
  UNIQUE (invoice_id, position)
) STRICT;
CREATE INDEX invoice_line_tariff ON invoice_line (tariff_id);
CREATE INDEX invoice_line_student ON invoice_line (student_id);
CREATE INDEX invoice_line_enrolment ON invoice_line (enrolment_id);
CREATE INDEX invoice_line_rental ON invoice_line (rental_id);

CREATE TABLE credit_note (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  issued_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX credit_note_invoice ON credit_note (invoice_id);
CREATE INDEX credit_note_created_by ON credit_note (created_by);

CREATE TABLE credit_note_line (
  id TEXT NOT NULL PRIMARY KEY,
  credit_note_id TEXT NOT NULL REFERENCES credit_note (id),
  invoice_line_id TEXT REFERENCES invoice_line (id),
  position INTEGER NOT NULL,
  wording TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  UNIQUE (credit_note_id, position)
) STRICT;
CREATE INDEX credit_note_line_invoice_line ON credit_note_line (invoice_line_id);

CREATE TABLE instalment (
  id TEXT NOT NULL PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  position INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  UNIQUE (invoice_id, position)
) STRICT;

CREATE TABLE payment_method (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE payment (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  online_payment_id TEXT UNIQUE REFERENCES online_payment (id),
  operation_number TEXT,
  wording TEXT,
  paid_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  state TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'cleared', 'returned', 'cancelled')),
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX payment_family ON payment (family_id, ledger);
CREATE INDEX payment_site ON payment (site_id, paid_on);
CREATE INDEX payment_guardian ON payment (guardian_id);
CREATE INDEX payment_method_of ON payment (method_id);
CREATE INDEX payment_created_by ON payment (created_by);

CREATE TABLE payment_allocation (
  payment_id TEXT NOT NULL REFERENCES payment (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  created_at TEXT NOT NULL,
  PRIMARY KEY (payment_id, invoice_id)
) STRICT;
CREATE INDEX payment_allocation_invoice ON payment_allocation (invoice_id);

CREATE TABLE receipt (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  payment_id TEXT NOT NULL UNIQUE REFERENCES payment (id),
  issued_on TEXT NOT NULL,
  client_name TEXT NOT NULL,
  client_address TEXT,
  issuer TEXT,
  wording TEXT NOT NULL,
  balance_left_cents INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE refund (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  family_id TEXT NOT NULL REFERENCES family (id),
  payment_id TEXT REFERENCES payment (id),
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  operation_number TEXT,
  refunded_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  reason TEXT NOT NULL,
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX refund_site ON refund (site_id);
CREATE INDEX refund_family ON refund (family_id);
CREATE INDEX refund_payment ON refund (payment_id);
CREATE INDEX refund_method ON refund (method_id);
CREATE INDEX refund_created_by ON refund (created_by);

CREATE TABLE payment_reminder (
  id TEXT NOT NULL PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  rank INTEGER NOT NULL CHECK (rank > 0),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'letter')),
  outbox_id TEXT REFERENCES outbox (id),
  due_cents INTEGER NOT NULL,
  made_by TEXT REFERENCES staff (id),
  made_at TEXT NOT NULL,
  UNIQUE (invoice_id, rank)
) STRICT;
CREATE INDEX payment_reminder_outbox ON payment_reminder (outbox_id);
CREATE INDEX payment_reminder_made_by ON payment_reminder (made_by);

CREATE TABLE direct_debit_mandate (
  id TEXT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  holder TEXT NOT NULL,
  iban_encrypted BLOB NOT NULL,
  signed_on TEXT NOT NULL,
  revoked_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX direct_debit_mandate_family ON direct_debit_mandate (family_id);
CREATE INDEX direct_debit_mandate_guardian ON direct_debit_mandate (guardian_id);
`,
};
