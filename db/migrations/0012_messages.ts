import type { Migration } from './migration.ts';

/** E-mails decided, sent or to be sent, and the runs of e-mails and letters. The outbox is the e-mail history of a family too. */
export const messages: Migration = {
  number: 12,
  name: 'messages',
  sql: `
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  dedupe_key TEXT NOT NULL UNIQUE,
  message_id TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT REFERENCES family (id),
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  secret BLOB,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'dead', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT NOT NULL,
  leased_until TEXT,
  last_error TEXT,
  created_at TEXT NOT NULL,
  sent_at TEXT,
  body_erased_at TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (state, next_attempt_at);
CREATE INDEX outbox_site ON outbox (site_id);
CREATE INDEX outbox_family ON outbox (family_id);

CREATE TABLE message_template (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  updated_by TEXT REFERENCES staff (id)
) STRICT;
CREATE INDEX message_template_site ON message_template (site_id, kind);
CREATE INDEX message_template_updated_by ON message_template (updated_by);

-- One run to many families, by e-mail and by letter: identifiers, reminders, free messages.
CREATE TABLE mailing (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  template_id TEXT REFERENCES message_template (id),
  campaign_id TEXT REFERENCES campaign (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  selection TEXT,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'running', 'done', 'cancelled')),
  made_by TEXT NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX mailing_site ON mailing (site_id);
CREATE INDEX mailing_template ON mailing (template_id);
CREATE INDEX mailing_campaign ON mailing (campaign_id);
CREATE INDEX mailing_made_by ON mailing (made_by);

CREATE TABLE mailing_recipient (
  mailing_id TEXT NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
  guardian_id TEXT NOT NULL REFERENCES guardian (id),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'letter')),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'skipped')),
  outbox_id TEXT REFERENCES outbox (id),
  reason TEXT,
  done_at TEXT,
  PRIMARY KEY (mailing_id, guardian_id)
) STRICT;
CREATE INDEX mailing_recipient_guardian ON mailing_recipient (guardian_id);
CREATE INDEX mailing_recipient_outbox ON mailing_recipient (outbox_id);

-- A letter that was made for paper: that it was, when, by whom. Its text is made again when asked.
CREATE TABLE letter (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  mailing_id TEXT REFERENCES mailing (id),
  kind TEXT NOT NULL,
  made_by TEXT REFERENCES staff (id),
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX letter_site ON letter (site_id);
CREATE INDEX letter_family ON letter (family_id);
CREATE INDEX letter_guardian ON letter (guardian_id);
CREATE INDEX letter_mailing ON letter (mailing_id);
CREATE INDEX letter_made_by ON letter (made_by);

-- The information notice (controller, purposes, rights) and which version each family saw, when.
CREATE TABLE notice (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  audience TEXT NOT NULL DEFAULT 'family' CHECK (audience IN ('family', 'child')),
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  published_at TEXT NOT NULL
) STRICT;
CREATE INDEX notice_site ON notice (site_id);

CREATE TABLE notice_seen (
  notice_id TEXT NOT NULL REFERENCES notice (id),
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (notice_id, account_id, place)
) STRICT;
CREATE INDEX notice_seen_account ON notice_seen (account_id);
`,
};
