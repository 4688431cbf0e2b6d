import type { Row } from '../tables.ts';
import { SCHOOL_YEAR } from './calendar.ts';
import type { Demo, DemoFamily, SiteKey } from './model.ts';
import { CURRICULA, type CurriculumKey, idOf } from './organisation.ts';
import { insertRows } from './rows.ts';

export type TariffKey = CurriculumKey | 'file' | 'instrument' | 'room';

/** Yearly prices in cents: the lowest bracket of the family quotient, then each next one. */
const PRICES: Readonly<Record<TariffKey, readonly number[]>> = {
  eveil: [6_000, 9_000, 13_500, 18_000],
  musique: [12_000, 21_000, 33_000, 46_500],
  danse: [10_500, 18_000, 28_500, 39_000],
  theatre: [9_000, 15_000, 24_000, 33_000],
  adultes: [19_500, 28_500, 39_000, 52_500],
  file: [1_500],
  instrument: [9_000, 9_000, 13_500, 18_000],
  room: [4_500],
};

const NAMES: Readonly<Record<'file' | 'instrument' | 'room', string>> = {
  file: 'Frais de dossier',
  instrument: 'Location d’instrument',
  room: 'Location de salle',
};

/** Where each bracket of the quotient begins, in cents. */
const BRACKETS = [0, 60_000, 110_000, 180_000] as const;
/** Living outside the town costs a third more; each child after the first a fifth less. */
const OUTSIDE = 1.3;
const NEXT_CHILD = 0.8;

const euros = (cents: number): number => Math.round(cents / 100) * 100;
const isCurriculum = (key: TariffKey): key is CurriculumKey => Object.hasOwn(CURRICULA, key);

const chargeOf = (key: TariffKey): 'teaching' | 'household' | 'rental' =>
  isCurriculum(key) ? 'teaching' : key === 'file' ? 'household' : 'rental';

export const tariffName = (key: TariffKey): string => (isCurriculum(key) ? CURRICULA[key].name : NAMES[key]);
export const tariffId = (site: SiteKey, key: TariffKey): string => idOf('tariff', `${site}:${key}`);

/** What a family pays for a tariff, in cents; without a quotient the highest bracket holds. */
export function priceOf(key: TariffKey, family: DemoFamily, childRank = 1): number {
  const quotient = family.guardians[0]?.row.quotient_cents ?? Number.POSITIVE_INFINITY;
  const bracket = BRACKETS.findLastIndex((from) => quotient >= from);
  const base = PRICES[key][bracket] ?? PRICES[key][0] ?? 0;
  if (!isCurriculum(key)) return base;
  return euros(base * (family.row.residence === 'commune' ? 1 : OUTSIDE) * (childRank > 1 ? NEXT_CHILD : 1));
}

export async function seedTariffs({ db }: Demo): Promise<void> {
  const tariffs = (['centre', 'alpes'] as const).flatMap((site) =>
    (Object.keys(PRICES) as TariffKey[]).map((key, position) => ({ site, key, position })),
  );
  await insertRows(
    db,
    'tariff',
    tariffs.map(({ site, key, position }) => ({
      id: tariffId(site, key),
      site_id: idOf('site', site),
      school_year_id: idOf('school-year', SCHOOL_YEAR),
      curriculum_id: isCurriculum(key) ? idOf('curriculum', key) : null,
      discipline_id: null,
      cycle_id: null,
      charge: chargeOf(key),
      ledger: chargeOf(key) === 'rental' ? ('location' as const) : ('cotisation' as const),
      name: tariffName(key),
      position,
      archived_at: null,
      version: 1,
    })),
  );
  await insertRows(
    db,
    'tariff_rate',
    tariffs.flatMap(({ site, key }) => ratesOf(site, key)),
  );
}

function ratesOf(site: SiteKey, key: TariffKey): Row<'tariff_rate'>[] {
  const brackets = PRICES[key].map((cents, i) => ({ cents, from: PRICES[key].length > 1 ? BRACKETS[i] : null, to: BRACKETS[i + 1] }));
  const residences = isCurriculum(key) ? [['commune', 1] as const, ['hors commune', OUTSIDE] as const] : [[null, 1] as const];
  const ranks = isCurriculum(key) ? [[1, 1] as const, [2, NEXT_CHILD] as const] : [[null, 1] as const];
  return brackets.flatMap(({ cents, from, to }) =>
    residences.flatMap(([residence, more]) =>
      ranks.flatMap(([rank, less]) => {
        const year = isCurriculum(key) ? euros(cents * more * less) : cents;
        return periodsOf(key).map(([period, share]) => ({
          id: idOf('tariff-rate', `${site}:${key}:${from}:${residence}:${rank}${period === 'year' ? '' : `:${period}`}`),
          tariff_id: tariffId(site, key),
          quotient_from_cents: from ?? null,
          quotient_to_cents: (from !== null && to) || null,
          residence,
          child_rank: rank,
          period,
          amount_cents: period === 'year' ? year : Math.ceil((year * share) / 50) * 50,
        }));
      }),
    ),
  );
}

/** Courses can be paid by term too, an instrument by term or by month: what a year costs, shared out. */
function periodsOf(key: TariffKey): (readonly ['year' | 'term' | 'month', number])[] {
  const year = ['year', 1] as const;
  const term = ['term', 1 / 3] as const;
  if (isCurriculum(key)) return [year, term];
  return key === 'instrument' ? [year, term, ['month', 1 / 10]] : [year];
}
