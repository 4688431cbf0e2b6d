import {
  type Books,
  type CreditNote,
  counts,
  type Ledger,
  type Payment,
  type Refund,
  type Settlement,
  settle,
  sum,
  unallocated,
} from './ledger-books.ts';

/** Whose account is looked at: one parent's, or the whole family's (null) as the office sees it. */
export type Reader = string | null;

/**
 * Two parents, separate invoices (RGPD-7.9): what is addressed to one parent is that parent's alone, what is addressed to the household
 * is both's. What is not theirs does not exist for them: neither the row, nor its part of the totals, nor its document.
 */
const isFor = (reader: Reader, guardianId: string | null): boolean => reader === null || guardianId === null || guardianId === reader;

/** What is to be paid next, and the day by which; that day may be past. */
export interface Due {
  on: string;
  cents: number;
}

/** A payment as one reader sees it. */
export interface SeenPayment {
  payment: Payment;
  /** What of it belongs to this reader's account, whether it counts or not: less than its amount where it also pays the other parent's. */
  ownCents: number;
  /** What of it this reader may know: all of it for whoever paid, else what belongs to the account. */
  seenCents: number;
  /** What of it has paid something here; 0 when it was returned or cancelled. */
  countedCents: number;
  /** Whether the receipt, the operation number and the wording are this reader's to see. */
  whole: boolean;
  /** The reader's invoices that it pays. */
  pays: { number: string; cents: number }[];
}

export interface SeenRefund {
  refund: Refund;
  seenCents: number;
  countedCents: number;
}

/** One ledger as one reader sees it. */
export interface Account {
  invoices: Settlement[];
  creditNotes: CreditNote[];
  payments: SeenPayment[];
  refunds: SeenRefund[];
  /** Invoices less credit notes. */
  invoicedCents: number;
  /** Payments that count less refunds. */
  paidCents: number;
  /** Above 0: due. Below: in the family's favour. */
  balanceCents: number;
  nextDue: Due | null;
}

/** What one reader sees of one ledger, and its totals: always the sums of what is shown. */
export function accountOf(books: Books, ledger: Ledger, reader: Reader): Account {
  const settlements = [...settle(books).values()].filter(({ invoice }) => isFor(reader, invoice.guardianId));
  const invoices = settlements.filter(({ invoice }) => invoice.ledger === ledger);
  const creditNotes = invoices.flatMap((one) => one.creditNotes);
  const ids = new Map(settlements.map(({ invoice }) => [invoice.id, invoice.number]));
  const payments = books.payments.flatMap((payment) => (payment.ledger === ledger ? (seen(payment, books, ids, reader) ?? []) : []));
  const refunds = seenRefunds(books, payments, ledger);
  const invoicedCents = sum(invoices.map(({ invoice }) => invoice)) - sum(creditNotes);
  const paidCents = counted(payments) - counted(refunds);
  const balanceCents = invoicedCents - paidCents;
  return {
    invoices,
    creditNotes,
    payments,
    refunds,
    invoicedCents,
    paidCents,
    balanceCents,
    nextDue: earliest(
      invoices.flatMap((one) => nextDueOf(one, books) ?? []),
      balanceCents,
    ),
  };
}

function seen(payment: Payment, books: Books, invoices: ReadonlyMap<string, string>, reader: Reader): SeenPayment | null {
  const isPayer = reader === null || payment.guardianId === reader;
  const parts = books.allocations.filter(({ paymentId, invoiceId }) => paymentId === payment.id && invoices.has(invoiceId));
  const rest = isFor(reader, payment.guardianId) ? unallocated(payment, books.allocations) : 0;
  const reach = Math.min(payment.cents, sum(parts) + rest);
  if (!isPayer && reach === 0) return null;
  return {
    payment,
    ownCents: reach,
    seenCents: isPayer ? payment.cents : reach,
    countedCents: counts(payment) ? reach : 0,
    whole: isPayer || (payment.guardianId === null && reach === payment.cents),
    pays: parts.map(({ invoiceId, cents }) => ({ number: invoices.get(invoiceId) ?? '', cents })),
  };
}

/** A refund goes with its payment, and takes from an account at most what that payment brought to it; without one it is the household's. */
function seenRefunds({ refunds }: Books, payments: readonly SeenPayment[], ledger: Ledger): SeenRefund[] {
  const left = new Map(payments.map(({ payment, ownCents }) => [payment.id, ownCents === payment.cents ? Infinity : ownCents]));
  const whole = new Set(payments.flatMap((one) => (one.whole ? one.payment.id : [])));
  return refunds.flatMap((refund): SeenRefund[] => {
    if (refund.ledger !== ledger) return [];
    const { cents, paymentId } = refund;
    if (paymentId === null) return [{ refund, seenCents: cents, countedCents: cents }];
    const most = left.get(paymentId) ?? 0;
    const countedCents = Math.min(cents, most);
    left.set(paymentId, most - countedCents);
    const seenCents = whole.has(paymentId) ? cents : countedCents;
    return seenCents > 0 ? [{ refund, seenCents, countedCents }] : [];
  });
}

const counted = (list: readonly { countedCents: number }[]): number => list.reduce((total, one) => total + one.countedCents, 0);

/** What of an invoice is to be paid next and by when; the day may be past. Null when nothing is left or no day was set. */
export function nextDueOf({ invoice, leftCents }: Settlement, { instalments }: Books): Due | null {
  if (leftCents <= 0) return null;
  let covered = invoice.cents - leftCents;
  for (const { cents, dueOn } of instalments.filter(({ invoiceId }) => invoiceId === invoice.id)) {
    if (covered < cents) return { on: dueOn, cents: Math.min(leftCents, cents - Math.max(0, covered)) };
    covered -= cents;
  }
  return invoice.dueOn ? { on: invoice.dueOn, cents: leftCents } : null;
}

/** What of an invoice should have been paid before this day: of one that is paid in parts, only the parts whose day is past. */
export function lateCentsOf({ invoice, leftCents }: Settlement, { instalments }: Books, today: string): number {
  const parts = instalments.filter(({ invoiceId }) => invoiceId === invoice.id);
  const covered = Math.max(0, invoice.cents - leftCents);
  if (covered >= sum(parts)) return invoice.dueOn && invoice.dueOn < today ? Math.max(0, leftCents) : 0;
  return Math.max(0, Math.min(leftCents, sum(parts.filter(({ dueOn }) => dueOn < today)) - covered));
}

/** What is due first; never more than the account as a whole still owes. */
function earliest(dues: readonly Due[], balanceCents: number): Due | null {
  const [first] = dues.map(({ on }) => on).sort();
  if (!first || balanceCents <= 0) return null;
  return { on: first, cents: Math.min(balanceCents, sum(dues.filter(({ on }) => on === first))) };
}
