import { sql } from 'kysely';
import type { AccountingLine } from '../shared/contract/accounting.ts';
import { newId } from '../shared/ids.ts';
import type { AccountingEvent, EventKind } from '../shared/rules/accounting.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { yearly } from './payments.ts';

interface Where {
  siteId: string;
  untilOn: string;
}

/** Not handed over yet. */
const isNew = (kind: EventKind, id: string) =>
  sql<boolean>`not exists (select 1 from accounting_event e where e.kind = ${kind} and e.subject_id = ${sql.ref(id)})`;

/** All that happened on a site up to a day and was not handed to the accounts yet, in order of its days. */
export async function newEvents(db: ReadDb, where: Where): Promise<AccountingEvent[]> {
  const all = await Promise.all([
    invoices(db, where),
    creditNotes(db, where),
    payments(db, where),
    undone(db, where),
    refunds(db, where),
    deposits(db, where),
  ]);
  return all.flat().sort((a, b) => a.day.localeCompare(b.day) || a.piece.localeCompare(b.piece) || a.kind.localeCompare(b.kind));
}

async function invoices(db: ReadDb, { siteId, untilOn }: Where): Promise<AccountingEvent[]> {
  const rows = await db
    .selectFrom('invoice')
    .innerJoin('family', 'family.id', 'invoice.family_id')
    .select(['invoice.id', 'invoice.ledger', 'invoice.wording', 'invoice.total_cents as cents', 'family.number as family', 'family.name'])
    .select((eb) => [eb.ref('invoice.number').$notNull().as('piece'), eb.ref('invoice.issued_on').$notNull().as('day')])
    .where('invoice.site_id', '=', siteId)
    .where('invoice.state', '=', 'issued')
    .where('invoice.issued_on', '<=', untilOn)
    .where('invoice.total_cents', '>', 0)
    .where(isNew('invoice', 'invoice.id'))
    .execute();
  return rows.map(({ name, ...row }) => ({ ...row, kind: 'invoice', method: null, wording: `${row.wording} ${name}` }));
}

async function creditNotes(db: ReadDb, { siteId, untilOn }: Where): Promise<AccountingEvent[]> {
  const rows = await db
    .selectFrom('credit_note')
    .innerJoin('invoice', 'invoice.id', 'credit_note.invoice_id')
    .innerJoin('family', 'family.id', 'invoice.family_id')
    .select(['credit_note.id', 'invoice.ledger', 'credit_note.total_cents as cents', 'credit_note.number as piece'])
    .select(['credit_note.issued_on as day', 'family.number as family', 'family.name', 'invoice.number'])
    .where('invoice.site_id', '=', siteId)
    .where('credit_note.issued_on', '<=', untilOn)
    .where(isNew('creditNote', 'credit_note.id'))
    .execute();
  return rows.map(({ name, number, ...row }) => ({ ...row, kind: 'creditNote', method: null, wording: `Avoir sur ${number} ${name}` }));
}

const paid = (db: ReadDb, siteId: string) =>
  db
    .selectFrom('payment')
    .innerJoin('family', 'family.id', 'payment.family_id')
    .innerJoin('payment_method', 'payment_method.id', 'payment.method_id')
    .leftJoin('receipt', 'receipt.payment_id', 'payment.id')
    .select(['payment.id', 'payment.ledger', 'payment.amount_cents as cents', 'payment_method.kind as method'])
    .select(['family.number as family', 'family.name', 'payment_method.name as way', 'payment.operation_number'])
    .select((eb) => eb.fn.coalesce('receipt.number', 'payment.operation_number', sql<string>`''`).as('piece'))
    .where('payment.site_id', '=', siteId);

/** One typed by mistake and never handed over never was; a cheque that came back has both its lines. */
async function payments(db: ReadDb, { siteId, untilOn }: Where): Promise<AccountingEvent[]> {
  const rows = await paid(db, siteId)
    .select('payment.paid_on as day')
    .where('payment.paid_on', '<=', untilOn)
    .where('payment.state', '!=', 'cancelled')
    .where(isNew('payment', 'payment.id'))
    .execute();
  return rows.map(({ name, way, operation_number, ...row }) => ({
    ...row,
    kind: 'payment',
    wording: [way, operation_number, name].filter(Boolean).join(' '),
  }));
}

async function undone(db: ReadDb, { siteId, untilOn }: Where): Promise<AccountingEvent[]> {
  const rows = await paid(db, siteId)
    // from before days were kept: on the day it was paid
    .select((eb) => eb.fn.coalesce('payment.ended_on', 'payment.paid_on').as('day'))
    .where((eb) => eb(eb.fn.coalesce('payment.ended_on', 'payment.paid_on'), '<=', untilOn))
    .where(isNew('undonePayment', 'payment.id'))
    .where((eb) =>
      eb.or([
        eb('payment.state', '=', 'returned'),
        eb.and([
          eb('payment.state', '=', 'cancelled'),
          eb.exists(
            eb
              .selectFrom('accounting_event')
              .select('subject_id')
              .where('accounting_event.kind', '=', 'payment')
              .whereRef('accounting_event.subject_id', '=', 'payment.id'),
          ),
        ]),
      ]),
    )
    .execute();
  return rows.map(({ name, way, operation_number, ...row }) => ({
    ...row,
    kind: 'undonePayment',
    wording: ['Rejet ou annulation', way, operation_number, name].filter(Boolean).join(' '),
  }));
}

async function refunds(db: ReadDb, { siteId, untilOn }: Where): Promise<AccountingEvent[]> {
  const rows = await db
    .selectFrom('refund')
    .innerJoin('family', 'family.id', 'refund.family_id')
    .innerJoin('payment_method', 'payment_method.id', 'refund.method_id')
    .select(['refund.id', 'refund.ledger', 'refund.amount_cents as cents', 'refund.number as piece', 'refund.refunded_on as day'])
    .select(['family.number as family', 'family.name', 'payment_method.kind as method'])
    .where('refund.site_id', '=', siteId)
    .where('refund.refunded_on', '<=', untilOn)
    .where(isNew('refund', 'refund.id'))
    .execute();
  return rows.map(({ name, ...row }) => ({ ...row, kind: 'refund', wording: `Remboursement ${name}` }));
}

async function deposits(db: ReadDb, { siteId, untilOn }: Where): Promise<AccountingEvent[]> {
  const rows = await db
    .selectFrom('bank_deposit')
    .select(['id', 'number as piece', 'made_on as day', 'total_cents as cents', 'kind as method'])
    .where('site_id', '=', siteId)
    .where('made_on', '<=', untilOn)
    .where(isNew('deposit', 'bank_deposit.id'))
    .execute();
  return rows.map((row) => ({ ...row, kind: 'deposit', ledger: null, family: '', wording: `Remise en banque ${row.piece}` }));
}

/** `E2026-0001`: the export, its lines as they are now, and each event marked, so that none is handed over again. */
export async function insertExport(
  db: WriteDb,
  { siteId, untilOn, staffId }: Where & { staffId: string },
  events: readonly AccountingEvent[],
  lines: readonly AccountingLine[],
  at: string,
): Promise<{ id: string; number: string }> {
  const id = newId();
  const number = await yearly(db, 'accounting-export', 'E', at, 4);
  const total = lines.reduce((sum, { debitCents }) => sum + debitCents, 0);
  await db
    .insertInto('accounting_export')
    .values({ id, number, site_id: siteId, until_on: untilOn, total_cents: total, created_by: staffId, created_at: at })
    .execute();
  for (let from = 0; from < events.length; from += 500)
    await db
      .insertInto('accounting_event')
      .values(events.slice(from, from + 500).map((event) => ({ kind: event.kind, subject_id: event.id, export_id: id })))
      .execute();
  for (let from = 0; from < lines.length; from += 200)
    await db
      .insertInto('accounting_line')
      .values(
        lines.slice(from, from + 200).map((line, i) => ({
          export_id: id,
          position: from + i,
          journal: line.journal,
          day_on: line.day,
          account: line.account,
          auxiliary: line.auxiliary,
          piece: line.piece,
          wording: line.wording,
          debit_cents: line.debitCents,
          credit_cents: line.creditCents,
        })),
      )
      .execute();
  return { id, number };
}

export const exportedLines = (db: ReadDb, exportId: string) =>
  db.selectFrom('accounting_line').selectAll().where('export_id', '=', exportId).orderBy('position').execute();

export const findExport = (db: ReadDb, id: string) =>
  db.selectFrom('accounting_export').selectAll().where('id', '=', id).executeTakeFirst();

/** The newest first. */
export async function listExports(db: ReadDb, siteId: string | null, page: { offset: number; limit: number }) {
  const found = db.selectFrom('accounting_export').$if(siteId !== null, (q) => q.where('accounting_export.site_id', '=', siteId ?? ''));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .innerJoin('site', 'site.id', 'accounting_export.site_id')
    .leftJoin('staff', 'staff.id', 'accounting_export.created_by')
    .selectAll('accounting_export')
    .select(['site.name as site_name', 'staff.name as made_by_name'])
    .select((eb) =>
      eb
        .selectFrom('accounting_line')
        .select((one) => one.fn.countAll<number>().as('lines'))
        .whereRef('accounting_line.export_id', '=', 'accounting_export.id')
        .as('lines'),
    )
    .orderBy('accounting_export.created_at', 'desc')
    .orderBy('accounting_export.number', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}
