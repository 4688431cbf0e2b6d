import type { Books } from './books.ts';
import { addDays, instant, TODAY } from './calendar.ts';
import type { DemoInvoice } from './invoices.ts';
import { idOf } from './organisation.ts';
import type { Random } from './random.ts';

/** A fifth off one line; gives the amount. */
export function addCreditNote({ row, lines }: DemoInvoice, random: Random, books: Books): number {
  const [line] = lines;
  const cents = Math.max(100, Math.round((line?.total_cents ?? row.total_cents) / 500) * 100);
  const id = random.uuid();
  const number = `A2026-${String(books.creditNotes.length + 1).padStart(4, '0')}`;
  const reason = 'Quotient familial reçu après la facturation.';
  const day = addDays(TODAY, -3);
  books.creditNotes.push({
    id,
    number,
    invoice_id: row.id,
    issued_on: day,
    reason,
    total_cents: cents,
    created_by: idOf('staff', 'nadia'),
    created_at: instant(day, '11:00'),
  });
  books.creditLines.push({
    id: random.uuid(),
    credit_note_id: id,
    invoice_line_id: line?.id ?? null,
    position: 0,
    wording: reason,
    total_cents: cents,
  });
  return cents;
}

/** Gives back what a credit note made too much. */
export function addRefund({ row }: DemoInvoice, cents: number, random: Random, books: Books): void {
  const payment = books.paid.at(-1)?.row.id ?? null;
  const day = addDays(TODAY, -1);
  books.refunds.push({
    id: random.uuid(),
    number: `B2026-${String(books.refunds.length + 1).padStart(4, '0')}`,
    site_id: row.site_id,
    ledger: row.ledger,
    family_id: row.family_id,
    payment_id: payment,
    method_id: idOf('payment-method', 'transfer'),
    operation_number: null,
    refunded_on: day,
    amount_cents: cents,
    reason: 'Trop-perçu après avoir.',
    created_by: idOf('staff', 'nadia'),
    created_at: instant(day, '11:10'),
  });
}

/** One reminder, once the invoice is due. */
export function addReminder({ row, family }: DemoInvoice, random: Random, books: Books): void {
  const email = family.guardians[0]?.row.email;
  if ((row.due_on ?? TODAY) >= TODAY) return;
  books.reminders.push({
    id: random.uuid(),
    invoice_id: row.id,
    rank: 1,
    channel: email ? 'email' : 'letter',
    outbox_id: null,
    due_cents: row.total_cents,
    made_by: idOf('staff', 'nadia'),
    made_at: instant(addDays(TODAY, -2), '10:00'),
    mailing_id: null,
    guardian_id: row.guardian_id,
  });
}
