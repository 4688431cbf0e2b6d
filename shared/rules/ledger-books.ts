// What the office has written about one family's money, and what pays what. Money is integer cents, days are `YYYY-MM-DD`.

export const LEDGERS = ['cotisation', 'location'] as const;
/** Fees, and rentals of instruments, rooms or equipment: two accounts that are never added up. */
export type Ledger = (typeof LEDGERS)[number];

/** An issued invoice; drafts are no part of the books. */
export interface Invoice {
  id: string;
  ledger: Ledger;
  /** The one parent it is addressed to; null for the household. */
  guardianId: string | null;
  number: string;
  wording: string;
  issuedOn: string;
  dueOn: string | null;
  cents: number;
  createdAt: string;
}

export interface CreditNote {
  id: string;
  invoiceId: string;
  number: string;
  issuedOn: string;
  reason: string;
  cents: number;
  createdAt: string;
}

export type PaymentState = 'received' | 'cleared' | 'returned' | 'cancelled';

export interface Payment {
  id: string;
  ledger: Ledger;
  /** Who paid; null for the household. */
  guardianId: string | null;
  method: string;
  operationNumber: string | null;
  wording: string | null;
  paidOn: string;
  cents: number;
  state: PaymentState;
  receiptId: string | null;
  receiptNumber: string | null;
  createdAt: string;
}

/** As much of a payment as goes to one invoice. */
export interface Allocation {
  paymentId: string;
  invoiceId: string;
  cents: number;
}

export interface Refund {
  id: string;
  ledger: Ledger;
  paymentId: string | null;
  method: string;
  number: string;
  refundedOn: string;
  reason: string;
  cents: number;
  createdAt: string;
}

export interface Instalment {
  invoiceId: string;
  dueOn: string;
  cents: number;
}

/** All of one family, both ledgers. */
export interface Books {
  invoices: readonly Invoice[];
  creditNotes: readonly CreditNote[];
  payments: readonly Payment[];
  allocations: readonly Allocation[];
  refunds: readonly Refund[];
  /** In order of their dates. */
  instalments: readonly Instalment[];
}

/** A cheque that came back or a payment typed by mistake stays in the list, but has paid nothing. */
export const counts = ({ state }: Payment): boolean => state === 'received' || state === 'cleared';

/** Where one invoice stands: total − credit notes − payments + refunds = what is left (negative: paid too much). */
export interface Settlement {
  invoice: Invoice;
  creditNotes: CreditNote[];
  payments: { payment: Payment; cents: number }[];
  refunds: { refund: Refund; cents: number }[];
  leftCents: number;
}

/** Every invoice with what was credited, paid and given back. Only payments that count are found there. */
export function settle(books: Books): Map<string, Settlement> {
  const settled = new Map<string, Settlement>();
  for (const invoice of books.invoices)
    settled.set(invoice.id, { invoice, creditNotes: [], payments: [], refunds: [], leftCents: invoice.cents });
  for (const note of books.creditNotes) {
    const one = settled.get(note.invoiceId);
    one?.creditNotes.push(note);
    if (one) one.leftCents -= note.cents;
  }
  const payments = new Map(books.payments.filter(counts).map((payment) => [payment.id, payment]));
  for (const { paymentId, invoiceId, cents } of books.allocations) {
    const [one, payment] = [settled.get(invoiceId), payments.get(paymentId)];
    if (!one || !payment) continue;
    one.payments.push({ payment, cents });
    one.leftCents -= cents;
  }
  for (const refund of books.refunds) giveBack(refund, books, [...settled.values()]);
  return settled;
}

/**
 * Finds which invoices a refund concerns: it gives back first what of its payment went to no invoice, then what was paid too much, and
 * only then what an invoice still needed. One that names no payment gives back what was paid too much.
 */
function giveBack(refund: Refund, { payments, allocations }: Books, all: readonly Settlement[]): void {
  const payment = payments.find(({ id }) => id === refund.paymentId);
  let rest = refund.cents;
  if (payment) rest -= Math.min(rest, unallocated(payment, allocations));
  const take = (one: Settlement, most: number) => {
    const cents = Math.min(rest, most);
    if (cents <= 0) return;
    rest -= cents;
    one.leftCents += cents;
    const same = one.refunds.find((other) => other.refund === refund);
    if (same) same.cents += cents;
    else one.refunds.push({ refund, cents });
  };
  const concerned = all.filter(({ invoice, payments: paid }) =>
    payment ? paid.some((one) => one.payment === payment) : invoice.ledger === refund.ledger,
  );
  for (const one of concerned) take(one, -one.leftCents);
  if (payment) for (const one of concerned) take(one, paidBy(payment, one));
}

const paidBy = (payment: Payment, { payments }: Settlement): number => sum(payments.filter((one) => one.payment === payment));

/** As much of a payment as goes to no invoice. */
export const unallocated = ({ id, cents }: Payment, allocations: readonly Allocation[]): number =>
  Math.max(0, cents - sum(allocations.filter(({ paymentId }) => paymentId === id)));

export const sum = (list: readonly { cents: number }[]): number => list.reduce((total, { cents }) => total + cents, 0);
