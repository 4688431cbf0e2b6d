import { type Account, accountOf, type Reader } from '../shared/rules/ledger.ts';
import { type Books, LEDGERS, type Ledger } from '../shared/rules/ledger-books.ts';
import type { ReadDb } from './open.ts';
import { prepared } from './prepared.ts';

/** Where one ledger stands. */
export type Balance = Pick<Account, 'invoicedCents' | 'paidCents' | 'balanceCents' | 'nextDue'>;

/**
 * Both ledgers of a family as one of its guardians sees them (null: as the office does): invoiced, paid, balance (above 0: due) in cents,
 * and what is to be paid next, by which day. The same sums as on the pages *Facturation*.
 */
export async function balancesOf(db: ReadDb, familyId: string, guardianId: Reader): Promise<Record<Ledger, Balance>> {
  const books = await booksOf(db, familyId);
  const balance = (ledger: Ledger): Balance => {
    const { invoicedCents, paidCents, balanceCents, nextDue } = accountOf(books, ledger, guardianId);
    return { invoicedCents, paidCents, balanceCents, nextDue };
  };
  return Object.fromEntries(LEDGERS.map((ledger) => [ledger, balance(ledger)])) as Record<Ledger, Balance>;
}

/** All that was issued, paid, credited and given back for a family, both ledgers, oldest first. Who may see what is `accountOf`'s to say. */
export async function booksOf(db: ReadDb, familyId: string): Promise<Books> {
  const [invoices, creditNotes, payments, allocations, refunds, instalments] = await Promise.all([
    invoicesOf(db, familyId),
    creditNotesOf(db, familyId),
    paymentsOf(db, familyId),
    allocationsOf(db, familyId),
    refundsOf(db, familyId),
    instalmentsOf(db, familyId),
  ]);
  return { invoices, creditNotes, payments, allocations, refunds, instalments };
}

const invoicesOf = prepared((db, familyId: string) =>
  db
    .selectFrom('invoice')
    .select(['id', 'ledger', 'guardian_id as guardianId', 'wording', 'due_on as dueOn', 'total_cents as cents'])
    .select(['created_at as createdAt'])
    // the table itself says that what is issued has both
    .select((eb) => [eb.ref('number').$notNull().as('number'), eb.ref('issued_on').$notNull().as('issuedOn')])
    .where('family_id', '=', familyId)
    .where('state', '=', 'issued')
    .orderBy('issued_on')
    .orderBy('number'),
);

const creditNotesOf = prepared((db, familyId: string) =>
  db
    .selectFrom('credit_note')
    .innerJoin('invoice', 'invoice.id', 'credit_note.invoice_id')
    .select(['credit_note.id', 'credit_note.invoice_id as invoiceId', 'credit_note.number', 'credit_note.issued_on as issuedOn'])
    .select(['credit_note.reason', 'credit_note.total_cents as cents', 'credit_note.created_at as createdAt'])
    .where('invoice.family_id', '=', familyId)
    .orderBy('credit_note.issued_on')
    .orderBy('credit_note.number'),
);

const paymentsOf = prepared((db, familyId: string) =>
  db
    .selectFrom('payment')
    .innerJoin('payment_method', 'payment_method.id', 'payment.method_id')
    .leftJoin('receipt', 'receipt.payment_id', 'payment.id')
    .select(['payment.id', 'payment.ledger', 'payment.guardian_id as guardianId', 'payment_method.name as method'])
    .select(['payment.operation_number as operationNumber', 'payment.wording', 'payment.paid_on as paidOn'])
    .select(['payment.amount_cents as cents', 'payment.state', 'payment.created_at as createdAt'])
    .select(['receipt.id as receiptId', 'receipt.number as receiptNumber'])
    .where('payment.family_id', '=', familyId)
    .orderBy('payment.paid_on')
    .orderBy('payment.created_at')
    .orderBy('payment.id'),
);

const allocationsOf = prepared((db, familyId: string) =>
  db
    .selectFrom('payment_allocation')
    .innerJoin('payment', 'payment.id', 'payment_allocation.payment_id')
    // what goes to a draft, or to another family's invoice, still counts as paid, but pays nothing of these books
    .innerJoin('invoice', (on) =>
      on.onRef('invoice.id', '=', 'payment_allocation.invoice_id').onRef('invoice.family_id', '=', 'payment.family_id'),
    )
    .select(['payment_allocation.payment_id as paymentId', 'payment_allocation.invoice_id as invoiceId'])
    .select(['payment_allocation.amount_cents as cents'])
    .where('payment.family_id', '=', familyId)
    .where('invoice.state', '=', 'issued'),
);

const refundsOf = prepared((db, familyId: string) =>
  db
    .selectFrom('refund')
    .innerJoin('payment_method', 'payment_method.id', 'refund.method_id')
    .select(['refund.id', 'refund.ledger', 'refund.payment_id as paymentId', 'payment_method.name as method', 'refund.number'])
    .select(['refund.refunded_on as refundedOn', 'refund.reason', 'refund.amount_cents as cents', 'refund.created_at as createdAt'])
    .where('refund.family_id', '=', familyId)
    .orderBy('refund.refunded_on')
    .orderBy('refund.number'),
);

const instalmentsOf = prepared((db, familyId: string) =>
  db
    .selectFrom('instalment')
    .innerJoin('invoice', 'invoice.id', 'instalment.invoice_id')
    .select(['instalment.invoice_id as invoiceId', 'instalment.due_on as dueOn', 'instalment.amount_cents as cents'])
    .where('invoice.family_id', '=', familyId)
    .where('invoice.state', '=', 'issued')
    .orderBy('instalment.due_on')
    .orderBy('instalment.position'),
);
