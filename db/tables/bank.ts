import type { Generated } from 'kysely';

// What goes to the bank and to the accounts. Of an IBAN, `iban_tail` (its last four signs) is all that a screen shows.

export interface BankDepositTable {
  id: string;
  number: string;
  site_id: string;
  kind: 'cheque' | 'cash';
  made_on: string;
  total_cents: number;
  made_by: string | null;
  created_at: string;
}

export interface AccountingExportTable {
  id: string;
  number: string;
  site_id: string;
  until_on: string;
  total_cents: number;
  created_by: string | null;
  created_at: string;
}

export interface AccountingEventTable {
  kind: 'invoice' | 'creditNote' | 'payment' | 'undonePayment' | 'refund' | 'deposit';
  subject_id: string;
  export_id: string;
}

export interface AccountingLineTable {
  export_id: string;
  position: number;
  journal: string;
  day_on: string;
  account: string;
  auxiliary: string;
  piece: string;
  wording: string;
  debit_cents: number;
  credit_cents: number;
}

export interface DirectDebitMandateTable {
  id: string;
  reference: string;
  family_id: string;
  guardian_id: string | null;
  holder: string;
  iban_encrypted: Buffer;
  signed_on: string;
  revoked_at: string | null;
  created_at: string;
  iban_tail: Generated<string>;
  created_by: string | null;
}

export interface DirectDebitRunTable {
  id: string;
  number: string;
  site_id: string;
  collect_on: string;
  total_cents: number;
  made_by: string | null;
  created_at: string;
}

export interface DirectDebitTable {
  id: string;
  run_id: string;
  mandate_id: string;
  invoice_id: string;
  amount_cents: number;
  sequence: 'FRST' | 'RCUR';
  state: Generated<'sent' | 'collected' | 'rejected'>;
  payment_id: string | null;
  reason: string | null;
  ended_at: string | null;
}
