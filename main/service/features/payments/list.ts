import { booksOf } from '../../../../db/billing.ts';
import { findFamily } from '../../../../db/families.ts';
import { findListedPayment, type ListedPayment, listPayments } from '../../../../db/payment-list.ts';
import { listMethods } from '../../../../db/payments.ts';
import type { PaymentRow } from '../../../../shared/contract/payments.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { accountOf } from '../../../../shared/rules/ledger.ts';
import { LEDGERS, settle } from '../../../../shared/rules/ledger-books.ts';
import { openParts, refundable } from '../../../../shared/rules/payments.ts';
import type { ReadVerb } from '../../context.ts';
import { payersOf } from './parties.ts';

export const list: ReadVerb<'payments.list'> = async ({ db }, { page, pageSize, ...search }) => {
  const { rows, total, cents } = await listPayments(db, search, { offset: page * pageSize, limit: pageSize });
  return { rows: rows.map(asRow), total, cents };
};

export const get: ReadVerb<'payments.get'> = async ({ db }, { id }) => {
  const found = await findListedPayment(db, id);
  if (!found) throw notFound('Ce règlement');
  const books = await booksOf(db, found.family_id);
  const invoices = new Map(books.invoices.map((invoice) => [invoice.id, invoice]));
  return {
    ...asRow(found),
    payer: found.last_name === null ? null : `${found.first_name} ${found.last_name}`,
    bank: found.bank,
    drawer: found.drawer,
    madeBy: found.made_by_name,
    createdAt: found.created_at,
    online: found.online_payment_id !== null,
    endedOn: found.ended_on,
    endedReason: found.ended_reason,
    shares: books.allocations.flatMap(({ paymentId, invoiceId, cents }) => {
      const invoice = paymentId === id ? invoices.get(invoiceId) : undefined;
      return invoice ? [{ invoiceId, number: invoice.number, wording: invoice.wording, cents }] : [];
    }),
    refunds: books.refunds.flatMap((one) =>
      one.paymentId === id
        ? [{ id: one.id, number: one.number, on: one.refundedOn, method: one.method, cents: one.cents, reason: one.reason }]
        : [],
    ),
    refundableCents: refundable(books, id),
  };
};

export const methods: ReadVerb<'payments.methods'> = async ({ db }) => ({ methods: await listMethods(db) });

export const open: ReadVerb<'payments.open'> = async ({ db }, { familyId }) => {
  const family = await findFamily(db, familyId);
  if (!family) throw notFound('Cette famille');
  const books = await booksOf(db, familyId);
  const settled = [...settle(books).values()];
  return {
    family: { id: family.id, name: family.name, number: family.number, archived: family.archived_at !== null },
    payers: (await payersOf(db, familyId)).map(({ id, name }) => ({ id, name })),
    ledgers: LEDGERS.map((ledger) => ({
      ledger,
      balanceCents: accountOf(books, ledger, null).balanceCents,
      invoices: settled
        .filter(({ invoice, leftCents }) => invoice.ledger === ledger && leftCents > 0)
        .map(({ invoice: { id, number, wording, issuedOn, guardianId }, leftCents }) => ({
          id,
          number,
          wording,
          issuedOn,
          guardianId,
          leftCents,
        })),
      parts: openParts(books, ledger),
    })),
  };
};

const asRow = (found: ListedPayment): PaymentRow => ({
  id: found.id,
  version: found.version,
  familyId: found.family_id,
  familyName: found.family_name,
  siteName: found.site_name,
  ledger: found.ledger,
  method: found.method,
  kind: found.kind,
  operationNumber: found.operation_number,
  wording: found.wording,
  paidOn: found.paid_on,
  cents: found.amount_cents,
  state: found.state,
  unspentCents:
    found.state === 'received' || found.state === 'cleared'
      ? Math.max(0, found.amount_cents - found.allocated_cents - found.refunded_cents)
      : 0,
  refundedCents: found.refunded_cents,
  receipt: found.receipt_id && found.receipt_number ? { id: found.receipt_id, number: found.receipt_number } : null,
  deposit: found.deposit_id && found.deposit_number ? { id: found.deposit_id, number: found.deposit_number } : null,
});
