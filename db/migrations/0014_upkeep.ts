import type { Migration } from './migration.ts';

/** Imports, exports, backups, long work, and the duties of data protection. */
export const upkeep: Migration = {
  number: 14,
  name: 'upkeep',
  sql: `
CREATE TABLE import_run (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  mapping TEXT,
  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'checked', 'applied', 'undone', 'failed')),
  created_count INTEGER NOT NULL DEFAULT 0,
  updated_count INTEGER NOT NULL DEFAULT 0,
  skipped_count INTEGER NOT NULL DEFAULT 0,
  made_by TEXT NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  applied_at TEXT,
  undone_at TEXT
) STRICT;
CREATE INDEX import_run_site ON import_run (site_id);
CREATE INDEX import_run_made_by ON import_run (made_by);

-- What one line of the file did: before and after are what makes the undo possible.
CREATE TABLE import_row (
  run_id TEXT NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  content TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'update', 'skip', 'error')),
  problem TEXT,
  subject_kind TEXT,
  subject_id TEXT,
  before_values TEXT,
  after_values TEXT,
  PRIMARY KEY (run_id, line)
) STRICT;
CREATE INDEX import_row_subject ON import_row (subject_id);

CREATE TABLE export_run (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  filters TEXT,
  row_count INTEGER,
  file_name TEXT,
  sha256 TEXT,
  made_by TEXT REFERENCES staff (id),
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX export_run_site ON export_run (site_id);
CREATE INDEX export_run_made_by ON export_run (made_by);

CREATE TABLE backup (
  id TEXT NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'proved', 'failed', 'removed')),
  size_bytes INTEGER,
  sha256 TEXT,
  store_version INTEGER NOT NULL,
  encrypted INTEGER NOT NULL DEFAULT 0 CHECK (encrypted IN (0, 1)),
  problem TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX backup_started ON backup (started_at);

CREATE TABLE restore_drill (
  id TEXT NOT NULL PRIMARY KEY,
  backup_id TEXT REFERENCES backup (id),
  ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
  problem TEXT,
  seconds INTEGER,
  done_at TEXT NOT NULL
) STRICT;
CREATE INDEX restore_drill_backup ON restore_drill (backup_id);

CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  input TEXT,
  done_count INTEGER NOT NULL DEFAULT 0,
  total_count INTEGER,
  report TEXT,
  problem TEXT,
  made_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT
) STRICT;
CREATE INDEX job_state ON job (state, created_at);
CREATE INDEX job_made_by ON job (made_by);

CREATE TABLE purge (
  id TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'done', 'rejected')),
  proposed_at TEXT NOT NULL,
  approved_by TEXT REFERENCES staff (id),
  approved_at TEXT,
  done_at TEXT
) STRICT;
CREATE INDEX purge_approved_by ON purge (approved_by);

CREATE TABLE purge_item (
  purge_id TEXT NOT NULL REFERENCES purge (id) ON DELETE CASCADE,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  label TEXT NOT NULL,
  rule TEXT NOT NULL,
  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
  PRIMARY KEY (purge_id, subject_kind, subject_id)
) STRICT;

-- Hashes of what was erased: replayed after a restore, so that nobody comes back from a backup.
CREATE TABLE erasure (
  id TEXT NOT NULL PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_hash TEXT NOT NULL,
  erased_at TEXT NOT NULL,
  UNIQUE (subject_kind, subject_hash)
) STRICT;

-- Access, rectification, erasure, opposition, and the complaint about accessibility: each has a date to answer by.
CREATE TABLE rights_request (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  family_id TEXT REFERENCES family (id),
  kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'opposition', 'accessibility')),
  message TEXT,
  contact TEXT,
  received_at TEXT NOT NULL,
  due_on TEXT NOT NULL,
  answered_at TEXT,
  answered_by TEXT REFERENCES staff (id),
  answer TEXT
) STRICT;
CREATE INDEX rights_request_site ON rights_request (site_id);
CREATE INDEX rights_request_family ON rights_request (family_id);
CREATE INDEX rights_request_answered_by ON rights_request (answered_by);

CREATE TABLE incident (
  id TEXT NOT NULL PRIMARY KEY,
  opened_at TEXT NOT NULL,
  opened_by TEXT REFERENCES staff (id),
  from_at TEXT,
  to_at TEXT,
  description TEXT NOT NULL,
  measures TEXT,
  notified_at TEXT,
  closed_at TEXT
) STRICT;
CREATE INDEX incident_opened_by ON incident (opened_by);
`,
};
