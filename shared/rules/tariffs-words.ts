import { formatCents } from '../money.ts';
import { typeset } from '../typography.ts';
import type { Charge, FamilyFacts, Period, Study, Tariff } from './tariffs.ts';
import { type Chosen, hasBracket } from './tariffs-rates.ts';

// How a price is explained: whole French sentences, for the office, for families, for an invoice's notes.

export const PERIOD_WORDS: Readonly<Record<Period, { each: string; one: string; many: string }>> = {
  year: { each: 'à l’année', one: 'année', many: 'années' },
  term: { each: 'au trimestre', one: 'trimestre', many: 'trimestres' },
  month: { each: 'au mois', one: 'mois', many: 'mois' },
};

export const CHARGE_WORDS: Readonly<Record<Charge, string>> = {
  teaching: 'Cours, par élève',
  student: 'Frais par élève',
  household: 'Frais par foyer',
  rental: 'Location, par contrat',
};

/** « de 600,00 € à moins de 1 100,00 € »; null where a rate holds for every quotient. */
export function bracketInWords({
  quotientFromCents: from,
  quotientToCents: to,
}: Pick<Chosen['rate'], 'quotientFromCents' | 'quotientToCents'>) {
  if (to === null) return from === null || from === 0 ? null : `à partir de ${formatCents(from)}`;
  return from === null || from === 0 ? `moins de ${formatCents(to)}` : `de ${formatCents(from)} à moins de ${formatCents(to)}`;
}

export function explainTeaching(who: string, studies: readonly Study[], tariff: Tariff): string {
  const names = inOneSentence([...new Set(studies.map(({ name }) => name))]);
  const once = studies.length > 1 ? ', compté une seule fois' : '';
  return typeset(`${who} suit ${names} : tarif « ${tariff.name} »${once}.`);
}

const ONCE: Readonly<Record<Exclude<Charge, 'teaching'>, string>> = {
  student: 'Compté une fois par élève inscrit.',
  household: 'Compté une fois pour le foyer.',
  rental: 'Compté pour ce contrat de location.',
};
export const explainOnce = (charge: Exclude<Charge, 'teaching'>): string => ONCE[charge];

/** Nothing where the rate is the same for every child. */
export function explainRank({ rate: { childRank } }: Chosen, rank: number): string[] {
  if (childRank === null) return [];
  const from = childRank < rank || childRank > 1 ? ` : tarif à partir du ${ordinal(childRank)}` : '';
  return [typeset(`${ordinal(rank)} inscrit de la famille, du plus âgé au plus jeune${from}.`)];
}

/** Bracket and residence, where the rate depends on them. */
export function explainRate({ rate, unknown }: Chosen, { quotientCents, residence }: FamilyFacts): string[] {
  const bracket = bracketInWords(rate);
  const sentences: string[] = [];
  if (unknown.quotient) sentences.push('Quotient familial inconnu : le tarif le plus élevé s’applique.');
  else if (quotientCents !== null && hasBracket(rate))
    sentences.push(`Quotient familial de ${formatCents(quotientCents)}${bracket ? ` : tranche ${bracket}` : ''}.`);
  if (unknown.residence) sentences.push('Résidence inconnue : le tarif le plus élevé s’applique.');
  else if (rate.residence !== null && residence !== null) sentences.push(`Résidence : ${rate.residence}.`);
  return sentences.map(typeset);
}

export function explainPeriods(period: Period, quantity: number, amountCents: number): string[] {
  if (period === 'year') return [];
  const { one, many } = PERIOD_WORDS[period];
  return [`${quantity} ${quantity > 1 ? many : one} à ${formatCents(amountCents)}.`];
}

/** « Violon » that no tariff holds for. `who` null: a rental. */
export const noTariff = (who: string | null, name: string): string =>
  typeset(
    who === null
      ? `${name} : aucun tarif de location n’est choisi pour ce contrat.`
      : `${who}, ${name} : aucun tarif ne vaut pour ce cours.`,
  );

export function noRate(tariff: string, who: string | null, { quotientCents, residence }: FamilyFacts): string {
  const known = [
    ...(quotientCents === null ? [] : [`un quotient de ${formatCents(quotientCents)}`]),
    ...(residence === null ? [] : [`la résidence « ${residence} »`]),
  ];
  const why = known.length > 0 ? ` pour ${inOneSentence(known)}` : '';
  return typeset(`${who === null ? '' : `${who}, `}« ${tariff} » : la grille n’a pas de montant${why}.`);
}

/** « Violon, Formation musicale et Chorale » */
const inOneSentence = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;

const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${rank}e`);
