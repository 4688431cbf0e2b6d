import type { Generated } from 'kysely';

// Outbox, templates, runs of e-mails and letters, notices.

export interface OutboxTable {
  seq: Generated<number>;
  id: string;
  dedupe_key: string;
  message_id: string;
  site_id: string;
  family_id: string | null;
  kind: string;
  recipient: string;
  recipient_name: string;
  sender_name: string;
  subject: string;
  text: string;
  html: string;
  secret: Buffer | null;
  state: Generated<'pending' | 'sending' | 'sent' | 'dead' | 'cancelled'>;
  attempts: Generated<number>;
  next_attempt_at: string;
  leased_until: string | null;
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
  body_erased_at: string | null;
}

export interface MessageTemplateTable {
  id: string;
  site_id: string | null;
  kind: string;
  name: string;
  subject: string;
  text: string;
  archived_at: string | null;
  version: Generated<number>;
  updated_at: string;
  updated_by: string | null;
}

export interface MailingTable {
  id: string;
  site_id: string | null;
  template_id: string | null;
  campaign_id: string | null;
  kind: string;
  name: string;
  selection: string | null;
  state: Generated<'draft' | 'running' | 'done' | 'cancelled'>;
  made_by: string;
  created_at: string;
  ended_at: string | null;
}

export interface MailingRecipientTable {
  mailing_id: string;
  guardian_id: string;
  channel: 'email' | 'letter';
  state: Generated<'waiting' | 'done' | 'skipped'>;
  outbox_id: string | null;
  reason: string | null;
  done_at: string | null;
}

export interface LetterTable {
  id: string;
  site_id: string;
  family_id: string | null;
  guardian_id: string | null;
  mailing_id: string | null;
  kind: string;
  made_by: string | null;
  made_at: string;
}

export interface NoticeTable {
  id: string;
  site_id: string | null;
  audience: Generated<'family' | 'child'>;
  version: number;
  text: string;
  published_at: string;
}

export interface NoticeSeenTable {
  notice_id: string;
  account_id: string;
  place: string;
  seen_at: string;
}
