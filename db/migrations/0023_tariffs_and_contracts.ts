import type { Migration } from './migration.ts';

/** What a tariff is counted by, a contract's insurance and deposit, and what is noted about an instrument. */
export const tariffsAndContracts: Migration = {
  number: 23,
  name: 'tariffs and contracts',
  sql: `
ALTER TABLE tariff ADD COLUMN cycle_id TEXT REFERENCES cycle (id);
CREATE INDEX tariff_cycle ON tariff (cycle_id);

-- teaching: once for each student whose courses it holds for; student, household: a fee; rental: a contract that names it
ALTER TABLE tariff ADD COLUMN charge TEXT NOT NULL DEFAULT 'teaching' CHECK (charge IN ('teaching', 'student', 'household', 'rental'));
UPDATE tariff SET charge = 'rental' WHERE ledger = 'location';
-- so far a fee was told from teaching by naming neither curriculum nor discipline, and was billed once for the household
UPDATE tariff SET charge = 'household' WHERE ledger = 'cotisation' AND curriculum_id IS NULL AND discipline_id IS NULL;

ALTER TABLE rental ADD COLUMN insurer TEXT;
ALTER TABLE rental ADD COLUMN policy_number TEXT;
ALTER TABLE rental ADD COLUMN insured_until_on TEXT;
-- a deposit is agreed upon (deposit_cents), then held, then given back, or a part of it is kept
ALTER TABLE rental ADD COLUMN deposit_held_on TEXT;
ALTER TABLE rental ADD COLUMN deposit_returned_on TEXT;
ALTER TABLE rental ADD COLUMN deposit_kept_cents INTEGER CHECK (deposit_kept_cents >= 0);

ALTER TABLE inventory_item ADD COLUMN comment TEXT;
`,
};
