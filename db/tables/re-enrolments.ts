import type { Generated } from 'kysely';

// Campaigns and answers.

export interface CampaignTable {
  id: string;
  site_id: string;
  school_year_id: string;
  name: string;
  opens_at: string;
  closes_at: string;
  state: Generated<'draft' | 'active' | 'closed'>;
  message: string | null;
  administrative: Generated<0 | 1>;
  by_course: Generated<0 | 1>;
  wishes: Generated<0 | 1>;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
}

export interface CampaignConditionTable {
  id: string;
  campaign_id: string;
  clause: Generated<number>;
  kind: string;
  comparison: string;
  value: string;
}

export interface ReEnrolmentTable {
  id: string;
  number: string | null;
  campaign_id: string;
  family_id: string;
  student_id: string;
  account_id: string | null;
  answer: 'administrative' | 'courses' | 'does-not-re-enrol' | null;
  state: Generated<'draft' | 'submitted' | 'to-complete' | 'validated' | 'refused' | 'withdrawn'>;
  message: string | null;
  reason: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  submitted_at: string | null;
  decided_at: string | null;
  decided_by: string | null;
  seen_by_family_at: string | null;
}

export interface ReEnrolmentCourseTable {
  id: string;
  re_enrolment_id: string;
  curriculum_id: string | null;
  discipline_id: string | null;
  enrolment_id: string | null;
  course_id: string | null;
  decision: Generated<'pending' | 'accepted' | 'waiting-list' | 'refused'>;
  reason: string | null;
}

export interface ReEnrolmentWishTable {
  id: string;
  re_enrolment_id: string;
  rank: number;
  discipline_id: string | null;
  teacher_id: string | null;
  wish: string | null;
  decision: Generated<'pending' | 'accepted' | 'waiting-list' | 'refused'>;
  reason: string | null;
}
