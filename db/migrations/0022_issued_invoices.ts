import type { Migration } from './migration.ts';

/**
 * What a site prints on its invoices; where each issued invoice stands; which enrolments a line pays for, and of which days. And what is
 * issued stays as it was: the store itself refuses to change it, whoever writes. (The people of a merged file still go along.)
 */
export const issuedInvoices: Migration = {
  number: 22,
  name: 'issued invoices',
  sql: `
CREATE TABLE site_billing (
  site_id TEXT NOT NULL PRIMARY KEY REFERENCES site (id),
  issuer_name TEXT,
  siret TEXT,
  vat_mention TEXT,
  payment_terms TEXT,
  due_days INTEGER NOT NULL DEFAULT 30 CHECK (due_days BETWEEN 0 AND 365),
  version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL
) STRICT;

ALTER TABLE invoice ADD COLUMN payment_terms TEXT;
ALTER TABLE invoice ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX invoice_state ON invoice (state, issued_on);

-- a line may pay for fewer days than its invoice: one term of a year
ALTER TABLE invoice_line ADD COLUMN period_from_on TEXT;
ALTER TABLE invoice_line ADD COLUMN period_to_on TEXT;

CREATE TABLE billed_enrolment (
  invoice_line_id TEXT NOT NULL REFERENCES invoice_line (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  PRIMARY KEY (invoice_line_id, enrolment_id)
) STRICT;
CREATE INDEX billed_enrolment_enrolment ON billed_enrolment (enrolment_id);

-- worked out from the books of the family (shared/rules/ledger-books.ts) in each transaction that changes them, so that lists can be asked
CREATE TABLE invoice_standing (
  invoice_id TEXT NOT NULL PRIMARY KEY REFERENCES invoice (id) ON DELETE CASCADE,
  credited_cents INTEGER NOT NULL,
  paid_cents INTEGER NOT NULL,
  left_cents INTEGER NOT NULL,
  next_due_on TEXT,
  next_due_cents INTEGER
) STRICT;
CREATE INDEX invoice_standing_due ON invoice_standing (next_due_on);

CREATE TRIGGER invoice_is_not_rewritten BEFORE UPDATE ON invoice
WHEN OLD.state = 'issued' AND (
  NEW.state <> OLD.state OR NEW.number <> OLD.number OR NEW.site_id <> OLD.site_id OR NEW.ledger <> OLD.ledger
  OR NEW.school_year_id IS NOT OLD.school_year_id OR NEW.wording <> OLD.wording OR NEW.issued_on <> OLD.issued_on
  OR NEW.period_from_on IS NOT OLD.period_from_on OR NEW.period_to_on IS NOT OLD.period_to_on OR NEW.due_on IS NOT OLD.due_on
  OR NEW.total_cents <> OLD.total_cents OR NEW.client_name IS NOT OLD.client_name OR NEW.client_address IS NOT OLD.client_address
  OR NEW.issuer IS NOT OLD.issuer OR NEW.vat_mention IS NOT OLD.vat_mention OR NEW.payment_terms IS NOT OLD.payment_terms
)
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;
CREATE TRIGGER invoice_is_not_removed BEFORE DELETE ON invoice
WHEN OLD.state = 'issued'
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER invoice_line_is_not_added BEFORE INSERT ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;
CREATE TRIGGER invoice_line_is_not_rewritten BEFORE UPDATE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id IN (OLD.invoice_id, NEW.invoice_id) AND state = 'issued') AND (
  NEW.invoice_id <> OLD.invoice_id OR NEW.position <> OLD.position OR NEW.wording <> OLD.wording
  OR NEW.quantity_hundredths <> OLD.quantity_hundredths OR NEW.unit_price_cents <> OLD.unit_price_cents
  OR NEW.total_cents <> OLD.total_cents
)
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;
CREATE TRIGGER invoice_line_is_not_removed BEFORE DELETE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER instalment_is_not_added BEFORE INSERT ON instalment
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;
CREATE TRIGGER instalment_is_not_rewritten BEFORE UPDATE ON instalment
WHEN EXISTS (SELECT 1 FROM invoice WHERE id IN (OLD.invoice_id, NEW.invoice_id) AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;
CREATE TRIGGER instalment_is_not_removed BEFORE DELETE ON instalment
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER credit_note_is_not_rewritten BEFORE UPDATE ON credit_note
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;
CREATE TRIGGER credit_note_is_not_removed BEFORE DELETE ON credit_note
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;
CREATE TRIGGER credit_note_line_is_not_rewritten BEFORE UPDATE ON credit_note_line
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;
CREATE TRIGGER credit_note_line_is_not_removed BEFORE DELETE ON credit_note_line
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;
`,
};
