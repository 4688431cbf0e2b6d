import { newId } from '../shared/ids.ts';
import { lineTotal } from '../shared/rules/invoices.ts';
import { nextNumber } from './counters.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { NewRow, Row } from './tables.ts';

// Drafts, and what becomes of them. What is issued is refused any change by the store itself (migration 22).

export const findInvoice = (db: ReadDb, id: string): Promise<Row<'invoice'> | undefined> =>
  db.selectFrom('invoice').selectAll().where('id', '=', id).executeTakeFirst();

/** With what credit notes have taken back of each. */
export async function linesOfInvoice(db: ReadDb, invoiceId: string) {
  const [lines, enrolments] = await Promise.all([
    db
      .selectFrom('invoice_line')
      .selectAll()
      .select((eb) =>
        eb
          .selectFrom('credit_note_line')
          .select(({ fn }) => fn.coalesce(fn.sum<number>('credit_note_line.total_cents'), eb.lit(0)).as('cents'))
          .whereRef('credit_note_line.invoice_line_id', '=', 'invoice_line.id')
          .as('credited_cents'),
      )
      .where('invoice_id', '=', invoiceId)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('billed_enrolment')
      .innerJoin('invoice_line', 'invoice_line.id', 'billed_enrolment.invoice_line_id')
      .select(['invoice_line_id as lineId', 'billed_enrolment.enrolment_id as id'])
      .where('invoice_line.invoice_id', '=', invoiceId)
      .execute(),
  ]);
  return lines.map((line) => ({
    ...line,
    credited_cents: line.credited_cents ?? 0,
    enrolmentIds: enrolments.flatMap(({ lineId, id }) => (lineId === line.id ? [id] : [])),
  }));
}

export const instalmentsOfInvoice = (db: ReadDb, invoiceId: string) =>
  db
    .selectFrom('instalment')
    .select(['due_on as on', 'amount_cents as cents'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('position')
    .execute();

export const creditNotesOfInvoice = (db: ReadDb, invoiceId: string) =>
  db
    .selectFrom('credit_note')
    .select(['id', 'number', 'issued_on as issuedOn', 'reason', 'total_cents as totalCents'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('issued_on')
    .orderBy('number')
    .execute();

export interface DraftLine {
  wording: string;
  quantityHundredths: number;
  unitPriceCents: number;
  tariffId?: string | null | undefined;
  studentId?: string | null | undefined;
  rentalId?: string | null | undefined;
  enrolmentIds: readonly string[];
  periodFromOn?: string | null | undefined;
  periodToOn?: string | null | undefined;
}

export interface DraftContent {
  ledger: Row<'invoice'>['ledger'];
  guardianId: string | null;
  schoolYearId: string | null;
  wording: string;
  periodFromOn: string | null;
  periodToOn: string | null;
  dueOn: string | null;
  lines: readonly DraftLine[];
  instalments: readonly { on: string; cents: number }[];
}

export const totalOf = (lines: readonly DraftLine[]): number => lines.reduce((sum, line) => sum + lineTotal(line), 0);

export async function insertDraft(
  db: WriteDb,
  { siteId, familyId, madeBy, ...content }: DraftContent & { siteId: string; familyId: string; madeBy: string },
  at: string,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('invoice')
    .values({ ...columns(content), id, site_id: siteId, family_id: familyId, created_by: madeBy, created_at: at })
    .execute();
  await insertParts(db, id, content);
  return id;
}

/** Gives the version that it has now; undefined when it was not this one any more, or no draft. */
export async function rewriteDraft(db: WriteDb, id: string, version: number, content: DraftContent): Promise<number | undefined> {
  const row = await db
    .updateTable('invoice')
    .set((eb) => ({ ...columns(content), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .returning('version')
    .executeTakeFirst();
  if (!row) return undefined;
  await deleteParts(db, id);
  await insertParts(db, id, content);
  return row.version;
}

export async function deleteDraft(db: WriteDb, id: string): Promise<void> {
  await deleteParts(db, id);
  await db.deleteFrom('invoice').where('id', '=', id).where('state', '=', 'draft').execute();
}

async function deleteParts(db: WriteDb, invoiceId: string): Promise<void> {
  await db.deleteFrom('instalment').where('invoice_id', '=', invoiceId).execute();
  await db.deleteFrom('invoice_line').where('invoice_id', '=', invoiceId).execute();
}

const columns = (content: DraftContent) => ({
  ledger: content.ledger,
  guardian_id: content.guardianId,
  school_year_id: content.schoolYearId,
  wording: content.wording,
  period_from_on: content.periodFromOn,
  period_to_on: content.periodToOn,
  due_on: content.dueOn,
  total_cents: totalOf(content.lines),
});

async function insertParts(db: WriteDb, invoiceId: string, { lines, instalments }: DraftContent): Promise<void> {
  const rows = lines.map((line, position) => ({ row: lineRow(invoiceId, line, position), enrolmentIds: line.enrolmentIds }));
  await db
    .insertInto('invoice_line')
    .values(rows.map(({ row }) => row))
    .execute();
  const billed = rows.flatMap(({ row, enrolmentIds }) => enrolmentIds.map((enrolment_id) => ({ invoice_line_id: row.id, enrolment_id })));
  if (billed.length > 0) await db.insertInto('billed_enrolment').values(billed).execute();
  if (instalments.length > 0)
    await db
      .insertInto('instalment')
      .values(
        instalments.map(({ on, cents }, position) => ({ id: newId(), invoice_id: invoiceId, position, due_on: on, amount_cents: cents })),
      )
      .execute();
}

const lineRow = (invoiceId: string, line: DraftLine, position: number): NewRow<'invoice_line'> => ({
  id: newId(),
  invoice_id: invoiceId,
  position,
  wording: line.wording,
  quantity_hundredths: line.quantityHundredths,
  unit_price_cents: line.unitPriceCents,
  total_cents: lineTotal(line),
  tariff_id: line.tariffId ?? null,
  student_id: line.studentId ?? null,
  rental_id: line.rentalId ?? null,
  period_from_on: line.periodFromOn ?? null,
  period_to_on: line.periodToOn ?? null,
});

/** The day of the last invoice or credit note that was issued, or null. */
export async function lastIssuedOn(db: ReadDb): Promise<string | null> {
  const [invoice, note] = await Promise.all([
    db
      .selectFrom('invoice')
      .select(({ fn }) => fn.max('issued_on').as('day'))
      .where('state', '=', 'issued')
      .executeTakeFirst(),
    db
      .selectFrom('credit_note')
      .select(({ fn }) => fn.max('issued_on').as('day'))
      .executeTakeFirst(),
  ]);
  return [invoice?.day ?? '', note?.day ?? ''].sort().at(-1) || null;
}

/** What an invoice says of its issuer and client, as it is on the day of issue. */
export type Heading = Required<Pick<NewRow<'invoice'>, 'client_name' | 'client_address' | 'issuer' | 'vat_mention' | 'payment_terms'>>;

/** Takes the next number of the year and freezes the draft. Gives the number. */
export async function issueDraft(db: WriteDb, id: string, issuedOn: string, heading: Heading): Promise<string> {
  const year = issuedOn.slice(0, 4);
  const number = `F${year}-${String(await nextNumber(db, `invoice:${year}`)).padStart(5, '0')}`;
  await db
    .updateTable('invoice')
    .set((eb) => ({ ...heading, state: 'issued', number, issued_on: issuedOn, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
  return number;
}

export interface CreditLine {
  lineId: string | null;
  wording: string;
  cents: number;
}

/** Takes the next number of credit notes. */
export async function insertCreditNote(
  db: WriteDb,
  {
    invoiceId,
    issuedOn,
    reason,
    lines,
    madeBy,
  }: { invoiceId: string; issuedOn: string; reason: string; lines: readonly CreditLine[]; madeBy: string },
  at: string,
): Promise<{ id: string; number: string }> {
  const year = issuedOn.slice(0, 4);
  const number = `A${year}-${String(await nextNumber(db, `credit-note:${year}`)).padStart(4, '0')}`;
  const id = newId();
  await db
    .insertInto('credit_note')
    .values({
      id,
      number,
      invoice_id: invoiceId,
      issued_on: issuedOn,
      reason,
      total_cents: lines.reduce((sum, { cents }) => sum + cents, 0),
      created_by: madeBy,
      created_at: at,
    })
    .execute();
  await db
    .insertInto('credit_note_line')
    .values(
      lines.map(({ lineId, wording, cents }, position) => ({
        id: newId(),
        credit_note_id: id,
        invoice_line_id: lineId,
        position,
        wording,
        total_cents: cents,
      })),
    )
    .execute();
  return { id, number };
}
