import { formatCents } from '../money.ts';
import { typeset } from '../typography.ts';
import { PERIODS, type Rate } from './tariffs.ts';
import { isSameResidence } from './tariffs-rates.ts';
import { bracketInWords, PERIOD_WORDS } from './tariffs-words.ts';

// Whether a table of rates gives one price, and a price to everybody.

/** What keeps a table from being saved, by field (`rates.3`); empty when it is sound. */
export function ratesProblems(rates: readonly Rate[]): Record<string, string> {
  const problems: Record<string, string> = {};
  if (rates.length === 0) problems.rates = 'Indiquez au moins un montant.';
  for (const [place, rate] of rates.entries()) {
    const { quotientFromCents: from, quotientToCents: to } = rate;
    if (to !== null && to <= (from ?? 0)) {
      problems[`rates.${place}`] = `La tranche finit à ${formatCents(to)} : elle doit finir après ${formatCents(from ?? 0)}.`;
      continue;
    }
    const other = rates.slice(0, place).find((one) => concernsSame(one, rate) && meets(one, rate));
    if (other)
      problems[`rates.${place}`] = typeset(`Cette tranche en recouvre une autre (${sayBracket(other)}) : un quotient aurait deux prix.`);
  }
  return problems;
}

/** Same families but for the quotient: only one of two such rates may hold. */
const concernsSame = (a: Rate, b: Rate): boolean =>
  a.period === b.period &&
  (a.childRank ?? 1) === (b.childRank ?? 1) &&
  (a.residence === null || b.residence === null ? a.residence === b.residence : isSameResidence(a.residence, b.residence));

const meets = (a: Rate, b: Rate): boolean => startOf(a) < endOf(b) && startOf(b) < endOf(a);
const startOf = ({ quotientFromCents }: Rate) => quotientFromCents ?? 0;
const endOf = ({ quotientToCents }: Rate) => quotientToCents ?? Number.POSITIVE_INFINITY;
const sayBracket = (rate: Rate): string => bracketInWords(rate) ?? 'tous les quotients';

/** Families for whom the table has no price, in sentences: it can be saved so, and is told wherever it is shown. */
export function gapsIn(rates: readonly Rate[]): string[] {
  const used = PERIODS.filter((period) => rates.some((rate) => rate.period === period));
  return used.flatMap((period) => {
    const ofPeriod = rates.filter((rate) => rate.period === period);
    const residences = [...new Set(ofPeriod.map(({ residence }) => residence))];
    const when = used.length > 1 ? `${PERIOD_WORDS[period].each}, ` : '';
    return residences.flatMap((residence) =>
      holesFor(ofPeriod.filter((rate) => rate.residence === residence || rate.residence === null)).map((hole) =>
        typeset(`Pas de montant ${when}${residence === null ? '' : `« ${residence} », `}pour un quotient ${hole}.`),
      ),
    );
  });
}

/** For the first child: the rate of a higher rank never holds for a lower one. */
function holesFor(rates: readonly Rate[]): string[] {
  const forFirst = rates.filter(({ childRank }) => (childRank ?? 1) === 1).toSorted((a, b) => startOf(a) - startOf(b));
  const holes: string[] = [];
  let reached = 0;
  for (const rate of forFirst) {
    if (startOf(rate) > reached) holes.push(holeInWords(reached, startOf(rate)));
    reached = Math.max(reached, endOf(rate));
  }
  if (reached !== Number.POSITIVE_INFINITY) holes.push(holeInWords(reached, null));
  return holes;
}

const holeInWords = (from: number, to: number | null): string =>
  bracketInWords({ quotientFromCents: from, quotientToCents: to })?.replace(/^moins/, 'de moins') ?? 'quelconque';

/** An amount for a copied table: raised by so many hundredths of a percent, rounded to the nearest multiple of `roundToCents`. */
export const raised = (cents: number, hundredthsOfPercent: number, roundToCents: number): number =>
  Math.round((cents * (10_000 + hundredthsOfPercent)) / (10_000 * roundToCents)) * roundToCents;
