import type { Generated } from 'kysely';

// A student's year in a course. Marks, scales and coefficients are hundredths; minutes are minutes.

export interface EnrolmentSituationTable {
  id: string;
  name: string;
  active: 0 | 1;
  position: Generated<number>;
  archived_at: string | null;
}

export interface EnrolmentTable {
  id: string;
  student_id: string;
  course_id: string;
  curriculum_id: string | null;
  cycle_id: string | null;
  level_id: string | null;
  situation_id: string;
  re_enrolment_id: string | null;
  starts_on: string | null;
  ends_on: string | null;
  passage_time: string | null;
  passage_minutes: number | null;
  waiting_rank: number | null;
  comment: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface CourseSessionTable {
  id: string;
  course_id: string;
  room_id: string | null;
  teacher_id: string | null;
  held_on: string;
  starts_time: string | null;
  minutes: number | null;
  state: Generated<'planned' | 'held' | 'cancelled'>;
  comment: string | null;
}

export interface AttendanceStatusTable {
  id: string;
  name: string;
  absent: 0 | 1;
  justified: Generated<0 | 1>;
  position: Generated<number>;
  archived_at: string | null;
}

export interface AttendanceTable {
  id: string;
  session_id: string;
  enrolment_id: string;
  status_id: string;
  passage_time: string | null;
  minutes: number | null;
  comment: string | null;
}

export interface AbsenceReasonTable {
  id: string;
  name: string;
  justified: Generated<0 | 1>;
  position: Generated<number>;
  archived_at: string | null;
}

export interface AbsenceTable {
  id: string;
  enrolment_id: string;
  session_id: string | null;
  reason_id: string | null;
  absent_on: string;
  starts_time: string | null;
  minutes: number | null;
  justified: Generated<0 | 1>;
  comment: string | null;
  announced_at: string | null;
  recorded_at: string;
}

export interface EvaluationTypeTable {
  id: string;
  name: string;
  position: Generated<number>;
  archived_at: string | null;
}

export interface EvaluationScaleTable {
  id: string;
  name: string;
  kind: 'number' | 'letter';
  out_of_hundredths: number | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface EvaluationScaleValueTable {
  id: string;
  scale_id: string;
  label: string;
  equivalent_hundredths: number | null;
  position: Generated<number>;
}

export interface MentionTable {
  id: string;
  name: string;
  short_name: string | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface EvaluationTable {
  id: string;
  course_id: string;
  type_id: string;
  scale_id: string;
  held_on: string;
  title: string | null;
  description: string | null;
  coefficient_hundredths: Generated<number>;
  median_hundredths: number | null;
  published_at: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface EvaluationMarkTable {
  id: string;
  evaluation_id: string;
  enrolment_id: string;
  mark_hundredths: number | null;
  letter: string | null;
  mention_id: string | null;
  appreciation: string | null;
  absent: Generated<0 | 1>;
  counts: Generated<0 | 1>;
}

export interface OutcomeTable {
  id: string;
  kind: 'class-result' | 'cycle-result';
  name: string;
  passed: 0 | 1 | null;
  position: Generated<number>;
  archived_at: string | null;
}

export interface EnrolmentOutcomeTable {
  enrolment_id: string;
  average_hundredths: number | null;
  average_letter: string | null;
  median_hundredths: number | null;
  class_result_id: string | null;
  cycle_result_id: string | null;
  class_admission_id: string | null;
  cycle_admission_id: string | null;
  comment: string | null;
  decided_on: string | null;
  updated_at: string;
}

/** Of the course's teacher, about coming back for the school year named. */
export interface TeacherOpinionTable {
  id: string;
  enrolment_id: string;
  school_year_id: string;
  opinion: 'favourable' | 'reserved' | 'unfavourable';
  comment: string | null;
  given_at: string;
  given_by: string | null;
  version: Generated<number>;
}
