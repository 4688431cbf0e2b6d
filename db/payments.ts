import { newId } from '../shared/ids.ts';
import type { Ledger, PaymentState } from '../shared/rules/ledger-books.ts';
import { GIVEN_METHODS, type PaymentKind, type Share } from '../shared/rules/payments.ts';
import { nextNumber } from './counters.ts';
import type { ReadDb, WriteDb } from './open.ts';

export const listMethods = (db: ReadDb) =>
  db
    .selectFrom('payment_method')
    .select(['id', 'name', 'kind'])
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute();

export const findMethod = (db: ReadDb, id: string) => db.selectFrom('payment_method').selectAll().where('id', '=', id).executeTakeFirst();

/** The ways to pay that every office begins with; nothing where it has some. */
export async function giveMethods(db: WriteDb): Promise<void> {
  if ((await listMethods(db)).length > 0) return;
  await db
    .insertInto('payment_method')
    .values(GIVEN_METHODS.map((method, position) => ({ id: newId(), ...method, position })))
    .execute();
}

/** The office's way of one kind; made where there is none: a payment on line must not be lost because nobody named it. */
export async function methodOfKind(db: WriteDb, kind: PaymentKind): Promise<string> {
  const found = (await listMethods(db)).find((method) => method.kind === kind);
  if (found) return found.id;
  const id = newId();
  const name = GIVEN_METHODS.find((method) => method.kind === kind)?.name ?? 'Autre';
  await db.insertInto('payment_method').values({ id, name, kind, position: 99 }).execute();
  return id;
}

export interface NewPayment {
  siteId: string;
  familyId: string;
  guardianId: string | null;
  ledger: Ledger;
  methodId: string;
  onlinePaymentId: string | null;
  operationNumber: string | null;
  bank: string | null;
  drawer: string | null;
  wording: string;
  paidOn: string;
  cents: number;
  state: PaymentState;
  /** Null: nobody's hand, the payment service's. */
  madeBy: string | null;
}

export async function insertPayment(db: WriteDb, payment: NewPayment, shares: readonly Share[], at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('payment')
    .values({
      id,
      site_id: payment.siteId,
      ledger: payment.ledger,
      family_id: payment.familyId,
      guardian_id: payment.guardianId,
      method_id: payment.methodId,
      online_payment_id: payment.onlinePaymentId,
      operation_number: payment.operationNumber,
      bank: payment.bank,
      drawer: payment.drawer,
      wording: payment.wording,
      paid_on: payment.paidOn,
      amount_cents: payment.cents,
      state: payment.state,
      created_by: payment.madeBy,
      created_at: at,
    })
    .execute();
  await insertShares(db, id, shares, at);
  return id;
}

async function insertShares(db: WriteDb, paymentId: string, shares: readonly Share[], at: string): Promise<void> {
  if (shares.length === 0) return;
  await db
    .insertInto('payment_allocation')
    .values(shares.map(({ invoiceId, cents }) => ({ payment_id: paymentId, invoice_id: invoiceId, amount_cents: cents, created_at: at })))
    .execute();
}

/** Gives a payment to these invoices and to no other. */
export async function replaceShares(db: WriteDb, paymentId: string, shares: readonly Share[], at: string): Promise<void> {
  await db.deleteFrom('payment_allocation').where('payment_id', '=', paymentId).execute();
  await insertShares(db, paymentId, shares, at);
  await db
    .updateTable('payment')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', paymentId)
    .execute();
}

export const findPayment = (db: ReadDb, id: string) =>
  db
    .selectFrom('payment')
    .innerJoin('payment_method', 'payment_method.id', 'payment.method_id')
    .selectAll('payment')
    .select(['payment_method.kind', 'payment_method.name as method'])
    .where('payment.id', '=', id)
    .executeTakeFirst();
export type FoundPayment = NonNullable<Awaited<ReturnType<typeof findPayment>>>;

/** `ended`: why and since when it does not count any more. */
export const changeState = (db: WriteDb, id: string, state: PaymentState, ended?: { on: string; reason: string }) =>
  db
    .updateTable('payment')
    .set((eb) => ({ state, version: eb('version', '+', 1), ...(ended && { ended_on: ended.on, ended_reason: ended.reason }) }))
    .where('id', '=', id)
    .execute();

/** A payment that counts, of the same family, amount and number: likely the same one, typed twice. */
export const findTwin = (db: ReadDb, { familyId, operationNumber, cents }: Pick<NewPayment, 'familyId' | 'operationNumber' | 'cents'>) =>
  db
    .selectFrom('payment')
    .select(['id', 'paid_on'])
    .where('family_id', '=', familyId)
    .where('operation_number', '=', operationNumber)
    .where('amount_cents', '=', cents)
    .where('state', 'in', ['received', 'cleared'])
    .executeTakeFirst();

export interface NewReceipt {
  paymentId: string;
  issuedOn: string;
  clientName: string;
  clientAddress: string | null;
  issuer: string;
  wording: string;
  balanceLeftCents: number;
}

/** `R2026-00012`: by year of issue, without gap. */
export async function insertReceipt(db: WriteDb, receipt: NewReceipt, at: string): Promise<{ id: string; number: string }> {
  const number = await yearly(db, 'receipt', 'R', receipt.issuedOn, 5);
  const id = newId();
  await db
    .insertInto('receipt')
    .values({
      id,
      number,
      payment_id: receipt.paymentId,
      issued_on: receipt.issuedOn,
      client_name: receipt.clientName,
      client_address: receipt.clientAddress,
      issuer: receipt.issuer,
      wording: receipt.wording,
      balance_left_cents: receipt.balanceLeftCents,
      created_at: at,
    })
    .execute();
  return { id, number };
}

export interface NewRefund {
  siteId: string;
  familyId: string;
  ledger: Ledger;
  paymentId: string | null;
  methodId: string;
  operationNumber: string | null;
  on: string;
  cents: number;
  reason: string;
  madeBy: string;
}

/** `B2026-0001`: by year, without gap. */
export async function insertRefund(db: WriteDb, refund: NewRefund, at: string): Promise<{ id: string; number: string }> {
  const number = await yearly(db, 'refund', 'B', at, 4);
  const id = newId();
  await db
    .insertInto('refund')
    .values({
      id,
      number,
      site_id: refund.siteId,
      ledger: refund.ledger,
      family_id: refund.familyId,
      payment_id: refund.paymentId,
      method_id: refund.methodId,
      operation_number: refund.operationNumber,
      refunded_on: refund.on,
      amount_cents: refund.cents,
      reason: refund.reason,
      created_by: refund.madeBy,
      created_at: at,
    })
    .execute();
  return { id, number };
}

/** The next number of a series that begins anew each year. */
export async function yearly(db: WriteDb, series: string, letter: string, day: string, digits: number): Promise<string> {
  const year = day.slice(0, 4);
  return `${letter}${year}-${String(await nextNumber(db, `${series}:${year}`)).padStart(digits, '0')}`;
}
