// Accounts of families, their passwords and sessions (hashes only).

export interface AccountTable {
  id: string;
  site_id: string;
  family_id: string;
  guardian_id: string;
  identifier: string;
  identifier_key: string;
  password_hash: string | null;
  password_changed_at: string | null;
  blocked_at: string | null;
  accessibility_mode: string | null;
  first_login_at: string | null;
  last_login_at: string | null;
  identifier_sent_at: string | null;
  created_at: string;
}

export interface TemporaryPasswordTable {
  id: string;
  account_id: string;
  hash: string;
  state: 'waiting' | 'active' | 'used' | 'void';
  made_by: 'family' | 'staff';
  outbox_id: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface FamilySessionTable {
  id: string;
  token_hash: string;
  account_id: string;
  scope: 'full' | 'change-password';
  user_agent: string | null;
  created_at: string;
  last_seen_at: string;
  ended_at: string | null;
}

export interface KnownDeviceTable {
  id: string;
  account_id: string;
  token_hash: string;
  user_agent: string | null;
  first_seen_at: string;
  last_seen_at: string;
}

export interface LoginThrottleTable {
  key: string;
  failures: number;
  blocked_until: string | null;
  day_started_at: string;
  day_failures: number;
  updated_at: string;
}

export interface FormDraftTable {
  account_id: string;
  page: string;
  content: string;
  saved_at: string;
  expires_at: string;
}
