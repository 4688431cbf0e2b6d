import type { Migration } from './migration.ts';

/** Sites, settings, numbers without gaps, and the staff who work with them. */
export const offices: Migration = {
  number: 1,
  name: 'offices',
  sql: `
CREATE TABLE site (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  address_line TEXT,
  address_extra TEXT,
  postal_code TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  logo BLOB,
  logo_type TEXT,
  accent TEXT,
  help_text TEXT,
  home_message TEXT,
  public_body INTEGER NOT NULL DEFAULT 1 CHECK (public_body IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

-- site_id '' stands for all sites: a NULL would make the primary key useless.
CREATE TABLE setting (
  site_id TEXT NOT NULL DEFAULT '',
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (site_id, key)
) STRICT;

CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT,
  role TEXT NOT NULL CHECK (role IN ('administrateur', 'scolarite', 'comptabilite', 'lecture')),
  password_hash TEXT NOT NULL,
  totp_secret BLOB,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL,
  last_login_at TEXT
) STRICT;

-- No row for a person: all sites.
CREATE TABLE staff_site (
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  site_id TEXT NOT NULL REFERENCES site (id) ON DELETE CASCADE,
  PRIMARY KEY (staff_id, site_id)
) STRICT;
CREATE INDEX staff_site_site ON staff_site (site_id);

CREATE TABLE staff_session (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX staff_session_staff ON staff_session (staff_id);

CREATE TABLE staff_recovery_code (
  id TEXT NOT NULL PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX staff_recovery_code_staff ON staff_recovery_code (staff_id);

CREATE TABLE staff_preference (
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (staff_id, key)
) STRICT;
`,
};
