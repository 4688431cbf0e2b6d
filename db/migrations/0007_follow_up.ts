import type { Migration } from './migration.ts';

/** A student's year in a course: enrolment, lessons, absences, evaluations, outcome. Marks are hundredths (15,75 is 1575). */
export const followUp: Migration = {
  number: 7,
  name: 'follow-up',
  sql: `
CREATE TABLE enrolment_situation (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE enrolment (
  id TEXT NOT NULL PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id),
  course_id TEXT NOT NULL REFERENCES course (id),
  curriculum_id TEXT REFERENCES curriculum (id),
  cycle_id TEXT REFERENCES cycle (id),
  level_id TEXT REFERENCES level (id),
  situation_id TEXT NOT NULL REFERENCES enrolment_situation (id),
  re_enrolment_id TEXT REFERENCES re_enrolment (id),
  starts_on TEXT,
  ends_on TEXT,
  passage_time TEXT,
  passage_minutes INTEGER CHECK (passage_minutes > 0),
  waiting_rank INTEGER,
  comment TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (student_id, course_id)
) STRICT;
CREATE INDEX enrolment_course ON enrolment (course_id);
CREATE INDEX enrolment_curriculum ON enrolment (curriculum_id);
CREATE INDEX enrolment_cycle ON enrolment (cycle_id);
CREATE INDEX enrolment_level ON enrolment (level_id);
CREATE INDEX enrolment_situation_of ON enrolment (situation_id);
CREATE INDEX enrolment_re_enrolment ON enrolment (re_enrolment_id);

CREATE TABLE course_session (
  id TEXT NOT NULL PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id),
  room_id TEXT REFERENCES room (id),
  teacher_id TEXT REFERENCES teacher (id),
  held_on TEXT NOT NULL,
  starts_time TEXT,
  minutes INTEGER CHECK (minutes > 0),
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'cancelled')),
  comment TEXT
) STRICT;
CREATE INDEX course_session_course ON course_session (course_id, held_on);
CREATE INDEX course_session_room ON course_session (room_id);
CREATE INDEX course_session_teacher ON course_session (teacher_id);

CREATE TABLE attendance_status (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  absent INTEGER NOT NULL CHECK (absent IN (0, 1)),
  justified INTEGER NOT NULL DEFAULT 0 CHECK (justified IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE attendance (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES course_session (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  status_id TEXT NOT NULL REFERENCES attendance_status (id),
  passage_time TEXT,
  minutes INTEGER CHECK (minutes > 0),
  comment TEXT,
  UNIQUE (session_id, enrolment_id)
) STRICT;
CREATE INDEX attendance_enrolment ON attendance (enrolment_id);
CREATE INDEX attendance_status_of ON attendance (status_id);

CREATE TABLE absence_reason (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  justified INTEGER NOT NULL DEFAULT 0 CHECK (justified IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE absence (
  id TEXT NOT NULL PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  session_id TEXT REFERENCES course_session (id),
  reason_id TEXT REFERENCES absence_reason (id),
  absent_on TEXT NOT NULL,
  starts_time TEXT,
  minutes INTEGER CHECK (minutes > 0),
  justified INTEGER NOT NULL DEFAULT 0 CHECK (justified IN (0, 1)),
  comment TEXT,
  announced_at TEXT,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX absence_enrolment ON absence (enrolment_id, absent_on);
CREATE INDEX absence_session ON absence (session_id);
CREATE INDEX absence_reason_of ON absence (reason_id);

CREATE TABLE evaluation_type (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE evaluation_scale (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'letter')),
  out_of_hundredths INTEGER CHECK (out_of_hundredths > 0),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT,
  CHECK ((kind = 'number') = (out_of_hundredths IS NOT NULL))
) STRICT;

CREATE TABLE evaluation_scale_value (
  id TEXT NOT NULL PRIMARY KEY,
  scale_id TEXT NOT NULL REFERENCES evaluation_scale (id) ON DELETE CASCADE,
  label TEXT NOT NULL,
  equivalent_hundredths INTEGER,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX evaluation_scale_value_scale ON evaluation_scale_value (scale_id);

CREATE TABLE mention (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE evaluation (
  id TEXT NOT NULL PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id),
  type_id TEXT NOT NULL REFERENCES evaluation_type (id),
  scale_id TEXT NOT NULL REFERENCES evaluation_scale (id),
  held_on TEXT NOT NULL,
  title TEXT,
  description TEXT,
  coefficient_hundredths INTEGER NOT NULL DEFAULT 100 CHECK (coefficient_hundredths >= 0),
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  published_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX evaluation_course ON evaluation (course_id, held_on);
CREATE INDEX evaluation_type_of ON evaluation (type_id);
CREATE INDEX evaluation_scale_of ON evaluation (scale_id);

CREATE TABLE evaluation_mark (
  id TEXT NOT NULL PRIMARY KEY,
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  mark_hundredths INTEGER CHECK (mark_hundredths >= 0),
  letter TEXT,
  mention_id TEXT REFERENCES mention (id),
  appreciation TEXT,
  absent INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1)),
  counts INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1)),
  UNIQUE (evaluation_id, enrolment_id)
) STRICT;
CREATE INDEX evaluation_mark_enrolment ON evaluation_mark (enrolment_id);
CREATE INDEX evaluation_mark_mention ON evaluation_mark (mention_id);

CREATE TABLE outcome (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('class-result', 'cycle-result')),
  name TEXT NOT NULL,
  passed INTEGER CHECK (passed IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE enrolment_outcome (
  enrolment_id TEXT NOT NULL PRIMARY KEY REFERENCES enrolment (id) ON DELETE CASCADE,
  average_hundredths INTEGER CHECK (average_hundredths >= 0),
  average_letter TEXT,
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  class_result_id TEXT REFERENCES outcome (id),
  cycle_result_id TEXT REFERENCES outcome (id),
  class_admission_id TEXT REFERENCES class_name (id),
  cycle_admission_id TEXT REFERENCES cycle (id),
  comment TEXT,
  decided_on TEXT,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX enrolment_outcome_class_result ON enrolment_outcome (class_result_id);
CREATE INDEX enrolment_outcome_cycle_result ON enrolment_outcome (cycle_result_id);
CREATE INDEX enrolment_outcome_class_admission ON enrolment_outcome (class_admission_id);
CREATE INDEX enrolment_outcome_cycle_admission ON enrolment_outcome (cycle_admission_id);
`,
};
