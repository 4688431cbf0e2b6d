import type { Generated } from 'kysely';

// Who did what, when.

export interface HistoryTable {
  seq: Generated<number>;
  id: string;
  at: string;
  actor_kind: 'staff' | 'family' | 'system' | 'nobody';
  actor_id: string | null;
  actor_name: string;
  verb: string;
  subject_kind: string;
  subject_id: string | null;
  family_id: string | null;
  site_id: string | null;
  details: string;
  salt: string | null;
  content_digest: string;
  previous_hash: string;
  hash: string;
}

export interface HistoryAnchorTable {
  id: string;
  upto_seq: number;
  hash: string;
  rolled_at: string;
}
