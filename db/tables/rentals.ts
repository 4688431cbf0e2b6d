import type { Generated } from 'kysely';

// Inventory, rentals, payments on line.

export interface InventoryKindTable {
  id: string;
  name: string;
  position: Generated<number>;
  archived_at: string | null;
}

export interface InventoryItemTable {
  id: string;
  site_id: string;
  kind_id: string;
  number: string;
  name: string;
  brand: string | null;
  serial_number: string | null;
  bought_on: string | null;
  value_cents: number | null;
  condition: string | null;
  retired_at: string | null;
  version: Generated<number>;
  comment: string | null;
}

export interface RentalTable {
  id: string;
  site_id: string;
  family_id: string;
  student_id: string | null;
  item_id: string | null;
  room_id: string | null;
  tariff_id: string | null;
  starts_on: string;
  due_on: string | null;
  returned_on: string | null;
  deposit_cents: number | null;
  condition_out: string | null;
  condition_in: string | null;
  comment: string | null;
  version: Generated<number>;
  created_at: string;
  insurer: string | null;
  policy_number: string | null;
  insured_until_on: string | null;
  deposit_held_on: string | null;
  deposit_returned_on: string | null;
  deposit_kept_cents: number | null;
}

/** `alarm`: what of its answers contradicts what stands; staff look into it and clear it. */
export interface OnlinePaymentTable {
  id: string;
  site_id: string;
  family_id: string;
  guardian_id: string | null;
  account_id: string | null;
  ledger: 'cotisation' | 'location';
  provider: string;
  reference: string;
  provider_reference: string | null;
  amount_cents: number;
  payer_email: string | null;
  state: Generated<'created' | 'waiting' | 'paid' | 'refused' | 'abandoned' | 'expired'>;
  answer: string | null;
  created_at: string;
  expires_at: string;
  next_check_at: string | null;
  ended_at: string | null;
  version: Generated<number>;
  alarm: string | null;
}

export interface OnlinePaymentEventTable {
  id: string;
  online_payment_id: string;
  position: number;
  at: string;
  source: 'family' | 'provider' | 'return' | 'staff' | 'office';
  said: string;
  detail: string | null;
  amount_cents: number | null;
}

export interface OnlinePaymentInvoiceTable {
  online_payment_id: string;
  invoice_id: string;
  amount_cents: number;
}
