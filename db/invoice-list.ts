import { type RawBuilder, sql } from 'kysely';
import type { InvoiceState } from '../shared/rules/invoices.ts';
import type { Ledger } from '../shared/rules/ledger-books.ts';
import type { ReadDb } from './open.ts';

export interface InvoiceFilter {
  siteId?: string | null | undefined;
  ledger?: Ledger | null | undefined;
  state?: InvoiceState | null | undefined;
  schoolYearId?: string | null | undefined;
  familyId?: string | null | undefined;
  /** Of `searchWords`: every one must be found. */
  words: readonly string[];
  /** The beginning of a number, when that is what was typed: « f2026-000 ». */
  number?: string | null | undefined;
  /** What is due before this day is late. */
  today: string;
}

export type InvoiceOrder = 'issuedOn' | 'number' | 'client' | 'total' | 'left' | 'dueOn';

/** The same rule as `invoiceState` of shared/rules/invoices.ts, for a whole list at once. */
const stateAt = (today: string): RawBuilder<InvoiceState> => sql<InvoiceState>`case
  when invoice.state = 'draft' then 'draft'
  when standing.left_cents <= 0 and standing.paid_cents <= 0 and standing.credited_cents > 0 then 'credited'
  when standing.left_cents <= 0 then 'paid'
  when standing.next_due_on < ${today} then 'late'
  when standing.paid_cents > 0 then 'part'
  else 'due' end`;

const ORDERS: Record<InvoiceOrder, RawBuilder<unknown>> = {
  // a draft has no day yet: it stands where work waits, before what is done
  issuedOn: sql`coalesce(invoice.issued_on, '9999')`,
  number: sql`coalesce(invoice.number, '')`,
  client: sql`family.search_key`,
  total: sql`invoice.total_cents`,
  left: sql`coalesce(standing.left_cents, invoice.total_cents)`,
  dueOn: sql`coalesce(standing.next_due_on, '9999')`,
};

/** One page of the invoices of both ledgers; drafts among them. */
export const listInvoices = (
  db: ReadDb,
  filter: InvoiceFilter,
  { order, descending, offset, limit }: { order: InvoiceOrder; descending: boolean; offset: number; limit: number },
) =>
  found(db, filter)
    .select(['invoice.id', 'invoice.number', 'invoice.ledger', 'invoice.wording', 'invoice.issued_on', 'invoice.total_cents'])
    .select(['invoice.version', 'invoice.client_name', 'site.short_name as site_name'])
    .select(['family.id as family_id', 'family.name as family_name', 'family.number as family_number'])
    .select(['standing.left_cents', 'standing.next_due_on', 'standing.credited_cents', 'standing.paid_cents'])
    .select(stateAt(filter.today).as('state'))
    .orderBy(ORDERS[order], descending ? 'desc' : 'asc')
    .orderBy('invoice.number', descending ? 'desc' : 'asc')
    .orderBy('invoice.created_at', descending ? 'desc' : 'asc')
    .orderBy('invoice.id')
    .limit(limit)
    .offset(offset)
    .execute();

/** How many there are of each state and what they come to, whichever state is looked at. */
export const countInvoices = (db: ReadDb, filter: InvoiceFilter) =>
  found(db, { ...filter, state: null })
    .select((eb) => [
      stateAt(filter.today).as('state'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('invoice.total_cents').as('total_cents'),
      sql<number>`coalesce(sum(standing.left_cents), 0)`.as('left_cents'),
    ])
    // the alias would be the table's own column
    .groupBy(stateAt(filter.today))
    .execute();

/** The ids of all that is found, in order of their numbers. */
export async function invoiceIds(db: ReadDb, filter: InvoiceFilter, limit: number): Promise<string[]> {
  const rows = await found(db, filter).select('invoice.id').orderBy('invoice.number').orderBy('invoice.id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

function found(db: ReadDb, { siteId, ledger, state, schoolYearId, familyId, words, number, today }: InvoiceFilter) {
  let query = db
    .selectFrom('invoice')
    .innerJoin('family', 'family.id', 'invoice.family_id')
    .innerJoin('site', 'site.id', 'invoice.site_id')
    .leftJoin('invoice_standing as standing', 'standing.invoice_id', 'invoice.id');
  if (siteId) query = query.where('invoice.site_id', '=', siteId);
  if (ledger) query = query.where('invoice.ledger', '=', ledger);
  if (schoolYearId) query = query.where('invoice.school_year_id', '=', schoolYearId);
  if (familyId) query = query.where('invoice.family_id', '=', familyId);
  if (state) query = query.where(stateAt(today), '=', state);
  if (number) return query.where(sql<string>`lower(invoice.number)`, 'like', `${number}%`);
  for (const word of words)
    query = query.where((eb) =>
      eb.or([eb('family.search_key', 'like', `%${word}%`), eb(sql<string>`lower(invoice.number)`, 'like', `%${word}%`)]),
    );
  return query;
}
