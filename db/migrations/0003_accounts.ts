import type { Migration } from './migration.ts';

/** Who may enter the extranet, with what, from where. Only hashes of passwords and tokens are kept. */
export const accounts: Migration = {
  number: 3,
  name: 'accounts',
  sql: `
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT NOT NULL UNIQUE REFERENCES guardian (id),
  identifier TEXT NOT NULL,
  identifier_key TEXT NOT NULL,
  password_hash TEXT,
  password_changed_at TEXT,
  blocked_at TEXT,
  accessibility_mode TEXT,
  first_login_at TEXT,
  last_login_at TEXT,
  identifier_sent_at TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (site_id, identifier_key)
) STRICT;
CREATE INDEX account_family ON account (family_id);

CREATE TABLE temporary_password (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'active', 'used', 'void')),
  made_by TEXT NOT NULL CHECK (made_by IN ('family', 'staff')),
  outbox_id TEXT REFERENCES outbox (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX temporary_password_account ON temporary_password (account_id, created_at);
CREATE INDEX temporary_password_outbox ON temporary_password (outbox_id);

CREATE TABLE family_session (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('full', 'change-password')),
  user_agent TEXT,
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX family_session_account ON family_session (account_id);

-- A browser that has logged in before: it keeps its own budget of tries, and a new one is told by e-mail.
CREATE TABLE known_device (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  user_agent TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX known_device_account ON known_device (account_id);

CREATE TABLE login_throttle (
  key TEXT NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  blocked_until TEXT,
  day_started_at TEXT NOT NULL,
  day_failures INTEGER NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- A form whose session ended while it was being filled: it opens filled after the next login.
CREATE TABLE form_draft (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  page TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (account_id, page)
) STRICT;
`,
};
