import { guardiansOf } from '../../../../db/guardians.ts';
import { listInvoices } from '../../../../db/invoice-list.ts';
import { creditNotesOfInvoice, instalmentsOfInvoice, linesOfInvoice } from '../../../../db/invoices.ts';
import { staffName } from '../../../../db/staff.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { ReadVerb } from '../../context.ts';
import { readInvoicePaper } from '../billing/read.ts';
import { requireInvoice } from './find.ts';
import { asRow } from './list.ts';

/** One invoice with its lines, what was done since, and what its paper says. */
export const get: ReadVerb<'invoices.get'> = async ({ db, clock }, { id }) => {
  const invoice = await requireInvoice(db, id);
  const filter = { familyId: invoice.family_id, words: [], today: dayOf(clock.now()) };
  const page = { order: 'number', descending: false, offset: 0, limit: 10_000 } as const;
  const [lines, instalments, creditNotes, guardians, rows, paper, staff] = await Promise.all([
    linesOfInvoice(db, id),
    instalmentsOfInvoice(db, id),
    creditNotesOfInvoice(db, id),
    guardiansOf(db, invoice.family_id),
    listInvoices(db, filter, page),
    invoice.state === 'issued' ? readInvoicePaper(db, { familyId: invoice.family_id, guardianId: null }, id) : null,
    staffName(db, invoice.created_by),
  ]);
  const row = rows.find((one) => one.id === id);
  if (!row) throw notFound('Cette facture');
  return {
    ...asRow(row),
    siteId: invoice.site_id,
    guardianId: invoice.guardian_id,
    schoolYearId: invoice.school_year_id,
    periodFromOn: invoice.period_from_on,
    periodToOn: invoice.period_to_on,
    dueDay: invoice.due_on,
    lines: lines.map((line) => ({
      id: line.id,
      wording: line.wording,
      quantityHundredths: line.quantity_hundredths,
      unitPriceCents: line.unit_price_cents,
      totalCents: line.total_cents,
      creditedCents: line.credited_cents,
      tariffId: line.tariff_id,
      studentId: line.student_id,
      rentalId: line.rental_id,
      enrolmentIds: line.enrolmentIds,
      periodFromOn: line.period_from_on,
      periodToOn: line.period_to_on,
    })),
    instalments,
    creditedCents: row.credited_cents ?? 0,
    paidCents: row.paid_cents ?? 0,
    creditNotes,
    paper: paper ?? null,
    guardians: guardians.map((person) => ({ id: person.id, name: fullName(person), pays: person.pays === 1 })),
    createdBy: staff,
    createdAt: invoice.created_at,
  };
};
