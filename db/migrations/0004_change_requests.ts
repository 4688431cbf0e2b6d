import type { Migration } from './migration.ts';

/** What families asked to change on their sheets, decided field by field. */
export const changeRequests: Migration = {
  number: 4,
  name: 'change requests',
  sql: `
CREATE TABLE change_request (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  subject TEXT NOT NULL CHECK (subject IN ('guardian', 'student')),
  guardian_id TEXT REFERENCES guardian (id),
  student_id TEXT REFERENCES student (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'decided', 'withdrawn')),
  version INTEGER NOT NULL DEFAULT 1,
  message TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id),
  seen_by_family_at TEXT,
  CHECK ((subject = 'guardian') = (guardian_id IS NOT NULL)),
  CHECK ((subject = 'student') = (student_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX change_request_one_pending_guardian ON change_request (guardian_id) WHERE state = 'pending';
CREATE UNIQUE INDEX change_request_one_pending_student ON change_request (student_id) WHERE state = 'pending';
CREATE INDEX change_request_queue ON change_request (state, created_at);
CREATE INDEX change_request_site ON change_request (site_id);
CREATE INDEX change_request_family ON change_request (family_id);
CREATE INDEX change_request_guardian ON change_request (guardian_id);
CREATE INDEX change_request_student ON change_request (student_id);
CREATE INDEX change_request_account ON change_request (account_id);
CREATE INDEX change_request_decided_by ON change_request (decided_by);

CREATE TABLE change_request_field (
  request_id TEXT NOT NULL REFERENCES change_request (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  before_value TEXT,
  proposed_value TEXT,
  decision TEXT NOT NULL DEFAULT 'pending' CHECK (decision IN ('pending', 'accepted', 'corrected', 'refused')),
  decided_value TEXT,
  reason TEXT,
  decided_by TEXT REFERENCES staff (id),
  decided_at TEXT,
  PRIMARY KEY (request_id, field),
  CHECK (decision <> 'refused' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX change_request_field_decided_by ON change_request_field (decided_by);

-- Ready sentences that staff choose from when they refuse; staff edit them.
CREATE TABLE refusal_reason (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  sentence TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;
`,
};
