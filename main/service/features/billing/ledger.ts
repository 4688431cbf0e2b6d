import { booksOf } from '../../../../db/billing.ts';
import { findFamily } from '../../../../db/families.ts';
import type { LedgerAccount, LedgerRow } from '../../../../shared/contract/billing.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { type Account, accountOf, nextDueOf, type Reader, type SeenPayment, type SeenRefund } from '../../../../shared/rules/ledger.ts';
import type { Books, CreditNote, Ledger, Settlement } from '../../../../shared/rules/ledger-books.ts';
import type { ReadVerb } from '../../context.ts';

/** One of the two accounts, newest first. */
export const ledger: ReadVerb<'billing.ledger'> = async ({ db, actor, clock }, input) =>
  readAccount(await booksOf(db, actor.familyId), input.ledger, actor.guardianId, dayOf(clock.now()));

export const familyLedger: ReadVerb<'billing.familyLedger'> = async ({ db, clock }, { familyId, ledger: of }) => {
  if (!(await findFamily(db, familyId))) throw notFound('Cette famille');
  return readAccount(await booksOf(db, familyId), of, null, dayOf(clock.now()));
};

/** One ledger as one reader sees it (null: the office): its rows, newest first, and their totals. */
export function readAccount(books: Books, of: Ledger, reader: Reader, today: string): LedgerAccount {
  const account = accountOf(books, of, reader);
  const { invoicedCents, paidCents, balanceCents, nextDue } = account;
  return {
    rows: rowsOf(account, books, today),
    invoicedCents,
    paidCents,
    balanceCents,
    nextDue,
    late: nextDue !== null && nextDue.on < today,
  };
}

function rowsOf(account: Account, books: Books, today: string): LedgerRow[] {
  const dated = [
    ...account.invoices.map((one) => ({ at: one.invoice.createdAt, row: invoiceRow(one, books, today) })),
    ...account.creditNotes.map((note) => ({ at: note.createdAt, row: creditNoteRow(note, account) })),
    ...account.payments.map((one) => ({ at: one.payment.createdAt, row: paymentRow(one) })),
    ...account.refunds.map((one) => ({ at: one.refund.createdAt, row: refundRow(one) })),
  ];
  dated.sort((a, b) => b.row.date.localeCompare(a.row.date) || b.at.localeCompare(a.at));
  return dated.map(({ row }) => row);
}

function invoiceRow(one: Settlement, books: Books, today: string): LedgerRow {
  const { invoice, payments } = one;
  const due = nextDueOf(one, books);
  return {
    kind: 'invoice',
    id: invoice.id,
    date: invoice.issuedOn,
    method: [...new Set(payments.map(({ payment }) => payment.method))].join(', ') || null,
    number: invoice.number,
    wording: invoice.wording,
    state: stateOf(one, due !== null && due.on < today),
    due,
    creditCents: invoice.cents,
    debitCents: null,
    amountCents: invoice.cents,
    document: { kind: 'invoice', id: invoice.id, number: invoice.number },
  };
}

function stateOf({ payments, creditNotes, leftCents }: Settlement, late: boolean): LedgerRow['state'] {
  if (leftCents <= 0) return payments.length === 0 && creditNotes.length > 0 ? 'credited' : 'paid';
  if (late) return 'late';
  return payments.length > 0 ? 'part' : 'due';
}

function creditNoteRow(note: CreditNote, { invoices }: Account): LedgerRow {
  const number = invoices.find(({ invoice }) => invoice.id === note.invoiceId)?.invoice.number;
  return {
    kind: 'creditNote',
    id: note.id,
    date: note.issuedOn,
    method: null,
    number: note.number,
    wording: `Avoir sur la facture ${number}`,
    state: 'issued',
    due: null,
    creditCents: -note.cents,
    debitCents: null,
    amountCents: note.cents,
    document: { kind: 'creditNote', id: note.id, number: note.number },
  };
}

/** Of a payment that also pays the other parent's invoices, only what pays these is told: neither its wording nor its numbers. */
function paymentRow({ payment, seenCents, countedCents, whole, pays }: SeenPayment): LedgerRow {
  const { receiptId, receiptNumber } = payment;
  const numbers = pays.map(({ number }) => number);
  const plain =
    numbers.length > 0 ? `Règlement ${numbers.length > 1 ? 'des factures' : 'de la facture'} ${numbers.join(', ')}` : 'Règlement';
  return {
    kind: 'payment',
    id: payment.id,
    date: payment.paidOn,
    method: payment.method,
    number: whole ? payment.operationNumber : null,
    wording: (whole && payment.wording) || plain,
    state: payment.state,
    due: null,
    creditCents: null,
    debitCents: countedCents || null,
    amountCents: seenCents,
    document: whole && receiptId && receiptNumber ? { kind: 'receipt', id: receiptId, number: receiptNumber } : null,
  };
}

const refundRow = ({ refund, seenCents, countedCents }: SeenRefund): LedgerRow => ({
  kind: 'refund',
  id: refund.id,
  date: refund.refundedOn,
  method: refund.method,
  number: refund.number,
  wording: `Remboursement : ${refund.reason.replace(/\.$/, '')}`,
  state: 'refunded',
  due: null,
  creditCents: null,
  debitCents: -countedCents || null,
  amountCents: seenCents,
  document: null,
});
