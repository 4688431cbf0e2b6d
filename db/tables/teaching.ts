import type { Generated } from 'kysely';

// How teaching is organised.

export interface SchoolYearTable {
  id: string;
  label: string;
  starts_on: string;
  ends_on: string;
  current: Generated<0 | 1>;
  closed_at: string | null;
}

export interface DepartmentTable {
  id: string;
  site_id: string | null;
  name: string;
  short_name: string | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface DisciplineTable {
  id: string;
  department_id: string | null;
  name: string;
  short_name: string | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface CurriculumTable {
  id: string;
  site_id: string | null;
  department_id: string | null;
  name: string;
  short_name: string | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface CurriculumDisciplineTable {
  curriculum_id: string;
  discipline_id: string;
  mandatory: Generated<0 | 1>;
  position: Generated<number>;
}

export interface CycleTable {
  id: string;
  name: string;
  short_name: string | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface LevelTable {
  id: string;
  cycle_id: string | null;
  name: string;
  short_name: string | null;
  position: Generated<number>;
  next_level_id: string | null;
  archived_at: string | null;
}

export interface ClassNameTable {
  id: string;
  site_id: string | null;
  discipline_id: string | null;
  level_id: string | null;
  name: string;
  position: Generated<number>;
  archived_at: string | null;
}

export interface RoomTable {
  id: string;
  site_id: string;
  name: string;
  capacity: number | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface TeacherTable {
  id: string;
  staff_id: string | null;
  civility: string | null;
  last_name: string;
  first_name: string | null;
  email: string | null;
  phone: string | null;
  archived_at: string | null;
  created_at: string;
}

export interface TeacherDisciplineTable {
  teacher_id: string;
  discipline_id: string;
}

export interface CourseTable {
  id: string;
  site_id: string;
  school_year_id: string;
  department_id: string | null;
  discipline_id: string;
  curriculum_id: string | null;
  cycle_id: string | null;
  level_id: string | null;
  class_name_id: string | null;
  teacher_id: string | null;
  room_id: string | null;
  previous_course_id: string | null;
  name: string;
  collective: Generated<0 | 1>;
  capacity: number | null;
  comment: string | null;
  archived_at: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface CourseCoTeacherTable {
  course_id: string;
  teacher_id: string;
}

export interface CourseSlotTable {
  id: string;
  course_id: string;
  room_id: string | null;
  weekday: number;
  starts_time: string;
  minutes: number;
  from_on: string | null;
  to_on: string | null;
}
