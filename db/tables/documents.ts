import type { Generated } from 'kysely';

// Documents asked of families and files given.

export interface BlobTable {
  id: string;
  key_id: string;
  nonce: Buffer;
  bytes: Buffer;
  created_at: string;
}

export interface RequiredDocumentTable {
  id: string;
  site_id: string;
  name: string;
  explanation: string | null;
  scope: 'family' | 'student';
  mandatory: Generated<0 | 1>;
  several_files: Generated<0 | 1>;
  validity: Generated<'none' | 'days' | 'date' | 'school-year'>;
  validity_days: number | null;
  validity_date: string | null;
  model_file_name: string | null;
  model_media_type: string | null;
  model_bytes: Buffer | null;
  health: Generated<0 | 1>;
  purpose: string | null;
  position: Generated<number>;
  archived_at: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface RequiredDocumentConditionTable {
  id: string;
  required_document_id: string;
  clause: Generated<number>;
  kind: string;
  comparison: string;
  value: string;
}

export interface RequiredDocumentAlternativeTable {
  id: string;
  required_document_id: string;
  name: string;
  explanation: string | null;
  position: Generated<number>;
}

export interface DocumentTable {
  id: string;
  site_id: string;
  required_document_id: string;
  alternative_id: string | null;
  family_id: string;
  student_id: string | null;
  re_enrolment_id: string | null;
  school_year_id: string | null;
  account_id: string | null;
  state: Generated<'given' | 'accepted' | 'refused' | 'replaced' | 'withdrawn'>;
  issued_on: string | null;
  valid_until: string | null;
  given_at: string;
  decided_at: string | null;
  decided_by: string | null;
  reason: string | null;
  replaces_id: string | null;
  version: Generated<number>;
  bytes_erased_at: string | null;
}

export interface DocumentFileTable {
  id: string;
  document_id: string;
  blob_id: string | null;
  file_name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  pages: number | null;
  position: Generated<number>;
  given_at: string;
  examined_at: string | null;
  account_id: string | null;
}

export interface DocumentExemptionTable {
  id: string;
  required_document_id: string;
  family_id: string;
  student_id: string | null;
  school_year_id: string | null;
  account_id: string | null;
  explanation: string;
  state: Generated<'pending' | 'accepted' | 'refused' | 'withdrawn'>;
  reason: string | null;
  created_at: string;
  decided_at: string | null;
  decided_by: string | null;
}
