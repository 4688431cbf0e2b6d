import type { Generated } from 'kysely';

// Families, guardians, students.

export interface FamilyTable {
  id: string;
  site_id: string;
  number: string;
  name: string;
  residence: string | null;
  archived_at: string | null;
  merged_into_id: string | null;
  search_key: Generated<string>;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
  left_family_id: string | null;
}

export interface GuardianTable {
  id: string;
  family_id: string;
  position: 1 | 2;
  civility: string | null;
  last_name: string;
  birth_name: string | null;
  first_name: string;
  relationship: string | null;
  address_line: string | null;
  address_extra: string | null;
  postal_code: string | null;
  city: string | null;
  phone_mobile: string | null;
  phone_home: string | null;
  phone_work: string | null;
  email: string | null;
  quotient_cents: number | null;
  quotient_date: string | null;
  may_see: Generated<0 | 1>;
  receives_letters: Generated<0 | 1>;
  pays: Generated<0 | 1>;
  preferred_channel: Generated<'email' | 'letter'>;
  disagreement_at: string | null;
  address_confidential: Generated<0 | 1>;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface StudentTable {
  id: string;
  family_id: string;
  guardian_id: string | null;
  last_name: string;
  first_name: string;
  birth_date: string | null;
  birth_place: string | null;
  address_line: string | null;
  address_extra: string | null;
  postal_code: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  school_name: string | null;
  school_class: string | null;
  arranged_schedule: string | null;
  insurance_company: string | null;
  insurance_number: string | null;
  emergency_name: string | null;
  emergency_phone: string | null;
  emergency_relationship: string | null;
  image_rights: 0 | 1 | null;
  may_leave_alone: 0 | 1 | null;
  instrument: string | null;
  instrument_owned: 0 | 1 | null;
  photo_document_id: string | null;
  archived_at: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface FamilyMergeTable {
  id: string;
  kept_family_id: string;
  merged_family_id: string;
  moved: string;
  made_by: string;
  made_at: string;
  undone_at: string | null;
}

export interface DistinctFamiliesTable {
  family_id: string;
  other_id: string;
  said_by: string;
  said_at: string;
}
