import { nextDueOf } from '../shared/rules/ledger.ts';
import { type Books, type Settlement, settle } from '../shared/rules/ledger-books.ts';
import { booksOf } from './billing.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { Row } from './tables.ts';

// What is left of each issued invoice, kept beside it so that lists can be filtered and summed. Whoever writes a payment, an allocation, a
// refund or a credit note calls `refreshStandings` in the same transaction; the books themselves stay the only truth.

export type Standing = Row<'invoice_standing'>;

/** Works out again where all issued invoices of a family stand. */
export async function refreshStandings(db: WriteDb, familyId: string): Promise<void> {
  const books = await booksOf(db, familyId);
  const rows = [...settle(books).values()].map((one) => standingOf(one, books));
  for (const row of rows)
    await db
      .insertInto('invoice_standing')
      .values(row)
      .onConflict((conflict) => conflict.column('invoice_id').doUpdateSet(row))
      .execute();
}

/** Where one issued invoice stands, as it is now; undefined for a draft. */
export const findStanding = (db: ReadDb, invoiceId: string): Promise<Standing | undefined> =>
  db.selectFrom('invoice_standing').selectAll().where('invoice_id', '=', invoiceId).executeTakeFirst();

/** Stores from before this was kept, and demonstrations: fills in what is missing, some families at a time. Gives whether more is to do. */
export async function fillStandings(db: WriteDb, families = 200): Promise<boolean> {
  const missing = await db
    .selectFrom('invoice')
    .leftJoin('invoice_standing', 'invoice_standing.invoice_id', 'invoice.id')
    .select('invoice.family_id as id')
    .distinct()
    .where('invoice.state', '=', 'issued')
    .where('invoice_standing.invoice_id', 'is', null)
    .limit(families)
    .execute();
  for (const { id } of missing) await refreshStandings(db, id);
  return missing.length === families;
}

function standingOf(one: Settlement, books: Books): Standing {
  const due = nextDueOf(one, books);
  const credited = one.creditNotes.reduce((total, { cents }) => total + cents, 0);
  return {
    invoice_id: one.invoice.id,
    credited_cents: credited,
    paid_cents: one.invoice.cents - credited - one.leftCents,
    left_cents: one.leftCents,
    next_due_on: due?.on ?? null,
    next_due_cents: due?.cents ?? null,
  };
}
