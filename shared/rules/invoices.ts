import { addDays } from '../dates.ts';
import type { Period } from './tariffs.ts';

// Amounts, due days and states of invoices; nothing is read or written here. Money is integer cents, days are `YYYY-MM-DD`.

export const INVOICE_STATES = ['draft', 'due', 'part', 'late', 'paid', 'credited'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export interface Standing {
  creditedCents: number;
  paidCents: number;
  leftCents: number;
  nextDueOn: string | null;
}

/** A draft has no standing. As on the ledger of the extranet: nothing left is paid, unless nothing was ever paid for it. */
export function invoiceState(standing: Standing | null, today: string): InvoiceState {
  if (!standing) return 'draft';
  if (standing.leftCents <= 0) return standing.paidCents <= 0 && standing.creditedCents > 0 ? 'credited' : 'paid';
  if (standing.nextDueOn !== null && standing.nextDueOn < today) return 'late';
  return standing.paidCents > 0 ? 'part' : 'due';
}

/** 150 hundredths of 1 000 cents give 1 500; half a cent goes away from zero, as on paper. */
export const lineTotal = ({ quantityHundredths, unitPriceCents }: { quantityHundredths: number; unitPriceCents: number }): number => {
  const exact = quantityHundredths * unitPriceCents;
  return Math.sign(exact) * Math.floor((Math.abs(exact) + 50) / 100);
};

export interface Instalment {
  on: string;
  cents: number;
}

/** Equal parts a month apart; what does not divide goes to the first. Fewer parts when there are not that many cents. */
export function splitInstalments(totalCents: number, parts: number, firstOn: string): Instalment[] {
  const count = Math.max(1, Math.min(parts, totalCents));
  const part = Math.floor(totalCents / count);
  return Array.from({ length: count }, (_, i) => ({
    on: monthsAfter(firstOn, i),
    cents: i === 0 ? totalCents - part * (count - 1) : part,
  }));
}

/** The same day of a later month, or its last day: 31 January and 1 give 28 February. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))).toISOString().slice(0, 10);
}

/** What of a school year is invoiced at once: all of it, one of its terms (1 to 3), one of its months (1: the first). */
export interface Slice {
  period: Period;
  /** From 1; 1 for the whole year. */
  rank: number;
}

interface SchoolYear {
  startsOn: string;
  endsOn: string;
}

/** How many slices a school year has: its months as the calendar counts them. */
export function sliceCount(period: Period, { startsOn, endsOn }: SchoolYear): number {
  if (period === 'year') return 1;
  if (period === 'term') return 3;
  const [from, to] = [startsOn, endsOn].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return (to ?? 0) - (from ?? 0) + 1;
}

/** First and last day of a slice: terms are September to December, January to March, April to the end. */
export function sliceDays({ period, rank }: Slice, year: SchoolYear): { from: string; to: string } {
  const begins = (month: number) => monthsAfter(`${year.startsOn.slice(0, 7)}-01`, month);
  const days = (first: number, next: number) => ({
    from: first === 0 ? year.startsOn : begins(first),
    to: [addDays(begins(next), -1), year.endsOn].sort()[0] ?? year.endsOn,
  });
  if (period === 'year') return { from: year.startsOn, to: year.endsOn };
  if (period === 'month') return days(rank - 1, rank);
  const [first, next] = (
    [
      [0, 4],
      [4, 7],
      [7, 24],
    ] as const
  )[rank - 1] ?? [0, 24];
  return days(first, next);
}

/** A SIRET is 14 digits, the last of which proves the others (Luhn). Spaces are forgiven. */
export function siretOf(typed: string): string | null {
  const digits = typed.replace(/[\s\u00a0\u202f.]/g, '');
  if (!/^\d{14}$/.test(digits)) return null;
  const sum = [...digits].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 ? digits : null;
}

/** « 123 456 789 00012 », as it is read aloud. */
export const formatSiret = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u202f$2\u202f$3\u202f$4');
