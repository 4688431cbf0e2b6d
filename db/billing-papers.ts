import type { ReadDb } from './open.ts';
import type { Row } from './tables.ts';

// What stands on one issued paper. Whether somebody may see it is decided before, from the books (`shared/rules/ledger.ts`).

/** An issued invoice with its lines, or undefined. A client without a name of its own is the family. */
export async function findInvoicePaper(db: ReadDb, id: string) {
  const [invoice, lines] = await Promise.all([
    db
      .selectFrom('invoice')
      .innerJoin('family', 'family.id', 'invoice.family_id')
      .selectAll('invoice')
      .select((eb) => eb.fn.coalesce('invoice.client_name', 'family.name').as('clientName'))
      .where('invoice.id', '=', id)
      .where('invoice.state', '=', 'issued')
      .executeTakeFirst(),
    db
      .selectFrom('invoice_line')
      .select(['wording', 'quantity_hundredths as quantityHundredths', 'unit_price_cents as unitPriceCents', 'total_cents as totalCents'])
      .where('invoice_id', '=', id)
      .orderBy('position')
      .execute(),
  ]);
  return invoice && { ...invoice, lines };
}

export const creditNoteLines = (db: ReadDb, creditNoteId: string) =>
  db
    .selectFrom('credit_note_line')
    .select(['wording', 'total_cents as totalCents'])
    .where('credit_note_id', '=', creditNoteId)
    .orderBy('position')
    .execute();

/** Whose a credit note is; undefined when there is none. */
export const creditNoteFamily = (db: ReadDb, id: string): Promise<{ familyId: string } | undefined> =>
  db
    .selectFrom('credit_note')
    .innerJoin('invoice', 'invoice.id', 'credit_note.invoice_id')
    .select('invoice.family_id as familyId')
    .where('credit_note.id', '=', id)
    .executeTakeFirst();

/** A receipt and where it was made, or undefined. */
export const findReceipt = (db: ReadDb, id: string): Promise<(Row<'receipt'> & { site_id: string }) | undefined> =>
  db
    .selectFrom('receipt')
    .innerJoin('payment', 'payment.id', 'receipt.payment_id')
    .selectAll('receipt')
    .select('payment.site_id')
    .where('receipt.id', '=', id)
    .executeTakeFirst();
