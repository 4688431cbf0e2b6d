import type { BilledLine } from '../shared/rules/invoice-runs.ts';
import type { Ledger } from '../shared/rules/ledger-books.ts';
import type { ReadDb } from './open.ts';

/**
 * By family, what stands on its invoices and drafts of a ledger, but for lines that a credit note has taken back whole (on purpose, so that
 * they can be invoiced again). A line without days is for those of its invoice, else of its school year.
 */
export async function billedLines(db: ReadDb, familyIds: readonly string[], ledger: Ledger): Promise<Map<string, BilledLine[]>> {
  if (familyIds.length === 0) return new Map();
  const lines = await db
    .selectFrom('invoice_line')
    .innerJoin('invoice', 'invoice.id', 'invoice_line.invoice_id')
    .leftJoin('school_year', 'school_year.id', 'invoice.school_year_id')
    .select(['invoice_line.id', 'invoice.family_id', 'invoice_line.tariff_id as tariffId', 'invoice_line.student_id as studentId'])
    .select(['invoice_line.rental_id as rentalId', 'invoice_line.enrolment_id', 'invoice_line.total_cents'])
    .select(({ fn }) => [
      fn.coalesce('invoice_line.period_from_on', 'invoice.period_from_on', 'school_year.starts_on').as('from'),
      fn.coalesce('invoice_line.period_to_on', 'invoice.period_to_on', 'school_year.ends_on').as('to'),
    ])
    .select((eb) =>
      eb
        .selectFrom('credit_note_line')
        .select(({ fn }) => fn.sum<number>('credit_note_line.total_cents').as('cents'))
        .whereRef('credit_note_line.invoice_line_id', '=', 'invoice_line.id')
        .as('credited'),
    )
    .where('invoice.family_id', 'in', familyIds)
    .where('invoice.ledger', '=', ledger)
    .execute();
  const enrolments = await db
    .selectFrom('billed_enrolment')
    .innerJoin('invoice_line', 'invoice_line.id', 'billed_enrolment.invoice_line_id')
    .innerJoin('invoice', 'invoice.id', 'invoice_line.invoice_id')
    .select(['invoice_line.id as lineId', 'billed_enrolment.enrolment_id as id'])
    .where('invoice.family_id', 'in', familyIds)
    .execute();
  const ofLine = new Map<string, string[]>();
  for (const { lineId, id } of enrolments) ofLine.set(lineId, [...(ofLine.get(lineId) ?? []), id]);
  const byFamily = new Map<string, BilledLine[]>();
  for (const { id, family_id, enrolment_id, total_cents, credited, from, to, ...about } of lines) {
    if (credited !== null && credited !== 0 && credited >= total_cents) continue;
    const enrolmentIds = [...(ofLine.get(id) ?? []), ...(enrolment_id ? [enrolment_id] : [])];
    byFamily.set(family_id, [...(byFamily.get(family_id) ?? []), { ...about, enrolmentIds, from: from ?? '0000', to: to ?? '9999' }]);
  }
  return byFamily;
}
