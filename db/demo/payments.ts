import type { Row } from '../tables.ts';
import type { Books, Paid } from './books.ts';
import { addDays, instant, TODAY } from './calendar.ts';
import { addCreditNote, addRefund, addReminder } from './corrections.ts';
import { type DemoInvoice, ISSUER, paidFor } from './invoices.ts';
import { accountOf, type Demo } from './model.ts';
import { addLateOne, addOnline, onlineEvents } from './online-payments.ts';
import { idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import { insertRows } from './rows.ts';

const METHODS = {
  cheque: 'Chèque',
  card: 'Carte bancaire',
  transfer: 'Virement',
  debit: 'Prélèvement',
  cash: 'Espèces',
  online: 'Paiement en ligne',
  voucher: 'Pass’Sport et chèques-vacances',
} as const;
type Method = keyof typeof METHODS;

/** What came in: whole, by instalments, too little, returned, refunded; receipts and reminders follow from it. */
export async function seedPayments({ db, counters }: Demo, invoices: readonly DemoInvoice[]): Promise<void> {
  const books: Books = {
    paid: [],
    instalments: [],
    creditNotes: [],
    creditLines: [],
    reminders: [],
    online: [],
    onlineInvoices: [],
    refunds: [],
  };
  for (const invoice of invoices) if (invoice.row.state === 'issued') settle(invoice, books);
  addLateOne(books);
  numberOperations(books.paid);
  const receipts = receiptsFor(books);
  for (const year of ['2025', '2026'])
    counters.set(`receipt:${year}`, receipts.filter(({ number }) => number.startsWith(`R${year}`)).length);
  counters.set('credit-note:2026', books.creditNotes.length).set('refund:2026', books.refunds.length);
  await insertRows(
    db,
    'payment_method',
    Object.entries(METHODS).map(([key, name], position) => {
      const kind = key === 'voucher' ? ('other' as const) : (key as Exclude<Method, 'voucher'>);
      return { id: idOf('payment-method', key), name, position, archived_at: null, kind };
    }),
  );
  await insertRows(db, 'online_payment', books.online);
  await insertRows(db, 'online_payment_invoice', books.onlineInvoices);
  await insertRows(db, 'online_payment_event', onlineEvents(books));
  await insertRows(
    db,
    'payment',
    books.paid.map(({ row }) => row),
  );
  await insertRows(
    db,
    'payment_allocation',
    books.paid.filter(counted).map(({ row, invoice }) => ({
      payment_id: row.id,
      invoice_id: invoice.row.id,
      amount_cents: row.amount_cents,
      created_at: row.created_at,
    })),
  );
  await insertRows(db, 'receipt', receipts);
  await insertRows(db, 'instalment', books.instalments);
  await insertRows(db, 'credit_note', books.creditNotes);
  await insertRows(db, 'credit_note_line', books.creditLines);
  await insertRows(db, 'payment_reminder', books.reminders);
  await insertRows(db, 'refund', books.refunds);
}

const counted = ({ row }: Paid): boolean => row.state === 'received' || row.state === 'cleared';

/** Families in whose books every turn is found, even in a small school. */
const CERTAIN: Readonly<Record<number, Story>> = {
  0: 'instalments',
  3: 'part',
  6: 'nothing',
  20: 'refunded',
  21: 'returned',
  22: 'credit',
};

type Story = 'whole' | 'instalments' | 'part' | 'nothing' | 'returned' | 'credit' | 'refunded';

function settle(invoice: DemoInvoice, books: Books): void {
  const random = randomFor(`payments:${invoice.row.id}`);
  const total = invoice.row.total_cents;
  const issued = invoice.row.issued_on ?? TODAY;
  const pay = (cents: number, day: string, state: Row<'payment'>['state'] = 'cleared') =>
    addPayment(invoice, { cents, day, state }, random, books);
  if (issued < '2026') {
    pay(total, addDays(issued, random.int(5, 28)));
    return;
  }
  const story: Story =
    CERTAIN[invoice.family.index] ??
    random.weighted({ whole: 50, instalments: 22, part: 8, nothing: 12, returned: 2, credit: 4, refunded: 2 });
  const soon = addDays(issued, random.int(4, 26));
  if (story === 'whole') pay(total, soon, random.chance(0.9) ? 'cleared' : 'received');
  if (story === 'instalments') payInThree(invoice, pay, random, books);
  if (story === 'part') pay(Math.round(total / 200) * 100, soon);
  if (story === 'returned') pay(total, soon, 'returned');
  if (story === 'credit') pay(total - addCreditNote(invoice, random, books), addDays(TODAY, -3));
  if (story === 'refunded') {
    pay(total, soon);
    addRefund(invoice, addCreditNote(invoice, random, books), random, books);
  }
  if (story === 'nothing' || story === 'returned') addReminder(invoice, random, books);
}

function payInThree({ row }: DemoInvoice, pay: (cents: number, day: string) => void, random: Random, books: Books): void {
  const third = Math.floor(row.total_cents / 3);
  const amounts = [row.total_cents - 2 * third, third, third];
  for (const [position, due_on] of ['2026-10-15', '2027-01-15', '2027-04-15'].entries()) {
    books.instalments.push({ id: random.uuid(), invoice_id: row.id, position, due_on, amount_cents: amounts[position] ?? third });
  }
  pay(amounts[0] ?? third, '2026-10-15');
}

interface Amount {
  cents: number;
  day: string;
  state: Row<'payment'>['state'];
}

function addPayment(invoice: DemoInvoice, { cents, day, state }: Amount, random: Random, books: Books): void {
  const { row, family } = invoice;
  const method: Method =
    state === 'returned' ? 'cheque' : random.weighted({ cheque: 30, card: 20, transfer: 14, debit: 18, cash: 5, online: 10, voucher: 3 });
  const online = method === 'online' && accountOf(family) ? addOnline(invoice, cents, day, random, books) : null;
  books.paid.push({
    invoice,
    row: {
      id: random.uuid(),
      site_id: row.site_id,
      ledger: row.ledger,
      family_id: row.family_id,
      guardian_id: row.guardian_id,
      method_id: idOf('payment-method', method),
      online_payment_id: online,
      operation_number: null,
      wording: paidFor(row),
      paid_on: day,
      amount_cents: cents,
      state: online ? 'cleared' : state,
      created_by: online ? null : idOf('staff', 'nadia'),
      created_at: instant(day, '15:30'),
      version: 1,
      bank: null,
      drawer: null,
      deposit_id: null,
      ended_on: null,
      ended_reason: null,
    },
  });
}

const inOrder = (a: Paid, b: Paid): number =>
  a.row.paid_on.localeCompare(b.row.paid_on) || a.invoice.family.index - b.invoice.family.index || (a.row.id < b.row.id ? -1 : 1);

function numberOperations(paid: Paid[]): void {
  paid.sort(inOrder);
  for (const [i, { row }] of paid.entries()) row.operation_number = String(7_000_001 + i).padStart(8, '0');
}

/** A receipt for each payment that counts, numbered by year in order; what is left is that of the invoice it pays. */
function receiptsFor({ paid, creditNotes }: Books): Row<'receipt'>[] {
  const left = new Map<string, number>();
  for (const note of creditNotes) left.set(note.invoice_id, (left.get(note.invoice_id) ?? 0) - note.total_cents);
  const used = new Map<string, number>();
  return paid.filter(counted).map(({ row, invoice }) => {
    const year = row.paid_on.slice(0, 4);
    const rank = (used.get(year) ?? 0) + 1;
    used.set(year, rank);
    const before = left.get(invoice.row.id) ?? 0;
    left.set(invoice.row.id, before - row.amount_cents);
    return {
      id: idOf('receipt', row.id),
      number: `R${year}-${String(rank).padStart(5, '0')}`,
      payment_id: row.id,
      issued_on: row.paid_on,
      client_name: invoice.row.client_name ?? '',
      client_address: invoice.row.client_address,
      issuer: ISSUER,
      wording: paidFor(invoice.row),
      balance_left_cents: Math.max(0, invoice.row.total_cents + before - row.amount_cents),
      created_at: row.created_at,
    };
  });
}
