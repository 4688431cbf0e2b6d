import type { Migration } from './migration.ts';

/**
 * What the office does with money once it has come in: kinds of payment, cheques taken to the bank, reminders and the run they went out
 * with, what the accounts have received, and direct debits sent to the bank.
 */
export const paymentsDesk: Migration = {
  number: 21,
  name: 'payments desk',
  sql: `
-- The name is the office's own; the kind says what may be done with it (a cheque is taken to the bank, cash too).
ALTER TABLE payment_method ADD COLUMN kind TEXT NOT NULL DEFAULT 'other'
  CHECK (kind IN ('cheque', 'cash', 'transfer', 'debit', 'card', 'online', 'other'));
UPDATE payment_method SET kind = CASE
  WHEN name LIKE 'Chèque%' THEN 'cheque'
  WHEN name LIKE 'Espèce%' THEN 'cash'
  WHEN name LIKE 'Virement%' THEN 'transfer'
  WHEN name LIKE 'Prélèvement%' THEN 'debit'
  WHEN name LIKE 'Carte%' THEN 'card'
  WHEN name LIKE 'Paiement en ligne%' THEN 'online'
  ELSE 'other' END;

-- Cheques, or cash, taken to the bank together.
CREATE TABLE bank_deposit (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  kind TEXT NOT NULL CHECK (kind IN ('cheque', 'cash')),
  made_on TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  made_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX bank_deposit_site ON bank_deposit (site_id, made_on);
CREATE INDEX bank_deposit_made_by ON bank_deposit (made_by);

ALTER TABLE payment ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE payment ADD COLUMN bank TEXT;
ALTER TABLE payment ADD COLUMN drawer TEXT;
ALTER TABLE payment ADD COLUMN deposit_id TEXT REFERENCES bank_deposit (id);
ALTER TABLE payment ADD COLUMN ended_on TEXT;
ALTER TABLE payment ADD COLUMN ended_reason TEXT;
CREATE INDEX payment_deposit ON payment (deposit_id);

ALTER TABLE payment_reminder ADD COLUMN mailing_id TEXT REFERENCES mailing (id);
ALTER TABLE payment_reminder ADD COLUMN guardian_id TEXT REFERENCES guardian (id);
CREATE INDEX payment_reminder_mailing ON payment_reminder (mailing_id, guardian_id);
CREATE INDEX payment_reminder_guardian ON payment_reminder (guardian_id);

-- What was handed to the accounts, line by line as it was then: the same file can be had again.
CREATE TABLE accounting_export (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  until_on TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX accounting_export_site ON accounting_export (site_id, created_at);
CREATE INDEX accounting_export_created_by ON accounting_export (created_by);

-- One thing that happened goes to the accounts once.
CREATE TABLE accounting_event (
  kind TEXT NOT NULL
    CHECK (kind IN ('invoice', 'creditNote', 'payment', 'undonePayment', 'refund', 'deposit')),
  subject_id TEXT NOT NULL,
  export_id TEXT NOT NULL REFERENCES accounting_export (id),
  PRIMARY KEY (kind, subject_id)
) STRICT;
CREATE INDEX accounting_event_export ON accounting_event (export_id);

CREATE TABLE accounting_line (
  export_id TEXT NOT NULL REFERENCES accounting_export (id),
  position INTEGER NOT NULL,
  journal TEXT NOT NULL,
  day_on TEXT NOT NULL,
  account TEXT NOT NULL,
  auxiliary TEXT NOT NULL,
  piece TEXT NOT NULL,
  wording TEXT NOT NULL,
  debit_cents INTEGER NOT NULL CHECK (debit_cents >= 0),
  credit_cents INTEGER NOT NULL CHECK (credit_cents >= 0),
  PRIMARY KEY (export_id, position)
) STRICT;

ALTER TABLE direct_debit_mandate ADD COLUMN iban_tail TEXT NOT NULL DEFAULT '';
ALTER TABLE direct_debit_mandate ADD COLUMN created_by TEXT REFERENCES staff (id);
CREATE INDEX direct_debit_mandate_created_by ON direct_debit_mandate (created_by);

-- One file for the bank, and what it asks of each account.
CREATE TABLE direct_debit_run (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  collect_on TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  made_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX direct_debit_run_site ON direct_debit_run (site_id, collect_on);
CREATE INDEX direct_debit_run_made_by ON direct_debit_run (made_by);

CREATE TABLE direct_debit (
  id TEXT NOT NULL PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES direct_debit_run (id),
  mandate_id TEXT NOT NULL REFERENCES direct_debit_mandate (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  sequence TEXT NOT NULL CHECK (sequence IN ('FRST', 'RCUR')),
  state TEXT NOT NULL DEFAULT 'sent' CHECK (state IN ('sent', 'collected', 'rejected')),
  payment_id TEXT UNIQUE REFERENCES payment (id),
  reason TEXT,
  ended_at TEXT,
  UNIQUE (run_id, invoice_id)
) STRICT;
CREATE INDEX direct_debit_mandate_of ON direct_debit (mandate_id);
CREATE INDEX direct_debit_invoice ON direct_debit (invoice_id);
`,
};
