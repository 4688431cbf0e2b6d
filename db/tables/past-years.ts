import type { Generated } from 'kysely';

// Past school years, kept as words, and the repertoire.

export interface PastCourseTable {
  id: string;
  student_id: string;
  enrolment_id: string | null;
  school_year: string;
  from_on: string | null;
  to_on: string | null;
  department: string | null;
  discipline: string | null;
  curriculum: string | null;
  class_name: string | null;
  cycle: string | null;
  level: string | null;
  teacher: string | null;
  hours_hundredths: number | null;
  hours_attended_hundredths: number | null;
  absences_total: number | null;
  absences_unjustified: number | null;
  arranged_schedule: string | null;
  situation: string | null;
  first_instrument: string | null;
  average_hundredths: number | null;
  average_out_of_hundredths: number | null;
  average_letter: string | null;
  median_hundredths: number | null;
  class_result: string | null;
  cycle_result: string | null;
  class_admission: string | null;
  cycle_admission: string | null;
  note: string | null;
  created_at: string;
}

export interface PastEvaluationTable {
  id: string;
  past_course_id: string;
  type: string;
  held_on: string | null;
  class_type: string | null;
  description: string | null;
  mark_hundredths: number | null;
  out_of_hundredths: number | null;
  coefficient_hundredths: number | null;
  letter: string | null;
  mention: string | null;
  median_hundredths: number | null;
  appreciation: string | null;
  absent: Generated<0 | 1>;
  counts: Generated<0 | 1>;
}

export interface PastCommentTable {
  id: string;
  past_course_id: string;
  author: string | null;
  written_on: string | null;
  comment: string;
  position: Generated<number>;
}

export interface RepertoireKindTable {
  id: string;
  name: string;
  position: Generated<number>;
  archived_at: string | null;
}

export interface RepertoireEventTable {
  id: string;
  site_id: string;
  kind_id: string | null;
  title: string;
  held_on: string;
  starts_time: string | null;
  place: string | null;
  comment: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface PieceTable {
  id: string;
  title: string;
  composer: string | null;
  arranger: string | null;
  seconds: number | null;
  archived_at: string | null;
}

export interface ParticipationTable {
  id: string;
  event_id: string;
  student_id: string;
  piece_id: string | null;
  part: string | null;
  seconds: number | null;
  comment: string | null;
  position: Generated<number>;
}
