import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BilledLine, isBilled, linesOfSlice, type RunLine } from '../../shared/rules/invoice-runs.ts';
import { invoiceState, lineTotal, monthsAfter, siretOf, sliceCount, sliceDays, splitInstalments } from '../../shared/rules/invoices.ts';
import { PERIODS, PERIODS_IN_YEAR, type PricedLine } from '../../shared/rules/tariffs.ts';

const YEAR = { label: '2026-2027', startsOn: '2026-09-01', endsOn: '2027-06-30' };
const priced = (more: Partial<PricedLine> = {}): PricedLine => {
  const period = more.period ?? 'year';
  const unitPriceCents = more.unitPriceCents ?? 30_000;
  const count = PERIODS_IN_YEAR[period];
  return {
    ledger: 'cotisation',
    tariffId: 't1',
    studentId: 's1',
    rentalId: null,
    enrolmentIds: ['e1'],
    wording: 'Léo Bernard – Cursus musique',
    period,
    quantityHundredths: count * 100,
    unitPriceCents,
    totalCents: count * unitPriceCents,
    explanation: [],
    ...more,
  };
};
const asBilled = ({ tariffId, studentId, rentalId, enrolmentIds, from, to }: RunLine): BilledLine => ({
  tariffId,
  studentId,
  rentalId,
  enrolmentIds,
  from,
  to,
});

describe('amounts and days', () => {
  it('a line is quantity times price; half a cent goes away from zero', () => {
    expect(lineTotal({ quantityHundredths: 150, unitPriceCents: 1_001 })).toBe(1_502);
    expect(lineTotal({ quantityHundredths: 150, unitPriceCents: -1_001 })).toBe(-1_502);
    expect(lineTotal({ quantityHundredths: 33, unitPriceCents: 100 })).toBe(33);
  });

  it('instalments come to the total to the cent, a month apart, each with something to pay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 12 }), (total, parts) => {
        const plan = splitInstalments(total, parts, '2026-10-31');
        expect(plan.reduce((sum, { cents }) => sum + cents, 0)).toBe(total);
        expect(plan.every(({ cents }) => cents > 0)).toBe(true);
        expect(plan.map(({ on }) => on)).toEqual([...new Set(plan.map(({ on }) => on))].sort());
        expect(Math.max(...plan.map(({ cents }) => cents)) - Math.min(...plan.map(({ cents }) => cents))).toBeLessThan(parts);
      }),
    );
    expect(splitInstalments(100, 5, '2026-10-31').map(({ on }) => on)).toEqual([
      '2026-10-31',
      '2026-11-30',
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
    ]);
    expect(monthsAfter('2027-12-15', 2)).toBe('2028-02-15');
  });

  it('a SIRET is 14 digits that prove each other', () => {
    expect(siretOf('732 829 320 00074')).toBe('73282932000074');
    for (const wrong of ['73282932000075', '7328293200007', 'SIRET', '']) expect(siretOf(wrong), wrong).toBeNull();
  });

  it('an invoice is late from the day after, paid when nothing is left, credited when nothing was ever paid', () => {
    const standing = { creditedCents: 0, paidCents: 0, leftCents: 100, nextDueOn: '2026-11-20' };
    expect(invoiceState(null, '2026-11-20')).toBe('draft');
    expect(invoiceState(standing, '2026-11-20')).toBe('due');
    expect(invoiceState(standing, '2026-11-21')).toBe('late');
    expect(invoiceState({ ...standing, paidCents: 50 }, '2026-11-20')).toBe('part');
    expect(invoiceState({ ...standing, leftCents: 0, paidCents: 100 }, '2026-11-21')).toBe('paid');
    expect(invoiceState({ ...standing, leftCents: 0, creditedCents: 100 }, '2026-11-21')).toBe('credited');
  });
});

describe('a slice of the year', () => {
  it.each(PERIODS)('slices by %s follow each other from the first day to the last', (period) => {
    const days = Array.from({ length: sliceCount(period, YEAR) }, (_, i) => sliceDays({ period, rank: i + 1 }, YEAR));
    expect(days[0]?.from).toBe(YEAR.startsOn);
    expect(days.at(-1)?.to).toBe(YEAR.endsOn);
    for (const [i, { from }] of days.entries()) {
      const before = days[i - 1];
      if (before) expect(Date.parse(from) - Date.parse(before.to)).toBe(24 * 3600 * 1000);
    }
  });

  it('all slices of a year, each without what was billed before, come to the price of the year', () => {
    const lines = fc.array(
      fc.record({
        period: fc.constantFrom(...PERIODS),
        unitPriceCents: fc.integer({ min: 0, max: 90_000 }),
        student: fc.integer({ max: 3 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom(...PERIODS), (drawn, by) => {
        const price = drawn.map(({ period, unitPriceCents, student }, i) =>
          priced({ period, unitPriceCents, tariffId: `t${i}`, studentId: `s${student}`, enrolmentIds: [`e${i}`] }),
        );
        const billed: BilledLine[] = [];
        let total = 0;
        for (let rank = 1; rank <= sliceCount(by, YEAR); rank++)
          for (const line of linesOfSlice(price, { period: by, rank }, YEAR, []).filter((one) => !isBilled(one, billed))) {
            total += line.totalCents;
            billed.push(asBilled(line));
          }
        expect(total).toBe(price.reduce((sum, { totalCents }) => sum + totalCents, 0));
      }),
    );
  });

  it('says which term or month a line is for, and nothing of a year', () => {
    const worded = (line: PricedLine, slice: Parameters<typeof linesOfSlice>[1]) => linesOfSlice([line], slice, YEAR, [])[0]?.wording;
    expect(worded(priced({ period: 'term' }), { period: 'term', rank: 1 })).toBe('Léo Bernard – Cursus musique – 1er trimestre');
    expect(worded(priced({ period: 'month' }), { period: 'month', rank: 3 })).toBe('Léo Bernard – Cursus musique – novembre 2026');
    expect(worded(priced(), { period: 'term', rank: 2 })).toBe('Léo Bernard – Cursus musique');
  });

  it('of a contract only the months that it runs', () => {
    const rental = { id: 'r1', name: 'Violon', studentId: 's1', tariffId: 't1', startsOn: '2026-11-10', endsOn: '2027-01-20' };
    const line = priced({ ledger: 'location', period: 'month', rentalId: 'r1', unitPriceCents: 1_000 });
    const months = Array.from({ length: 10 }, (_, i) => linesOfSlice([line], { period: 'month', rank: i + 1 }, YEAR, [rental]).length);
    expect(months).toEqual([0, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
    const [term] = linesOfSlice([line], { period: 'term', rank: 1 }, YEAR, [rental]);
    expect(term).toMatchObject({ quantityHundredths: 200, totalCents: 2_000, from: '2026-11-01', to: '2026-12-31' });
  });

  it('is billed already when the same course, contract or tariff was for some of the same days', () => {
    const [line] = linesOfSlice([priced()], { period: 'year', rank: 1 }, YEAR, []);
    if (!line) throw new Error('no line');
    const before = asBilled(line);
    expect(isBilled(line, [before])).toBe(true);
    expect(isBilled(line, [{ ...before, from: '2025-09-01', to: '2026-06-30' }])).toBe(false);
    expect(isBilled(line, [{ ...before, tariffId: 'other' }])).toBe(true);
    expect(isBilled(line, [{ ...before, tariffId: 'other', enrolmentIds: [] }])).toBe(false);
    expect(isBilled(line, [{ ...before, studentId: 'other', enrolmentIds: [] }])).toBe(false);
    expect(isBilled({ ...line, rentalId: 'r1' }, [before])).toBe(false);
  });
});
