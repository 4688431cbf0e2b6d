import type { Ledger } from '../../shared/rules/ledger-books.ts';
import type { WriteDb } from '../open.ts';
import type { NewRow } from '../tables.ts';
import type { CastPlace } from './cast.ts';
import type { CastGuardianKey } from './cast-people.ts';
import { type Random, randomFor } from './random.ts';

const ISSUER = 'Conservatoire Hector-Berlioz\n1 place Hector-Berlioz\n38000 GRENOBLE\nSIRET 000 000 000 00000';
const VAT_MENTION = 'TVA non applicable, art. 261-7-1° du CGI';
const METHODS = { Chèque: 'cheque', 'Carte bancaire': 'card', Virement: 'transfer', Espèces: 'cash' } as const;
type Method = keyof typeof METHODS;

/** Where the cast's invoices are written: who there is, how one may pay. */
export interface Desk {
  db: WriteDb;
  random: Random;
  people: CastPlace['people'];
  madeBy: string;
  methods: Readonly<Record<Method, string>>;
}

export async function openDesk(db: WriteDb, { people, staff }: CastPlace): Promise<Desk> {
  const random = randomFor('cast:billing');
  const rows = Object.entries(METHODS).map(([name, kind], position) => ({ id: random.uuid(), name, position, kind }));
  await db.insertInto('payment_method').values(rows).execute();
  const methods = Object.fromEntries(rows.map(({ id, name }) => [name, id])) as Record<Method, string>;
  return { db, random, people, madeBy: staff.nadia.id, methods };
}

export type CastInvoice = Pick<NewRow<'invoice'>, 'id' | 'number' | 'ledger' | 'total_cents'>;

interface MoreOnInvoice {
  ledger?: Ledger;
  /** Addressed to no parent in particular. */
  household?: boolean;
  due?: string;
  /** Days of equal parts. */
  instalments?: readonly string[];
}

/** Without a number it stays a draft. */
export async function addInvoice(
  desk: Desk,
  who: CastGuardianKey,
  number: string | null,
  day: string,
  lines: readonly (readonly [wording: string, cents: number])[],
  { ledger = 'cotisation', household = false, due = '2026-12-15', instalments = [] }: MoreOnInvoice = {},
): Promise<CastInvoice> {
  const { db, random } = desk;
  const start = day < '2026-09' ? 2025 : 2026;
  const total_cents = lines.reduce((sum, [, cents]) => sum + cents, 0);
  const row: NewRow<'invoice'> = {
    ...common(desk, who, day),
    ...(await clientOf(desk, who)),
    ...(household && { guardian_id: null }),
    id: random.uuid(),
    number: null,
    ledger,
    state: 'draft',
    wording: `${ledger === 'cotisation' ? 'Cotisation' : 'Location'} ${start}-${start + 1}`,
    issued_on: null,
    period_from_on: `${start}-09-01`,
    period_to_on: `${start + 1}-06-30`,
    due_on: due,
    total_cents,
    issuer: ISSUER,
    vat_mention: VAT_MENTION,
  };
  await db.insertInto('invoice').values(row).execute();
  await db
    .insertInto('invoice_line')
    .values(lines.map(([wording, cents], position) => lineOf(desk, row.id, position, wording, cents)))
    .execute();
  for (const [position, due_on] of instalments.entries())
    await db
      .insertInto('instalment')
      .values({ id: random.uuid(), invoice_id: row.id, position, due_on, amount_cents: total_cents / instalments.length })
      .execute();
  // only now: what is issued takes no line any more
  if (number) await db.updateTable('invoice').set({ state: 'issued', number, issued_on: day }).where('id', '=', row.id).execute();
  return { ...row, number };
}

const lineOf = ({ random }: Desk, invoice_id: string, position: number, wording: string, cents: number): NewRow<'invoice_line'> => ({
  id: random.uuid(),
  invoice_id,
  position,
  wording,
  unit_price_cents: cents,
  total_cents: cents,
});

interface MoreOnPayment {
  /** None: it pays nothing, because it came back. */
  pays?: CastInvoice;
  method?: Method;
  operation?: string;
  /** The receipt's number; none: no receipt was made. */
  receipt?: string;
  returned?: boolean;
}

export async function addPayment(
  desk: Desk,
  who: CastGuardianKey,
  day: string,
  cents: number,
  { pays, method = 'Chèque', operation, receipt, returned = false }: MoreOnPayment,
): Promise<string> {
  const { db, random, methods } = desk;
  const at = common(desk, who, day);
  const payment: NewRow<'payment'> = {
    ...at,
    id: random.uuid(),
    ledger: pays?.ledger ?? 'cotisation',
    method_id: methods[method],
    operation_number: operation ?? null,
    wording: pays ? `Règlement de la facture ${pays.number}` : 'Règlement',
    paid_on: day,
    amount_cents: cents,
    state: returned ? 'returned' : 'cleared',
  };
  await db.insertInto('payment').values(payment).execute();
  if (!pays) return payment.id;
  await db
    .insertInto('payment_allocation')
    .values({ payment_id: payment.id, invoice_id: pays.id, amount_cents: cents, created_at: at.created_at })
    .execute();
  if (receipt) await addReceipt(desk, who, payment, receipt, pays.total_cents - cents);
  return payment.id;
}

async function addReceipt(desk: Desk, who: CastGuardianKey, payment: NewRow<'payment'>, number: string, left: number): Promise<void> {
  const { client_name, client_address } = await clientOf(desk, who);
  await desk.db
    .insertInto('receipt')
    .values({
      id: desk.random.uuid(),
      number,
      payment_id: payment.id,
      issued_on: payment.paid_on,
      client_name,
      client_address,
      issuer: ISSUER,
      wording: payment.wording ?? '',
      balance_left_cents: left,
      created_at: payment.created_at,
    })
    .execute();
}

export async function addCreditNote(
  { db, random, madeBy }: Desk,
  of: CastInvoice,
  number: string,
  day: string,
  cents: number,
  reason: string,
): Promise<void> {
  const id = random.uuid();
  const about = { issued_on: day, reason, total_cents: cents, created_by: madeBy, created_at: `${day}T10:00:00.000Z` };
  await db
    .insertInto('credit_note')
    .values({ id, number, invoice_id: of.id, ...about })
    .execute();
  await db
    .insertInto('credit_note_line')
    .values({ id: random.uuid(), credit_note_id: id, position: 0, wording: reason, total_cents: cents })
    .execute();
}

export async function addRefund(
  desk: Desk,
  who: CastGuardianKey,
  paymentId: string,
  number: string,
  day: string,
  cents: number,
): Promise<void> {
  const { guardian_id: _, ...at } = common(desk, who, day);
  const about = { ledger: 'cotisation', method_id: desk.methods.Virement, refunded_on: day, reason: 'Trop-perçu après avoir.' } as const;
  await desk.db
    .insertInto('refund')
    .values({ ...at, ...about, id: desk.random.uuid(), number, payment_id: paymentId, amount_cents: cents })
    .execute();
}

const common = ({ people, madeBy }: Desk, who: CastGuardianKey, day: string) => ({
  site_id: people[who].siteId,
  family_id: people[who].familyId,
  guardian_id: people[who].guardianId,
  created_by: madeBy,
  created_at: `${day}T09:00:00.000Z`,
});

async function clientOf({ db, people }: Desk, who: CastGuardianKey) {
  const person = await db.selectFrom('guardian').selectAll().where('id', '=', people[who].guardianId).executeTakeFirstOrThrow();
  const place = `${person.postal_code} ${person.city?.toLocaleUpperCase('fr')}`;
  return {
    client_name: [person.civility === 'M' ? 'M.' : person.civility, person.first_name, person.last_name].filter(Boolean).join(' '),
    client_address: [person.address_line, person.address_extra, place].filter(Boolean).join('\n'),
  };
}
