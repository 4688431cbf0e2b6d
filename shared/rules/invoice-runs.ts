import { formatMonth } from '../dates.ts';
import { within } from '../typography.ts';
import { type Slice, sliceDays } from './invoices.ts';
import { PERIODS_IN_YEAR, type Period, type PricedLine, type RentedThing } from './tariffs.ts';

// Which lines of a family's price a run of invoices takes, and which of them stand on an invoice already. Days are `YYYY-MM-DD`.

export interface SchoolYear {
  label: string;
  startsOn: string;
  endsOn: string;
}

/** A line of a run: what it charges for which days. */
export interface RunLine {
  wording: string;
  quantityHundredths: number;
  unitPriceCents: number;
  totalCents: number;
  tariffId: string;
  studentId: string | null;
  rentalId: string | null;
  enrolmentIds: readonly string[];
  from: string;
  to: string;
  explanation: readonly string[];
}

/** A line that stands on an invoice or a draft and that no credit note has taken back whole. */
export interface BilledLine {
  tariffId: string | null;
  studentId: string | null;
  rentalId: string | null;
  enrolmentIds: readonly string[];
  from: string;
  to: string;
}

/** Calendar months of each term, counted from the first of the school year. */
const TERM_MONTHS = [
  [0, 1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
] as const;

/**
 * What a slice of the year takes of a price. A yearly price is taken whole by the first slice that meets it; a price by term or month is
 * taken for the terms or months of the slice, so that all slices of a year come to the price of the year.
 */
export function linesOfSlice(lines: readonly PricedLine[], slice: Slice, year: SchoolYear, rentals: readonly RentedThing[]): RunLine[] {
  return lines.flatMap((line) =>
    partsOf(
      line,
      slice,
      year,
      rentals.find(({ id }) => id === line.rentalId),
    ),
  );
}

function partsOf(line: PricedLine, slice: Slice, year: SchoolYear, rental: RentedThing | undefined): RunLine[] {
  const { tariffId, studentId, rentalId, enrolmentIds, unitPriceCents, explanation } = line;
  const about = { tariffId, studentId, rentalId, enrolmentIds, unitPriceCents, explanation };
  const charged = (count: number, days: { from: string; to: string }, words: string | null): RunLine => ({
    ...about,
    wording: words === null ? line.wording : `${line.wording} – ${words}`,
    quantityHundredths: count * 100,
    totalCents: count * unitPriceCents,
    ...days,
  });
  if (slice.period === 'year' || line.period === 'year')
    return [charged(line.quantityHundredths / 100, sliceDays({ period: 'year', rank: 1 }, year), null)];
  const ranks = ranksIn(line.period, slice).filter((rank) => runs(rental, sliceDays({ period: line.period, rank }, year)));
  const [first, last] = [ranks[0], ranks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = {
    from: sliceDays({ period: line.period, rank: first }, year).from,
    to: sliceDays({ period: line.period, rank: last }, year).to,
  };
  return [charged(ranks.length, days, first === last ? sliceWords({ period: line.period, rank: first }, year) : sliceWords(slice, year))];
}

/** The terms or months of a price that a slice takes: a term takes its months, a month the term that begins with it or holds it. */
function ranksIn(period: Period, slice: Slice): number[] {
  const most = PERIODS_IN_YEAR[period];
  if (period === slice.period) return slice.rank <= most ? [slice.rank] : [];
  if (period === 'month') return (TERM_MONTHS[slice.rank - 1] ?? []).map((month) => month + 1);
  const term = TERM_MONTHS.findIndex((months) => (months as readonly number[]).includes(slice.rank - 1));
  return term < 0 ? [] : [term + 1];
}

const runs = (rental: RentedThing | undefined, { from, to }: { from: string; to: string }): boolean =>
  rental === undefined || ((rental.startsOn ?? from) <= to && (rental.endsOn ?? to) >= from);

/** « 1er trimestre », « septembre 2026 »; null for the whole year, which says its own name. */
export function sliceWords(slice: Slice, year: SchoolYear): string | null {
  if (slice.period === 'year') return null;
  if (slice.period === 'term') return `${slice.rank === 1 ? '1er' : `${slice.rank}e`} trimestre`;
  return within(formatMonth(sliceDays(slice, year).from));
}

/** Whether what a line charges was charged before for some of the same days: the same contract, the same course, or the same tariff for the same student. */
export const isBilled = (line: RunLine, billed: readonly BilledLine[]): boolean =>
  billed.some(
    (one) =>
      one.from <= line.to &&
      one.to >= line.from &&
      (line.rentalId !== null
        ? one.rentalId === line.rentalId
        : (one.tariffId === line.tariffId && one.studentId === line.studentId && one.rentalId === null) ||
          one.enrolmentIds.some((id) => line.enrolmentIds.includes(id))),
  );
