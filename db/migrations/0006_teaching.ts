import type { Migration } from './migration.ts';

/** How teaching is organised. Every list that differs from school to school is a table that staff edit. */
export const teaching: Migration = {
  number: 6,
  name: 'teaching',
  sql: `
CREATE TABLE school_year (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  current INTEGER NOT NULL DEFAULT 0 CHECK (current IN (0, 1)),
  closed_at TEXT,
  CHECK (starts_on < ends_on)
) STRICT;
CREATE UNIQUE INDEX school_year_one_current ON school_year (current) WHERE current = 1;

CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;
CREATE INDEX department_site ON department (site_id);

CREATE TABLE discipline (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT REFERENCES department (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;
CREATE INDEX discipline_department ON discipline (department_id);

CREATE TABLE curriculum (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  department_id TEXT REFERENCES department (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;
CREATE INDEX curriculum_site ON curriculum (site_id);
CREATE INDEX curriculum_department ON curriculum (department_id);

-- What a curriculum holds: instrument, formation musicale, pratique collective.
CREATE TABLE curriculum_discipline (
  curriculum_id TEXT NOT NULL REFERENCES curriculum (id) ON DELETE CASCADE,
  discipline_id TEXT NOT NULL REFERENCES discipline (id),
  mandatory INTEGER NOT NULL DEFAULT 1 CHECK (mandatory IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (curriculum_id, discipline_id)
) STRICT;
CREATE INDEX curriculum_discipline_discipline ON curriculum_discipline (discipline_id);

CREATE TABLE cycle (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE level (
  id TEXT NOT NULL PRIMARY KEY,
  cycle_id TEXT REFERENCES cycle (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  next_level_id TEXT REFERENCES level (id),
  archived_at TEXT
) STRICT;
CREATE INDEX level_cycle ON level (cycle_id);
CREATE INDEX level_next ON level (next_level_id);

CREATE TABLE class_name (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  discipline_id TEXT REFERENCES discipline (id),
  level_id TEXT REFERENCES level (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;
CREATE INDEX class_name_site ON class_name (site_id);
CREATE INDEX class_name_discipline ON class_name (discipline_id);
CREATE INDEX class_name_level ON class_name (level_id);

CREATE TABLE room (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  name TEXT NOT NULL,
  capacity INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;
CREATE INDEX room_site ON room (site_id);

CREATE TABLE teacher (
  id TEXT NOT NULL PRIMARY KEY,
  staff_id TEXT REFERENCES staff (id),
  civility TEXT,
  last_name TEXT NOT NULL,
  first_name TEXT,
  email TEXT,
  phone TEXT,
  archived_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX teacher_staff ON teacher (staff_id);

CREATE TABLE teacher_discipline (
  teacher_id TEXT NOT NULL REFERENCES teacher (id) ON DELETE CASCADE,
  discipline_id TEXT NOT NULL REFERENCES discipline (id),
  PRIMARY KEY (teacher_id, discipline_id)
) STRICT;
CREATE INDEX teacher_discipline_discipline ON teacher_discipline (discipline_id);

CREATE TABLE course (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  school_year_id TEXT NOT NULL REFERENCES school_year (id),
  department_id TEXT REFERENCES department (id),
  discipline_id TEXT NOT NULL REFERENCES discipline (id),
  curriculum_id TEXT REFERENCES curriculum (id),
  cycle_id TEXT REFERENCES cycle (id),
  level_id TEXT REFERENCES level (id),
  class_name_id TEXT REFERENCES class_name (id),
  teacher_id TEXT REFERENCES teacher (id),
  room_id TEXT REFERENCES room (id),
  previous_course_id TEXT REFERENCES course (id),
  name TEXT NOT NULL,
  collective INTEGER NOT NULL DEFAULT 0 CHECK (collective IN (0, 1)),
  capacity INTEGER,
  comment TEXT,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX course_site_year ON course (site_id, school_year_id);
CREATE INDEX course_year ON course (school_year_id);
CREATE INDEX course_department ON course (department_id);
CREATE INDEX course_discipline ON course (discipline_id);
CREATE INDEX course_curriculum ON course (curriculum_id);
CREATE INDEX course_cycle ON course (cycle_id);
CREATE INDEX course_level ON course (level_id);
CREATE INDEX course_class_name ON course (class_name_id);
CREATE INDEX course_teacher ON course (teacher_id);
CREATE INDEX course_room ON course (room_id);
CREATE INDEX course_previous ON course (previous_course_id);

CREATE TABLE course_co_teacher (
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE CASCADE,
  teacher_id TEXT NOT NULL REFERENCES teacher (id),
  PRIMARY KEY (course_id, teacher_id)
) STRICT;
CREATE INDEX course_co_teacher_teacher ON course_co_teacher (teacher_id);

CREATE TABLE course_slot (
  id TEXT NOT NULL PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE CASCADE,
  room_id TEXT REFERENCES room (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  starts_time TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  from_on TEXT,
  to_on TEXT
) STRICT;
CREATE INDEX course_slot_course ON course_slot (course_id);
CREATE INDEX course_slot_room ON course_slot (room_id);
`,
};
