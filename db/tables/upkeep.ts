import type { Generated } from 'kysely';

// Imports, exports, backups, long work, data protection.

export interface ImportRunTable {
  id: string;
  site_id: string | null;
  kind: string;
  file_name: string;
  sha256: string;
  mapping: string | null;
  state: Generated<'read' | 'checked' | 'applied' | 'undone' | 'failed'>;
  created_count: Generated<number>;
  updated_count: Generated<number>;
  skipped_count: Generated<number>;
  made_by: string;
  created_at: string;
  applied_at: string | null;
  undone_at: string | null;
}

export interface ImportRowTable {
  run_id: string;
  line: number;
  content: string;
  action: 'create' | 'update' | 'skip' | 'error';
  problem: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  before_values: string | null;
  after_values: string | null;
}

export interface ExportRunTable {
  id: string;
  site_id: string | null;
  kind: string;
  format: string;
  filters: string | null;
  row_count: number | null;
  file_name: string | null;
  sha256: string | null;
  made_by: string | null;
  made_at: string;
}

export interface BackupTable {
  id: string;
  file_name: string;
  reason: string;
  state: 'running' | 'proved' | 'failed' | 'removed';
  size_bytes: number | null;
  sha256: string | null;
  store_version: number;
  encrypted: Generated<0 | 1>;
  problem: string | null;
  started_at: string;
  ended_at: string | null;
}

export interface RestoreDrillTable {
  id: string;
  backup_id: string | null;
  ok: 0 | 1;
  problem: string | null;
  seconds: number | null;
  done_at: string;
}

export interface JobTable {
  id: string;
  kind: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  input: string | null;
  done_count: Generated<number>;
  total_count: number | null;
  report: string | null;
  problem: string | null;
  made_by: string | null;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
}

export interface PurgeTable {
  id: string;
  state: 'proposed' | 'approved' | 'done' | 'rejected';
  proposed_at: string;
  approved_by: string | null;
  approved_at: string | null;
  done_at: string | null;
}

export interface PurgeItemTable {
  purge_id: string;
  subject_kind: string;
  subject_id: string;
  label: string;
  rule: string;
  kept: Generated<0 | 1>;
}

export interface ErasureTable {
  id: string;
  subject_kind: string;
  subject_hash: string;
  erased_at: string;
}

export interface RightsRequestTable {
  id: string;
  site_id: string | null;
  family_id: string | null;
  kind: 'access' | 'rectification' | 'erasure' | 'opposition' | 'accessibility';
  message: string | null;
  contact: string | null;
  received_at: string;
  due_on: string;
  answered_at: string | null;
  answered_by: string | null;
  answer: string | null;
}

export interface IncidentTable {
  id: string;
  opened_at: string;
  opened_by: string | null;
  from_at: string | null;
  to_at: string | null;
  description: string;
  measures: string | null;
  notified_at: string | null;
  closed_at: string | null;
}
