import type { Migration } from './migration.ts';

/** Campaigns of re-enrolment and what each family answered. « Jamais connectée » and « connectée » are read from the account, not kept here. */
export const reEnrolments: Migration = {
  number: 9,
  name: 're-enrolments',
  sql: `
CREATE TABLE campaign (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  school_year_id TEXT NOT NULL REFERENCES school_year (id),
  name TEXT NOT NULL,
  opens_at TEXT NOT NULL,
  closes_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'active', 'closed')),
  message TEXT,
  administrative INTEGER NOT NULL DEFAULT 1 CHECK (administrative IN (0, 1)),
  by_course INTEGER NOT NULL DEFAULT 1 CHECK (by_course IN (0, 1)),
  wishes INTEGER NOT NULL DEFAULT 0 CHECK (wishes IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  closed_at TEXT,
  CHECK (opens_at < closes_at)
) STRICT;
CREATE INDEX campaign_site ON campaign (site_id);
CREATE INDEX campaign_school_year ON campaign (school_year_id);

-- Who may answer. Conditions of one clause are all needed; no row: every active student of the site.
CREATE TABLE campaign_condition (
  id TEXT NOT NULL PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  clause INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  comparison TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX campaign_condition_campaign ON campaign_condition (campaign_id);

CREATE TABLE re_enrolment (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT UNIQUE,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT NOT NULL REFERENCES student (id),
  account_id TEXT REFERENCES account (id),
  answer TEXT CHECK (answer IN ('administrative', 'courses', 'does-not-re-enrol')),
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'to-complete', 'validated', 'refused', 'withdrawn')),
  message TEXT,
  reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  submitted_at TEXT,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id),
  seen_by_family_at TEXT,
  UNIQUE (campaign_id, student_id),
  CHECK (state = 'draft' OR answer IS NOT NULL),
  CHECK (state NOT IN ('refused', 'to-complete') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX re_enrolment_queue ON re_enrolment (state, submitted_at);
CREATE INDEX re_enrolment_family ON re_enrolment (family_id);
CREATE INDEX re_enrolment_student ON re_enrolment (student_id);
CREATE INDEX re_enrolment_account ON re_enrolment (account_id);
CREATE INDEX re_enrolment_decided_by ON re_enrolment (decided_by);

-- A ticked box: a whole curriculum, a discipline, or one of this year's courses.
CREATE TABLE re_enrolment_course (
  id TEXT NOT NULL PRIMARY KEY,
  re_enrolment_id TEXT NOT NULL REFERENCES re_enrolment (id) ON DELETE CASCADE,
  curriculum_id TEXT REFERENCES curriculum (id),
  discipline_id TEXT REFERENCES discipline (id),
  enrolment_id TEXT REFERENCES enrolment (id),
  course_id TEXT REFERENCES course (id),
  decision TEXT NOT NULL DEFAULT 'pending' CHECK (decision IN ('pending', 'accepted', 'waiting-list', 'refused')),
  reason TEXT,
  CHECK (curriculum_id IS NOT NULL OR discipline_id IS NOT NULL OR enrolment_id IS NOT NULL),
  CHECK (decision <> 'refused' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX re_enrolment_course_re_enrolment ON re_enrolment_course (re_enrolment_id);
CREATE INDEX re_enrolment_course_curriculum ON re_enrolment_course (curriculum_id);
CREATE INDEX re_enrolment_course_discipline ON re_enrolment_course (discipline_id);
CREATE INDEX re_enrolment_course_enrolment ON re_enrolment_course (enrolment_id);
CREATE INDEX re_enrolment_course_course ON re_enrolment_course (course_id);

CREATE TABLE re_enrolment_wish (
  id TEXT NOT NULL PRIMARY KEY,
  re_enrolment_id TEXT NOT NULL REFERENCES re_enrolment (id) ON DELETE CASCADE,
  rank INTEGER NOT NULL CHECK (rank > 0),
  discipline_id TEXT REFERENCES discipline (id),
  teacher_id TEXT REFERENCES teacher (id),
  wish TEXT,
  decision TEXT NOT NULL DEFAULT 'pending' CHECK (decision IN ('pending', 'accepted', 'waiting-list', 'refused')),
  reason TEXT,
  UNIQUE (re_enrolment_id, rank)
) STRICT;
CREATE INDEX re_enrolment_wish_discipline ON re_enrolment_wish (discipline_id);
CREATE INDEX re_enrolment_wish_teacher ON re_enrolment_wish (teacher_id);
`,
};
