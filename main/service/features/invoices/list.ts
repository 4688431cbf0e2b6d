import { countInvoices, listInvoices } from '../../../../db/invoice-list.ts';
import { listSchoolYears } from '../../../../db/tariffs.ts';
import type { InvoiceRow } from '../../../../shared/contract/invoices.ts';
import { BULK_MAX } from '../../../../shared/contract/jobs.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { INVOICE_STATES, type InvoiceState } from '../../../../shared/rules/invoices.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';

/** The invoices of both ledgers, a page at a time, with what they come to. */
export const list: ReadVerb<'invoices.list'> = async ({ db, clock }, { search, page, pageSize, order, descending, ...where }) => {
  const filter = { ...where, ...found(search), today: dayOf(clock.now()) };
  const [rows, groups] = await Promise.all([
    listInvoices(db, filter, { order, descending, offset: page * pageSize, limit: pageSize }),
    countInvoices(db, filter),
  ]);
  const shown = groups.filter(({ state }) => !where.state || state === where.state);
  const sum = (of: 'count' | 'total_cents' | 'left_cents') => shown.reduce((total, group) => total + Number(group[of]), 0);
  return {
    rows: rows.map(asRow),
    total: sum('count'),
    totalCents: sum('total_cents'),
    leftCents: sum('left_cents'),
    counts: Object.fromEntries(INVOICE_STATES.map((state) => [state, groups.find((group) => group.state === state)?.count ?? 0])) as Record<
      InvoiceState,
      number
    >,
  };
};

/** Whoever types a number means that invoice, and not families whose number is in it. */
export const found = (search: string) =>
  /^f\d{4}-?\d*$/i.test(search) ? { words: [], number: search.toLowerCase() } : { words: searchWords(search) };

type Listed = Awaited<ReturnType<typeof listInvoices>>[number];

export const asRow = (row: Listed): InvoiceRow => ({
  id: row.id,
  number: row.number,
  ledger: row.ledger,
  state: row.state,
  siteName: row.site_name,
  familyId: row.family_id,
  familyName: row.family_name,
  familyNumber: row.family_number,
  clientName: row.client_name ?? row.family_name,
  wording: row.wording,
  issuedOn: row.issued_on,
  dueOn: row.next_due_on,
  totalCents: row.total_cents,
  leftCents: row.left_cents ?? row.total_cents,
  version: row.version,
});

/** All drafts that are found, as the job that issues them wants them. */
export const drafts: ReadVerb<'invoices.drafts'> = async ({ db, clock }, { search, ...where }) => {
  const filter = { ...where, ...found(search), state: 'draft' as const, today: dayOf(clock.now()) };
  const rows = await listInvoices(db, filter, { order: 'client', descending: false, offset: 0, limit: BULK_MAX });
  return {
    rows: rows.map((row) => ({
      id: row.id,
      version: row.version,
      label: `${row.family_name} (n° ${row.family_number}) – ${row.wording}`,
      cents: row.total_cents,
    })),
  };
};

export const years: ReadVerb<'invoices.years'> = async ({ db }) => {
  const rows = await listSchoolYears(db);
  return {
    rows: rows
      .map(({ id, label, starts_on, ends_on, current }) => ({ id, label, startsOn: starts_on, endsOn: ends_on, current: current === 1 }))
      .sort((a, b) => Number(b.current) - Number(a.current)),
  };
};
