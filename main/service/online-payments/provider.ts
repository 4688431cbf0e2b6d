import type { Answer } from '../../../shared/rules/online-payment.ts';
import type { ProviderName } from '../../../shared/rules/online-payment-words.ts';

/** A payment that is to be made known to a provider. */
export interface Demand {
  id: string;
  /** Ours: 6 to 30 letters and digits, never used twice. */
  reference: string;
  cents: number;
  email: string;
  /** What is paid, for the payer: « Cotisation 2026-2027 ». */
  wording: string;
  /** The year in which it is asked. */
  year: number;
  /** Where the browser comes back to; it proves nothing. */
  returnTo: string;
  /** Where the provider may say that something has happened; it proves nothing either. */
  notifyTo: string;
}

/** A payment that the provider knows. */
export interface Known {
  id: string;
  reference: string;
  /** The provider's own name for it. */
  providerReference: string;
  cents: number;
  email: string;
  wording: string;
  returnTo: string;
  /** Until when one may go there and pay. */
  expiresAt: Date;
  /** What only the built-in provider keeps: what its bank has decided. */
  answer: string | null;
}

/** Whoever takes the money. That a payment is paid is only ever learnt by `status`, or by a return that carries a signature. */
export interface Provider {
  readonly name: ProviderName;
  /** As the store names it: the mode of PayFiP belongs to it, and stays what it was when the payment began. */
  readonly kept: string;
  /** No money moves: nothing is written into the family's account. */
  readonly isTrial: boolean;
  /** Least that can be paid, in cents. */
  readonly minimum: number;
  /** For how long one may go and pay, in milliseconds. */
  readonly opensFor: number;
  /** Makes the payment known. Throws `NoAnswer` when nobody answers, `NotTaken` when it is refused. */
  create(demand: Demand): Promise<{ providerReference: string }>;
  /** Where the payer goes: an absolute address, or a path of ours. */
  page(known: Known): string;
  /** Asks what has become of it. Throws `NoAnswer` when nobody answers. */
  status(known: Known, now: Date): Promise<Answer>;
}

/** The provider has understood, and says no: what it says is for staff. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/** An answer of which nothing is known but what was said. */
export const plainAnswer = (said: Answer['said'], detail: string | null = null): Answer => ({
  said,
  detail,
  cents: null,
  reference: null,
  operation: null,
  paidOn: null,
  isTrial: false,
});
