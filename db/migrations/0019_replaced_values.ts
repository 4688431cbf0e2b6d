import type { Migration } from './migration.ts';

/**
 * What stood on the sheet until a decision wrote over it: a decision can be undone, and the family may have asked before that changed. And
 * a short name for each ready reason.
 */
export const replacedValues: Migration = {
  number: 19,
  name: 'replaced values',
  sql: `
ALTER TABLE change_request_field ADD COLUMN replaced_value TEXT;

-- of what was decided before nobody kept it: what the family saw is the best that is known
UPDATE change_request_field SET replaced_value = before_value WHERE decision IN ('accepted', 'corrected');

-- what stands on the button of a ready reason
ALTER TABLE refusal_reason ADD COLUMN name TEXT NOT NULL DEFAULT '';
`,
};
