import type { Migration } from './migration.ts';

/** Families with their guardians and students. Optional texts are NULL when absent, never ''. */
export const families: Migration = {
  number: 2,
  name: 'families',
  sql: `
CREATE TABLE family (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  residence TEXT,
  archived_at TEXT,
  merged_into_id TEXT REFERENCES family (id),
  search_key TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (site_id, number)
) STRICT;
CREATE INDEX family_name ON family (site_id, name);
CREATE INDEX family_merged_into ON family (merged_into_id);

CREATE TABLE guardian (
  id TEXT NOT NULL PRIMARY KEY,
  family_id TEXT NOT NULL REFERENCES family (id),
  position INTEGER NOT NULL CHECK (position IN (1, 2)),
  civility TEXT,
  last_name TEXT NOT NULL,
  birth_name TEXT,
  first_name TEXT NOT NULL,
  relationship TEXT,
  address_line TEXT,
  address_extra TEXT,
  postal_code TEXT,
  city TEXT,
  phone_mobile TEXT,
  phone_home TEXT,
  phone_work TEXT,
  email TEXT,
  quotient_cents INTEGER CHECK (quotient_cents >= 0),
  quotient_date TEXT,
  may_see INTEGER NOT NULL DEFAULT 1 CHECK (may_see IN (0, 1)),
  receives_letters INTEGER NOT NULL DEFAULT 1 CHECK (receives_letters IN (0, 1)),
  pays INTEGER NOT NULL DEFAULT 1 CHECK (pays IN (0, 1)),
  preferred_channel TEXT NOT NULL DEFAULT 'email' CHECK (preferred_channel IN ('email', 'letter')),
  disagreement_at TEXT,
  address_confidential INTEGER NOT NULL DEFAULT 0 CHECK (address_confidential IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (family_id, position)
) STRICT;
CREATE INDEX guardian_email ON guardian (email);
CREATE INDEX guardian_name ON guardian (last_name, first_name);

CREATE TABLE student (
  id TEXT NOT NULL PRIMARY KEY,
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  birth_date TEXT,
  birth_place TEXT,
  address_line TEXT,
  address_extra TEXT,
  postal_code TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  school_name TEXT,
  school_class TEXT,
  arranged_schedule TEXT,
  insurance_company TEXT,
  insurance_number TEXT,
  emergency_name TEXT,
  emergency_phone TEXT,
  emergency_relationship TEXT,
  image_rights INTEGER CHECK (image_rights IN (0, 1)),
  may_leave_alone INTEGER CHECK (may_leave_alone IN (0, 1)),
  instrument TEXT,
  instrument_owned INTEGER CHECK (instrument_owned IN (0, 1)),
  photo_document_id TEXT REFERENCES document (id),
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX student_family ON student (family_id);
CREATE INDEX student_guardian ON student (guardian_id);
CREATE INDEX student_photo ON student (photo_document_id);
CREATE INDEX student_name ON student (last_name, first_name);

-- What a merge of duplicates moved, so that it can be read again and undone.
CREATE TABLE family_merge (
  id TEXT NOT NULL PRIMARY KEY,
  kept_family_id TEXT NOT NULL REFERENCES family (id),
  merged_family_id TEXT NOT NULL REFERENCES family (id),
  moved TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES staff (id),
  made_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX family_merge_kept ON family_merge (kept_family_id);
CREATE INDEX family_merge_merged ON family_merge (merged_family_id);
CREATE INDEX family_merge_made_by ON family_merge (made_by);
`,
};
