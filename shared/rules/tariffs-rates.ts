import { searchable } from './search.ts';
import type { Period, Rate } from './tariffs.ts';

/** What decides which rate of a tariff holds. */
export interface RateFacts {
  quotientCents: number | null;
  residence: string | null;
  period: Period;
  /** Of the child in the family, from 1. */
  rank: number;
}

export interface Chosen {
  rate: Rate;
  /** What the rates distinguish and nobody knows of this family: the dearest was taken. */
  unknown: { quotient: boolean; residence: boolean };
}

/**
 * The rate that holds, or undefined where the table has a hole. What is not known of the family (quotient, residence) costs the dearest
 * rate. A rate for a residence goes before one for any, and the highest rank that the child reaches before lower ones.
 */
export function rateFor(rates: readonly Rate[], facts: RateFacts): Chosen | undefined {
  const period = periodOf(rates, facts.period);
  const possible = rates.filter((rate) => rate.period === period && isPossible(rate, facts));
  const residents = prefer(possible, ({ residence }) => (residence === null ? 0 : 1));
  const ranked = prefer(residents, ({ childRank }) => childRank ?? 0);
  const rate = ranked.reduce<Rate | undefined>(
    (dearest, one) => (dearest && dearest.amountCents >= one.amountCents ? dearest : one),
    undefined,
  );
  if (!rate) return undefined;
  return {
    rate,
    unknown: {
      quotient: facts.quotientCents === null && possible.some(hasBracket),
      residence: facts.residence === null && possible.some(({ residence }) => residence !== null),
    },
  };
}

/** As asked where the table has it; else a year, a term, a month, the first that it has. */
function periodOf(rates: readonly Rate[], asked: Period): Period {
  const had: Period[] = [asked, 'year', 'term', 'month'];
  return had.find((period) => rates.some((rate) => rate.period === period)) ?? asked;
}

const isPossible = (rate: Rate, { quotientCents, residence, rank }: RateFacts): boolean =>
  (quotientCents === null || isInBracket(rate, quotientCents)) &&
  (residence === null || rate.residence === null || isSameResidence(rate.residence, residence)) &&
  (rate.childRank === null || rate.childRank <= rank);

export const isInBracket = ({ quotientFromCents, quotientToCents }: Rate, quotientCents: number): boolean =>
  quotientCents >= (quotientFromCents ?? 0) && (quotientToCents === null || quotientCents < quotientToCents);

/** « Hors commune », « hors-commune »: people type it as they like. */
export const isSameResidence = (a: string, b: string): boolean => searchable(a) === searchable(b);

export const hasBracket = ({ quotientFromCents, quotientToCents }: Rate): boolean => quotientFromCents !== null || quotientToCents !== null;

function prefer(rates: readonly Rate[], weight: (rate: Rate) => number): readonly Rate[] {
  const most = Math.max(...rates.map(weight));
  return rates.filter((rate) => weight(rate) === most);
}
