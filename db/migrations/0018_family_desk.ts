import type { Migration } from './migration.ts';

/**
 * What the desk keeps of families: a version to see that two people change one file, where a former responsable came from, and pairs of
 * files that somebody has looked at and found to be two families.
 */
export const familyDesk: Migration = {
  number: 18,
  name: 'family desk',
  sql: `
ALTER TABLE family ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE family ADD COLUMN left_family_id TEXT REFERENCES family (id);
CREATE INDEX family_left ON family (left_family_id);
-- The list of families is searched through and read in order without touching their rows.
CREATE INDEX family_search ON family (search_key, site_id, archived_at, id) WHERE archived_at IS NULL;

CREATE TABLE distinct_families (
  family_id TEXT NOT NULL REFERENCES family (id),
  other_id TEXT NOT NULL REFERENCES family (id),
  said_by TEXT NOT NULL REFERENCES staff (id),
  said_at TEXT NOT NULL,
  PRIMARY KEY (family_id, other_id),
  CHECK (family_id < other_id)
) STRICT;

CREATE INDEX distinct_families_other ON distinct_families (other_id);
CREATE INDEX distinct_families_said_by ON distinct_families (said_by);
`,
};
