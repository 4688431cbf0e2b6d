import { newId } from '../shared/ids.ts';
import type { Ledger } from '../shared/rules/ledger-books.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { NewRow, Row } from './tables.ts';

// Payments on line: what was asked, what waits for word of its provider, and all that was heard.

export type OnlinePayment = Row<'online_payment'>;

/** Kept before any provider hears of it, with what it is to pay. */
export async function addOnlinePayment(
  db: WriteDb,
  row: Omit<NewRow<'online_payment'>, 'id'>,
  invoices: readonly { invoiceId: string; cents: number }[],
): Promise<string> {
  const id = newId();
  await db
    .insertInto('online_payment')
    .values({ ...row, id })
    .execute();
  if (invoices.length > 0)
    await db
      .insertInto('online_payment_invoice')
      .values(invoices.map(({ invoiceId, cents }) => ({ online_payment_id: id, invoice_id: invoiceId, amount_cents: cents })))
      .execute();
  return id;
}

export const findOnlinePayment = (db: ReadDb, id: string): Promise<OnlinePayment | undefined> =>
  db.selectFrom('online_payment').selectAll().where('id', '=', id).executeTakeFirst();

export const findByReference = (db: ReadDb, reference: string): Promise<OnlinePayment | undefined> =>
  db.selectFrom('online_payment').selectAll().where('reference', '=', reference).executeTakeFirst();

export const findByProviderReference = (db: ReadDb, providers: readonly string[], reference: string): Promise<OnlinePayment | undefined> =>
  db
    .selectFrom('online_payment')
    .selectAll()
    .where('provider', 'in', providers)
    .where('provider_reference', '=', reference)
    .executeTakeFirst();

/** What it is to pay, in the order in which the invoices fall due. */
export const invoicesOfOnlinePayment = (db: ReadDb, id: string) =>
  db
    .selectFrom('online_payment_invoice')
    .innerJoin('invoice', 'invoice.id', 'online_payment_invoice.invoice_id')
    .select(['invoice.id', 'invoice.number', 'invoice.wording', 'online_payment_invoice.amount_cents as cents'])
    .where('online_payment_id', '=', id)
    .orderBy('invoice.due_on')
    .orderBy('invoice.number')
    .execute();

/** What one guardian has begun of one account, the newest first. */
export const onlinePaymentsOf = (
  db: ReadDb,
  { familyId, guardianId, ledger }: { familyId: string; guardianId: string; ledger: Ledger },
  limit: number,
): Promise<OnlinePayment[]> =>
  db
    .selectFrom('online_payment')
    .selectAll()
    .where('family_id', '=', familyId)
    .where('guardian_id', '=', guardianId)
    .where('ledger', '=', ledger)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();

/** What is not over in one account of a family, whoever began it, that began after an instant. */
export const underWay = (db: ReadDb, familyId: string, ledger: Ledger, since: string): Promise<OnlinePayment[]> =>
  db
    .selectFrom('online_payment')
    .selectAll()
    .where('family_id', '=', familyId)
    .where('ledger', '=', ledger)
    .where('state', 'in', ['created', 'waiting'])
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .execute();

/** Those of which word is due, the longest due first. */
export const dueForAsking = async (db: ReadDb, now: Date, limit: number): Promise<string[]> =>
  (
    await db
      .selectFrom('online_payment')
      .select('id')
      .where('state', 'in', ['created', 'waiting'])
      .where('next_check_at', '<=', now.toISOString())
      .orderBy('next_check_at')
      .limit(limit)
      .execute()
  ).map(({ id }) => id);

/** When word of one is due next; null while nothing waits. */
export async function nextAskingAt(db: ReadDb): Promise<Date | null> {
  const { at } = await db
    .selectFrom('online_payment')
    .select((eb) => eb.fn.min('next_check_at').as('at'))
    .where('state', 'in', ['created', 'waiting'])
    .executeTakeFirstOrThrow();
  return at ? new Date(at) : null;
}

type Change = Partial<
  Pick<OnlinePayment, 'state' | 'provider_reference' | 'answer' | 'expires_at' | 'next_check_at' | 'ended_at' | 'alarm' | 'payer_email'>
>;

export const changeOnlinePayment = (db: WriteDb, id: string, change: Change) =>
  db
    .updateTable('online_payment')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export type Heard = Pick<NewRow<'online_payment_event'>, 'source' | 'said' | 'detail' | 'amount_cents'>;

/** Adds to what was heard, unless it is the very same as the last: a thousand « not yet » are one. */
export async function noteHeard(db: WriteDb, id: string, heard: Heard, at: Date): Promise<void> {
  const last = await db
    .selectFrom('online_payment_event')
    .selectAll()
    .where('online_payment_id', '=', id)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isSame =
    last?.said === heard.said &&
    last.source === heard.source &&
    last.detail === (heard.detail ?? null) &&
    last.amount_cents === (heard.amount_cents ?? null);
  if (isSame) return;
  await db
    .insertInto('online_payment_event')
    .values({ ...heard, id: newId(), online_payment_id: id, position: (last?.position ?? -1) + 1, at: at.toISOString() })
    .execute();
}

export const heardOf = (db: ReadDb, id: string): Promise<Row<'online_payment_event'>[]> =>
  db.selectFrom('online_payment_event').selectAll().where('online_payment_id', '=', id).orderBy('position').execute();

/** The receipt of what a payment on line became, or undefined. */
export const receiptOfOnlinePayment = (db: ReadDb, id: string) =>
  db
    .selectFrom('payment')
    .innerJoin('receipt', 'receipt.payment_id', 'payment.id')
    .select(['receipt.id', 'receipt.number'])
    .where('payment.online_payment_id', '=', id)
    .executeTakeFirst();
