import type { Generated } from 'kysely';

// What families asked to change, and the reasons staff give.

export interface ChangeRequestTable {
  id: string;
  number: string;
  site_id: string;
  family_id: string;
  subject: 'guardian' | 'student';
  guardian_id: string | null;
  student_id: string | null;
  account_id: string;
  state: Generated<'pending' | 'decided' | 'withdrawn'>;
  version: Generated<number>;
  message: string | null;
  created_at: string;
  updated_at: string;
  decided_at: string | null;
  decided_by: string | null;
  seen_by_family_at: string | null;
}

export interface ChangeRequestFieldTable {
  request_id: string;
  field: string;
  before_value: string | null;
  proposed_value: string | null;
  decision: Generated<'pending' | 'accepted' | 'corrected' | 'refused'>;
  decided_value: string | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: string | null;
  replaced_value: string | null;
}

export interface RefusalReasonTable {
  id: string;
  subject: string;
  sentence: string;
  position: Generated<number>;
  archived_at: string | null;
  name: Generated<string>;
}
