import type { Ledger, PaymentState, Settlement } from './ledger-books.ts';
import { type Books, settle, sum, unallocated } from './ledger-books.ts';

/** What may be done with money depends on how it came; the name of each is the office's own. */
export const PAYMENT_KINDS = ['cheque', 'cash', 'transfer', 'debit', 'card', 'online', 'other'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** What is taken to the bank by hand. */
export const DEPOSITED_KINDS = ['cheque', 'cash'] as const;
export type DepositedKind = (typeof DEPOSITED_KINDS)[number];
export const isDeposited = (kind: PaymentKind): kind is DepositedKind => kind === 'cheque' || kind === 'cash';

/** A cheque has to be taken to the bank first; a transfer is there when it is seen. */
export const stateAtFirst = (kind: PaymentKind): PaymentState => (isDeposited(kind) || kind === 'other' ? 'received' : 'cleared');

/** The ways that every office begins with. */
export const GIVEN_METHODS: readonly { name: string; kind: PaymentKind }[] = [
  { name: 'Chèque', kind: 'cheque' },
  { name: 'Carte bancaire', kind: 'card' },
  { name: 'Virement', kind: 'transfer' },
  { name: 'Prélèvement', kind: 'debit' },
  { name: 'Espèces', kind: 'cash' },
  { name: 'Paiement en ligne', kind: 'online' },
  { name: 'Pass’Sport et chèques-vacances', kind: 'other' },
];

/** A part of an invoice that is to be paid by one day. */
export interface OpenPart {
  invoiceId: string;
  /** Null: no day was set; what was issued first comes first. */
  dueOn: string | null;
  issuedOn: string;
  number: string;
  cents: number;
}

/** As much of a payment as goes to one invoice. */
export interface Share {
  invoiceId: string;
  cents: number;
}

/** What is still to be paid of a family's ledger, by the days it is due; an instalment is a part of its own. */
export function openParts(books: Books, ledger: Ledger): OpenPart[] {
  return [...settle(books).values()].filter(({ invoice, leftCents }) => invoice.ledger === ledger && leftCents > 0).flatMap(partsOf(books));
}

const partsOf =
  ({ instalments }: Books) =>
  ({ invoice, leftCents }: Settlement): OpenPart[] => {
    const about = { invoiceId: invoice.id, issuedOn: invoice.issuedOn, number: invoice.number };
    const parts: OpenPart[] = [];
    let covered = Math.max(0, invoice.cents - leftCents);
    let rest = leftCents;
    for (const { dueOn, cents } of instalments.filter(({ invoiceId }) => invoiceId === invoice.id)) {
      const open = Math.min(rest, cents - Math.min(covered, cents));
      covered -= Math.min(covered, cents);
      if (open > 0) parts.push({ ...about, dueOn, cents: open });
      rest -= open;
    }
    if (rest > 0) parts.push({ ...about, dueOn: invoice.dueOn, cents: rest });
    return parts;
  };

/** Oldest due first: what a payment of so much would pay. What is too much goes to nothing. */
export function proposeShares(parts: readonly OpenPart[], cents: number): Share[] {
  const shares = new Map<string, number>();
  let rest = cents;
  for (const part of [...parts].sort(byDue)) {
    const taken = Math.min(rest, part.cents);
    if (taken <= 0) break;
    shares.set(part.invoiceId, (shares.get(part.invoiceId) ?? 0) + taken);
    rest -= taken;
  }
  return [...shares].map(([invoiceId, share]) => ({ invoiceId, cents: share }));
}

const byDue = (a: OpenPart, b: OpenPart): number =>
  (a.dueOn ?? a.issuedOn).localeCompare(b.dueOn ?? b.issuedOn) || a.issuedOn.localeCompare(b.issuedOn) || a.number.localeCompare(b.number);

/** What one invoice could take of a payment: what is left of it, and what that payment pays there already. */
export const roomFor = (books: Books, invoiceId: string, paymentId: string | null): number => {
  const found = settle(books).get(invoiceId);
  const own = books.allocations.filter((one) => one.paymentId === paymentId && one.invoiceId === invoiceId);
  return found ? Math.max(0, found.leftCents) + sum(own) : 0;
};

/** What may still be given back of a payment. */
export function refundable(books: Books, paymentId: string): number {
  const payment = books.payments.find(({ id }) => id === paymentId);
  if (!payment || (payment.state !== 'received' && payment.state !== 'cleared')) return 0;
  return Math.max(0, payment.cents - sum(books.refunds.filter((one) => one.paymentId === paymentId)));
}

/** What of a payment goes to no invoice and was not given back: the family's to spend on the next invoice. */
export function unspent(books: Books, paymentId: string): number {
  const payment = books.payments.find(({ id }) => id === paymentId);
  if (!payment || (payment.state !== 'received' && payment.state !== 'cleared')) return 0;
  return Math.max(0, unallocated(payment, books.allocations) - sum(books.refunds.filter((one) => one.paymentId === paymentId)));
}
