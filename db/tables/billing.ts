import type { Generated } from 'kysely';

// Invoices, payments and what goes with them. Money is integer cents.

export interface TariffTable {
  id: string;
  site_id: string;
  school_year_id: string | null;
  curriculum_id: string | null;
  discipline_id: string | null;
  ledger: 'cotisation' | 'location';
  name: string;
  position: Generated<number>;
  archived_at: string | null;
  version: Generated<number>;
  cycle_id: string | null;
  charge: Generated<'teaching' | 'student' | 'household' | 'rental'>;
}

export interface TariffRateTable {
  id: string;
  tariff_id: string;
  quotient_from_cents: number | null;
  quotient_to_cents: number | null;
  residence: string | null;
  child_rank: number | null;
  period: Generated<'year' | 'term' | 'month'>;
  amount_cents: number;
}

export interface InvoiceTable {
  id: string;
  number: string | null;
  site_id: string;
  ledger: 'cotisation' | 'location';
  family_id: string;
  guardian_id: string | null;
  school_year_id: string | null;
  state: Generated<'draft' | 'issued'>;
  wording: string;
  issued_on: string | null;
  period_from_on: string | null;
  period_to_on: string | null;
  due_on: string | null;
  total_cents: number;
  client_name: string | null;
  client_address: string | null;
  issuer: string | null;
  vat_mention: string | null;
  created_by: string | null;
  created_at: string;
  payment_terms: string | null;
  version: Generated<number>;
}

export interface InvoiceLineTable {
  id: string;
  invoice_id: string;
  position: number;
  wording: string;
  quantity_hundredths: Generated<number>;
  unit_price_cents: number;
  total_cents: number;
  tariff_id: string | null;
  student_id: string | null;
  enrolment_id: string | null;
  rental_id: string | null;
  period_from_on: string | null;
  period_to_on: string | null;
}

export interface BilledEnrolmentTable {
  invoice_line_id: string;
  enrolment_id: string;
}

export interface InvoiceStandingTable {
  invoice_id: string;
  credited_cents: number;
  paid_cents: number;
  left_cents: number;
  next_due_on: string | null;
  next_due_cents: number | null;
}

export interface SiteBillingTable {
  site_id: string;
  issuer_name: string | null;
  siret: string | null;
  vat_mention: string | null;
  payment_terms: string | null;
  due_days: Generated<number>;
  version: Generated<number>;
  updated_at: string;
}

export interface CreditNoteTable {
  id: string;
  number: string;
  invoice_id: string;
  issued_on: string;
  reason: string;
  total_cents: number;
  created_by: string | null;
  created_at: string;
}

export interface CreditNoteLineTable {
  id: string;
  credit_note_id: string;
  invoice_line_id: string | null;
  position: number;
  wording: string;
  total_cents: number;
}

export interface InstalmentTable {
  id: string;
  invoice_id: string;
  position: number;
  due_on: string;
  amount_cents: number;
}

export interface PaymentMethodTable {
  id: string;
  name: string;
  position: Generated<number>;
  archived_at: string | null;
  kind: Generated<'cheque' | 'cash' | 'transfer' | 'debit' | 'card' | 'online' | 'other'>;
}

export interface PaymentTable {
  id: string;
  site_id: string;
  ledger: 'cotisation' | 'location';
  family_id: string;
  guardian_id: string | null;
  method_id: string;
  online_payment_id: string | null;
  operation_number: string | null;
  wording: string | null;
  paid_on: string;
  amount_cents: number;
  state: Generated<'received' | 'cleared' | 'returned' | 'cancelled'>;
  created_by: string | null;
  created_at: string;
  version: Generated<number>;
  bank: string | null;
  drawer: string | null;
  deposit_id: string | null;
  ended_on: string | null;
  ended_reason: string | null;
}

export interface PaymentAllocationTable {
  payment_id: string;
  invoice_id: string;
  amount_cents: number;
  created_at: string;
}

export interface ReceiptTable {
  id: string;
  number: string;
  payment_id: string;
  issued_on: string;
  client_name: string;
  client_address: string | null;
  issuer: string | null;
  wording: string;
  balance_left_cents: number;
  created_at: string;
}

export interface RefundTable {
  id: string;
  number: string;
  site_id: string;
  ledger: 'cotisation' | 'location';
  family_id: string;
  payment_id: string | null;
  method_id: string;
  operation_number: string | null;
  refunded_on: string;
  amount_cents: number;
  reason: string;
  created_by: string | null;
  created_at: string;
}

export interface PaymentReminderTable {
  id: string;
  invoice_id: string;
  rank: number;
  channel: 'email' | 'letter';
  outbox_id: string | null;
  due_cents: number;
  made_by: string | null;
  made_at: string;
  mailing_id: string | null;
  guardian_id: string | null;
}
