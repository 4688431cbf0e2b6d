import type { Migration } from './migration.ts';

/** What the teacher of a course thinks of a student's coming back, for the school year that is prepared: typed by the office, or imported. */
export const teacherOpinions: Migration = {
  number: 24,
  name: 'teacher opinions',
  sql: `
CREATE TABLE teacher_opinion (
  id TEXT NOT NULL PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  -- the year that the student would come back for
  school_year_id TEXT NOT NULL REFERENCES school_year (id),
  opinion TEXT NOT NULL CHECK (opinion IN ('favourable', 'reserved', 'unfavourable')),
  comment TEXT,
  given_at TEXT NOT NULL,
  given_by TEXT REFERENCES staff (id),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, school_year_id)
) STRICT;
CREATE INDEX teacher_opinion_school_year ON teacher_opinion (school_year_id);
CREATE INDEX teacher_opinion_given_by ON teacher_opinion (given_by);
`,
};
