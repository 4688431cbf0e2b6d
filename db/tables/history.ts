import type { ColumnType, Generated } from 'kysely';

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

/** The ledger of the migrations that were applied; the runner alone writes it. */
export interface MigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: string;
}

/** SQLite's own memory of the highest number given in a table with AUTOINCREMENT. */
export interface SqliteSequenceTable {
  name: ColumnType<string, never, never>;
  seq: ColumnType<number, never, never>;
}
