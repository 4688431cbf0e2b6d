import { formatCents } from '../../../shared/money.ts';
import type { Charge, Rate } from '../../../shared/rules/tariffs.ts';
import { PERIODS } from '../../../shared/rules/tariffs.ts';
import { PERIOD_WORDS } from '../../../shared/rules/tariffs-words.ts';
import { capital } from '../../../shared/typography.ts';

/** How the list of tariffs is divided, in the order of an invoice. */
export const CHARGE_GROUPS: readonly { charge: Charge; title: string; hint: string }[] = [
  { charge: 'teaching', title: 'Cours', hint: 'Une fois par élève, quel que soit le nombre de ses cours que le tarif couvre.' },
  { charge: 'student', title: 'Frais par élève', hint: 'Une fois par élève inscrit.' },
  { charge: 'household', title: 'Frais par foyer', hint: 'Une fois pour la famille.' },
  { charge: 'rental', title: 'Locations', hint: 'Pour chaque contrat qui porte ce tarif.' },
];

export const PERIOD_CHOICES = PERIODS.map((value) => ({ value, label: capital(PERIOD_WORDS[value].each) }));

/** « de 120,00 € à 605,00 € à l’année »: what a list says of a whole table. */
export function rangeOf(rates: readonly Rate[]): string {
  const period = PERIODS.find((one) => rates.some((rate) => rate.period === one));
  if (!period) return 'aucun montant';
  const amounts = rates.flatMap((rate) => (rate.period === period ? rate.amountCents : []));
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const range = low === high ? formatCents(low) : `de ${formatCents(low)} à ${formatCents(high)}`;
  return `${range} ${PERIOD_WORDS[period].each}`;
}

/** « selon le quotient, la résidence, le rang de l’enfant »: what the price depends on; null where it is one price for all. */
export function dependsOn(rates: readonly Rate[]): string | null {
  const on = [
    rates.some(({ quotientFromCents, quotientToCents }) => (quotientFromCents ?? 0) > 0 || quotientToCents !== null) && 'le quotient',
    rates.some(({ residence }) => residence !== null) && 'la résidence',
    rates.some(({ childRank }) => (childRank ?? 1) > 1) && 'le rang de l’enfant',
  ].filter((word) => word !== false);
  return on.length > 0 ? `selon ${on.join(', ')}` : null;
}
