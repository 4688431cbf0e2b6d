import type { Generated } from 'kysely';

// Sites, settings, counters and staff.

export interface SiteTable {
  id: string;
  name: string;
  short_name: string;
  address_line: string | null;
  address_extra: string | null;
  postal_code: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  logo: Buffer | null;
  logo_type: string | null;
  accent: string | null;
  help_text: string | null;
  home_message: string | null;
  public_body: Generated<0 | 1>;
  position: Generated<number>;
  created_at: string;
}

export interface SettingTable {
  site_id: Generated<string>;
  key: string;
  value: string;
  updated_at: string;
}

export interface CounterTable {
  name: string;
  value: number;
}

export interface StaffTable {
  id: string;
  login: string;
  login_key: string;
  name: string;
  email: string | null;
  role: 'administrateur' | 'scolarite' | 'comptabilite' | 'lecture';
  password_hash: string;
  totp_secret: Buffer | null;
  active: Generated<0 | 1>;
  created_at: string;
  last_login_at: string | null;
}

export interface StaffSiteTable {
  staff_id: string;
  site_id: string;
}

export interface StaffSessionTable {
  id: string;
  token_hash: string;
  staff_id: string;
  created_at: string;
  last_seen_at: string;
  ended_at: string | null;
}

export interface StaffRecoveryCodeTable {
  id: string;
  staff_id: string;
  hash: string;
  created_at: string;
  used_at: string | null;
}

export interface StaffPreferenceTable {
  staff_id: string;
  key: string;
  value: string;
  updated_at: string;
}
