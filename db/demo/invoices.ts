import { formatLongDay } from '../../shared/dates.ts';
import { fullName } from '../../shared/rules/names.ts';
import { fillStandings } from '../invoice-standing.ts';
import type { Row } from '../tables.ts';
import { addDays, instant } from './calendar.ts';
import { type Demo, type DemoFamily, isDetailed, responsableOf } from './model.ts';
import { idOf } from './organisation.ts';
import { type Random, randomFor } from './random.ts';
import type { DemoRental } from './rentals.ts';
import { insertRows } from './rows.ts';
import { DEMO_BILLING } from './site-billing.ts';
import { priceOf, type TariffKey, tariffId, tariffName } from './tariffs.ts';

export interface DemoInvoice {
  row: Row<'invoice'>;
  lines: Row<'invoice_line'>[];
  family: DemoFamily;
}

export const ISSUER = `Conservatoire Hector-Berlioz
1 place Hector-Berlioz
38000 GRENOBLE
SIRET 000 000 000 00000 (établissement de démonstration)`;

/** This year's invoices of both ledgers and last year's of the detailed families, numbered by year without gap, in order of issue. */
export async function seedInvoices({ db, families, counters }: Demo, rentals: readonly DemoRental[]): Promise<DemoInvoice[]> {
  const invoices = [
    ...families.flatMap((family) => (isDetailed(family) ? lastYear(family) : [])),
    ...families.map(thisYear),
    ...rentals.map(ofRental),
  ];
  for (const year of ['2025', '2026']) counters.set(`invoice:${year}`, numberInvoices(invoices, year));
  // what is issued takes no line any more: `issueInvoices` comes last
  await insertRows(
    db,
    'invoice',
    invoices.map(({ row }) => ({ ...row, state: 'draft' as const, number: null, issued_on: null })),
  );
  await insertRows(
    db,
    'invoice_line',
    invoices.flatMap((invoice) => invoice.lines),
  );
  return invoices;
}

/** Once lines and instalments stand. */
export async function issueInvoices({ db }: Demo, invoices: readonly DemoInvoice[]): Promise<void> {
  for (const { row } of invoices)
    if (row.state === 'issued')
      await db
        .updateTable('invoice')
        .set({ state: 'issued', number: row.number, issued_on: row.issued_on })
        .where('id', '=', row.id)
        .execute();
  while (await fillStandings(db));
}

function numberInvoices(invoices: readonly DemoInvoice[], year: string): number {
  const issued = invoices.filter(({ row }) => row.state === 'issued' && row.issued_on?.startsWith(year));
  issued.sort((a, b) => (a.row.issued_on ?? '').localeCompare(b.row.issued_on ?? '') || a.family.index - b.family.index);
  for (const [i, { row }] of issued.entries()) row.number = `F${year}-${String(i + 1).padStart(5, '0')}`;
  return issued.length;
}

interface Line {
  wording: string;
  cents: number;
  tariff: TariffKey;
  studentId?: string | null;
  rentalId?: string;
}

function thisYear(family: DemoFamily): DemoInvoice {
  const random = randomFor(`invoice:${family.row.id}`);
  const draft = family.index % 40 === 39;
  return newInvoice(
    family,
    { ledger: 'cotisation', start: 2026, day: addDays('2026-09-21', random.int(0, 18)), draft },
    linesFor(family),
    random,
  );
}

function lastYear(family: DemoFamily): DemoInvoice[] {
  const here = family.students.filter(({ since }) => since < 2026);
  const random = randomFor(`invoice:2025:${family.row.id}`);
  const about = { ledger: 'cotisation', start: 2025, day: addDays('2025-09-22', random.int(0, 18)), draft: false } as const;
  return here.length === 0 ? [] : [newInvoice(family, about, linesFor({ ...family, students: here }), random)];
}

function ofRental({ row, family, wording, tariff }: DemoRental): DemoInvoice {
  const random = randomFor(`invoice:${row.id}`);
  const about = { ledger: 'location', start: 2026, day: addDays(row.starts_on, random.int(2, 9)), draft: false } as const;
  return newInvoice(
    family,
    about,
    [{ wording, cents: priceOf(tariff, family), tariff, studentId: row.student_id, rentalId: row.id }],
    random,
  );
}

/** One line for each student and cursus, dearer first child first, then the fee for the file. */
function linesFor(family: DemoFamily): Line[] {
  const lines: Line[] = family.students.flatMap((student, i) => {
    const curricula = [...new Set(student.studies.map((study) => study.curriculum))];
    return curricula.map((key) => ({
      wording: `${fullName(student.row)} – ${tariffName(key)}`,
      cents: priceOf(key, family, i + 1),
      tariff: key,
      studentId: student.row.id,
    }));
  });
  return [...lines, { wording: tariffName('file'), cents: priceOf('file', family), tariff: 'file' }];
}

interface About {
  ledger: 'cotisation' | 'location';
  /** Calendar year in which the school year begins. */
  start: number;
  day: string;
  draft: boolean;
}

function newInvoice(family: DemoFamily, { ledger, start, day, draft }: About, lines: readonly Line[], random: Random): DemoInvoice {
  const client = responsableOf(family).row;
  const id = random.uuid();
  const year = `${start}-${start + 1}`;
  const row: DemoInvoice['row'] = {
    id,
    number: null,
    site_id: family.row.site_id,
    ledger,
    family_id: family.row.id,
    guardian_id: client.id,
    school_year_id: idOf('school-year', year),
    state: draft ? 'draft' : 'issued',
    wording: ledger === 'cotisation' ? `Cotisation ${year}` : `Location ${year}`,
    issued_on: draft ? null : day,
    period_from_on: `${start}-09-01`,
    period_to_on: `${start + 1}-06-30`,
    due_on: addDays(day, 30),
    total_cents: lines.reduce((sum, line) => sum + line.cents, 0),
    client_name: `${client.civility === 'M' ? 'M.' : (client.civility ?? '')} ${fullName(client)}`.trim(),
    client_address: [client.address_line, client.address_extra, `${client.postal_code} ${client.city?.toUpperCase()}`]
      .filter(Boolean)
      .join('\n'),
    issuer: ISSUER,
    vat_mention: DEMO_BILLING.vat_mention ?? null,
    created_by: idOf('staff', 'nadia'),
    created_at: instant(day, '09:15'),
    payment_terms: DEMO_BILLING.payment_terms ?? null,
    version: 1,
  };
  return { row, lines: lines.map((line, position) => lineRow(id, family, line, position, random)), family };
}

const lineRow = (invoiceId: string, family: DemoFamily, line: Line, position: number, random: Random): Row<'invoice_line'> => ({
  id: random.uuid(),
  invoice_id: invoiceId,
  position,
  wording: line.wording,
  quantity_hundredths: 100,
  unit_price_cents: line.cents,
  total_cents: line.cents,
  tariff_id: tariffId(family.site, line.tariff),
  student_id: line.studentId ?? null,
  enrolment_id: null,
  rental_id: line.rentalId ?? null,
  period_from_on: null,
  period_to_on: null,
});

/** « Règlement de la facture F2026-00012 du 24 septembre 2026 » */
export const paidFor = ({ number, issued_on }: Row<'invoice'>): string =>
  `Règlement de la facture ${number}${issued_on ? ` du ${formatLongDay(issued_on)}` : ''}`;
