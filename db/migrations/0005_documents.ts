import type { Migration } from './migration.ts';

/** Documents asked of families, and the files they gave. Bytes are encrypted, in a table of their own, and can be erased alone. */
export const documents: Migration = {
  number: 5,
  name: 'documents',
  sql: `
CREATE TABLE blob (
  id TEXT NOT NULL PRIMARY KEY,
  key_id TEXT NOT NULL,
  nonce BLOB NOT NULL,
  bytes BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE required_document (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  name TEXT NOT NULL,
  explanation TEXT,
  scope TEXT NOT NULL CHECK (scope IN ('family', 'student')),
  mandatory INTEGER NOT NULL DEFAULT 1 CHECK (mandatory IN (0, 1)),
  several_files INTEGER NOT NULL DEFAULT 0 CHECK (several_files IN (0, 1)),
  validity TEXT NOT NULL DEFAULT 'none' CHECK (validity IN ('none', 'days', 'date', 'school-year')),
  validity_days INTEGER CHECK (validity_days > 0),
  validity_date TEXT,
  model_file_name TEXT,
  model_media_type TEXT,
  model_bytes BLOB,
  health INTEGER NOT NULL DEFAULT 0 CHECK (health IN (0, 1)),
  purpose TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (health = 0 OR purpose IS NOT NULL),
  CHECK ((validity = 'days') = (validity_days IS NOT NULL)),
  CHECK ((validity = 'date') = (validity_date IS NOT NULL))
) STRICT;
CREATE INDEX required_document_site ON required_document (site_id, position);

-- Conditions of one clause are all needed; one clause that holds is enough. No row: asked of everyone.
CREATE TABLE required_document_condition (
  id TEXT NOT NULL PRIMARY KEY,
  required_document_id TEXT NOT NULL REFERENCES required_document (id) ON DELETE CASCADE,
  clause INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  comparison TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX required_document_condition_document ON required_document_condition (required_document_id);

-- Papers that satisfy the same demand (a tax notice or a certificate of the family quotient).
CREATE TABLE required_document_alternative (
  id TEXT NOT NULL PRIMARY KEY,
  required_document_id TEXT NOT NULL REFERENCES required_document (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  explanation TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX required_document_alternative_document ON required_document_alternative (required_document_id);

CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  required_document_id TEXT NOT NULL REFERENCES required_document (id),
  alternative_id TEXT REFERENCES required_document_alternative (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT REFERENCES student (id),
  re_enrolment_id TEXT REFERENCES re_enrolment (id),
  school_year_id TEXT REFERENCES school_year (id),
  account_id TEXT REFERENCES account (id),
  state TEXT NOT NULL DEFAULT 'given' CHECK (state IN ('given', 'accepted', 'refused', 'replaced', 'withdrawn')),
  issued_on TEXT,
  valid_until TEXT,
  given_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id),
  reason TEXT,
  replaces_id TEXT REFERENCES document (id),
  version INTEGER NOT NULL DEFAULT 1,
  bytes_erased_at TEXT,
  CHECK (state <> 'refused' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX document_queue ON document (state, given_at);
CREATE INDEX document_site ON document (site_id);
CREATE INDEX document_required ON document (required_document_id);
CREATE INDEX document_alternative ON document (alternative_id);
CREATE INDEX document_family ON document (family_id);
CREATE INDEX document_student ON document (student_id);
CREATE INDEX document_re_enrolment ON document (re_enrolment_id);
CREATE INDEX document_school_year ON document (school_year_id);
CREATE INDEX document_account ON document (account_id);
CREATE INDEX document_decided_by ON document (decided_by);
CREATE INDEX document_replaces ON document (replaces_id);

CREATE TABLE document_file (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  blob_id TEXT REFERENCES blob (id),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT NOT NULL,
  pages INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  given_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_file_document ON document_file (document_id);
CREATE INDEX document_file_blob ON document_file (blob_id);

-- « Non concerné »: the family says why, staff agree or not.
CREATE TABLE document_exemption (
  id TEXT NOT NULL PRIMARY KEY,
  required_document_id TEXT NOT NULL REFERENCES required_document (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT REFERENCES student (id),
  school_year_id TEXT REFERENCES school_year (id),
  account_id TEXT REFERENCES account (id),
  explanation TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'refused', 'withdrawn')),
  reason TEXT,
  created_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id)
) STRICT;
CREATE INDEX document_exemption_required ON document_exemption (required_document_id);
CREATE INDEX document_exemption_family ON document_exemption (family_id);
CREATE INDEX document_exemption_student ON document_exemption (student_id);
CREATE INDEX document_exemption_school_year ON document_exemption (school_year_id);
CREATE INDEX document_exemption_account ON document_exemption (account_id);
CREATE INDEX document_exemption_decided_by ON document_exemption (decided_by);
`,
};
