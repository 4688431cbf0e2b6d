import type { Migration } from './migration.ts';

/**
 * Past school years and the repertoire. Past years are kept as words, not as links: a class that is renamed
 * or removed today must not rewrite what a student did ten years ago.
 */
export const pastYears: Migration = {
  number: 8,
  name: 'past years and repertoire',
  sql: `
CREATE TABLE past_course (
  id TEXT NOT NULL PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id),
  enrolment_id TEXT UNIQUE REFERENCES enrolment (id),
  school_year TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  department TEXT,
  discipline TEXT,
  curriculum TEXT,
  class_name TEXT,
  cycle TEXT,
  level TEXT,
  teacher TEXT,
  hours_hundredths INTEGER CHECK (hours_hundredths >= 0),
  hours_attended_hundredths INTEGER CHECK (hours_attended_hundredths >= 0),
  absences_total INTEGER CHECK (absences_total >= 0),
  absences_unjustified INTEGER CHECK (absences_unjustified >= 0),
  arranged_schedule TEXT,
  situation TEXT,
  first_instrument TEXT,
  average_hundredths INTEGER CHECK (average_hundredths >= 0),
  average_out_of_hundredths INTEGER CHECK (average_out_of_hundredths > 0),
  average_letter TEXT,
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  class_result TEXT,
  cycle_result TEXT,
  class_admission TEXT,
  cycle_admission TEXT,
  note TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX past_course_student ON past_course (student_id, school_year);

CREATE TABLE past_evaluation (
  id TEXT NOT NULL PRIMARY KEY,
  past_course_id TEXT NOT NULL REFERENCES past_course (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  held_on TEXT,
  class_type TEXT,
  description TEXT,
  mark_hundredths INTEGER CHECK (mark_hundredths >= 0),
  out_of_hundredths INTEGER CHECK (out_of_hundredths > 0),
  coefficient_hundredths INTEGER CHECK (coefficient_hundredths >= 0),
  letter TEXT,
  mention TEXT,
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  appreciation TEXT,
  absent INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1)),
  counts INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1))
) STRICT;
CREATE INDEX past_evaluation_course ON past_evaluation (past_course_id);

CREATE TABLE past_comment (
  id TEXT NOT NULL PRIMARY KEY,
  past_course_id TEXT NOT NULL REFERENCES past_course (id) ON DELETE CASCADE,
  author TEXT,
  written_on TEXT,
  comment TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX past_comment_course ON past_comment (past_course_id);

CREATE TABLE repertoire_kind (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE repertoire_event (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  kind_id TEXT REFERENCES repertoire_kind (id),
  title TEXT NOT NULL,
  held_on TEXT NOT NULL,
  starts_time TEXT,
  place TEXT,
  comment TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX repertoire_event_site ON repertoire_event (site_id, held_on);
CREATE INDEX repertoire_event_kind ON repertoire_event (kind_id);

CREATE TABLE piece (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  composer TEXT,
  arranger TEXT,
  seconds INTEGER CHECK (seconds > 0),
  archived_at TEXT
) STRICT;
CREATE INDEX piece_title ON piece (title);

CREATE TABLE participation (
  id TEXT NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES repertoire_event (id) ON DELETE CASCADE,
  student_id TEXT NOT NULL REFERENCES student (id),
  piece_id TEXT REFERENCES piece (id),
  part TEXT,
  seconds INTEGER CHECK (seconds > 0),
  comment TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX participation_event ON participation (event_id);
CREATE INDEX participation_student ON participation (student_id);
CREATE INDEX participation_piece ON participation (piece_id);
`,
};
