import type { InputOf } from '../../../shared/contract/index.ts';
import type { TariffRow } from '../../../shared/contract/tariffs.ts';
import { editCents, readCents } from '../../../shared/money.ts';
import { type Charge, PERIODS, type Period, type Rate } from '../../../shared/rules/tariffs.ts';

export type TariffContent = Omit<InputOf<'tariffs.preview'>, 'id' | 'siteId'>;

/** One bracket of the quotient as it is typed; empty: no limit. `key` stays while the row is moved about. */
export interface TypedBracket {
  key: string;
  from: string;
  to: string;
}

/** A table of prices as a grid: brackets downward; residences and ranks across; one grid for each period. */
export interface TypedGrid {
  brackets: TypedBracket[];
  /** Empty: the residence does not matter. */
  residences: string[];
  /** 1: the rank does not matter; 3: columns for the first, second, third child and the next ones. */
  ranks: number;
  periods: Period[];
  /** By `cellKey`; an empty one is a price that there is not. */
  amounts: Record<string, string>;
}

export interface TypedTariff {
  name: string;
  schoolYearId: string | null;
  charge: Charge;
  curriculumId: string | null;
  disciplineId: string | null;
  cycleId: string | null;
  grid: TypedGrid;
}

export interface Column {
  residence: string;
  rank: number;
}

export const columnsOf = ({ residences, ranks }: TypedGrid): Column[] =>
  (residences.length > 0 ? residences : ['']).flatMap((residence) => Array.from({ length: ranks }, (_, i) => ({ residence, rank: i + 1 })));

export const cellKey = (bracket: string, { residence, rank }: Column, period: Period): string =>
  `${bracket}|${period}|${rank}|${residence}`;

export const newTariff = (schoolYearId: string | null): TypedTariff => ({
  name: '',
  schoolYearId,
  charge: 'teaching',
  curriculumId: null,
  disciplineId: null,
  cycleId: null,
  grid: { brackets: [{ key: 'b0', from: '', to: '' }], residences: [], ranks: 1, periods: ['year'], amounts: {} },
});

export const typedOf = (row: TariffRow): TypedTariff => ({
  name: row.name,
  schoolYearId: row.schoolYearId,
  charge: row.charge,
  curriculumId: row.curriculumId,
  disciplineId: row.disciplineId,
  cycleId: row.cycleId,
  grid: gridOf(row.rates),
});

/** A rate for any residence stands in every residence's column, as far as that has none of its own. */
function gridOf(rates: readonly Rate[]): TypedGrid {
  const brackets = new Map<string, TypedBracket>();
  const sorted = rates.toSorted((a, b) => (a.quotientFromCents ?? 0) - (b.quotientFromCents ?? 0));
  for (const { quotientFromCents: from, quotientToCents: to } of sorted) {
    const id = `${from ?? 0}-${to}`;
    if (!brackets.has(id))
      brackets.set(id, { key: `b${brackets.size}`, from: from ? editCents(from) : '', to: to === null ? '' : editCents(to) });
  }
  const residences = [...new Set(rates.flatMap(({ residence }) => residence ?? []))];
  const grid: TypedGrid = {
    brackets: [...brackets.values()],
    residences,
    ranks: Math.max(1, ...rates.map(({ childRank }) => childRank ?? 1)),
    periods: PERIODS.filter((period) => rates.some((rate) => rate.period === period)),
    amounts: {},
  };
  const inOrder = sorted.toSorted((a, b) => (a.residence === null ? 0 : 1) - (b.residence === null ? 0 : 1));
  for (const rate of inOrder) {
    const bracket = brackets.get(`${rate.quotientFromCents ?? 0}-${rate.quotientToCents}`);
    for (const residence of rate.residence === null ? (residences.length > 0 ? residences : ['']) : [rate.residence])
      if (bracket) grid.amounts[cellKey(bracket.key, { residence, rank: rate.childRank ?? 1 }, rate.period)] = editCents(rate.amountCents);
  }
  return grid;
}

export interface Read {
  rates: Rate[];
  /** The bracket that each rate was typed in, in their order. */
  rows: string[];
  /** By bracket (`b0`) or cell: what is no amount. */
  problems: Record<string, string>;
}

const NO_AMOUNT = 'Un montant, par exemple 120,00.';

/** What is sent. An empty cell is a price that there is not, told as a gap; with two residences or more each column stands for its own. */
export function ratesOf(grid: TypedGrid): Read {
  const read: Read = { rates: [], rows: [], problems: {} };
  for (const bracket of grid.brackets) {
    const [from, to] = [readLimit(bracket.from), readLimit(bracket.to)];
    if (from === undefined || to === undefined) {
      read.problems[bracket.key] = 'Les limites d’une tranche sont des montants, par exemple 600,00.';
      continue;
    }
    for (const period of grid.periods)
      for (const column of columnsOf(grid)) {
        const key = cellKey(bracket.key, column, period);
        const typed = grid.amounts[key]?.trim() ?? '';
        if (typed === '') continue;
        const amountCents = readCents(typed);
        if (amountCents === null || amountCents < 0) read.problems[key] = NO_AMOUNT;
        else {
          read.rates.push({
            quotientFromCents: from,
            quotientToCents: to,
            residence: column.residence || null,
            childRank: grid.ranks > 1 ? column.rank : null,
            period,
            amountCents,
          });
          read.rows.push(bracket.key);
        }
      }
  }
  return read;
}

/** Undefined for what is no amount. */
function readLimit(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const cents = readCents(typed);
  return cents === null || cents < 0 ? undefined : cents;
}

export function contentOf({ grid, ...typed }: TypedTariff): { content: TariffContent; read: Read } {
  const read = ratesOf(grid);
  const isRental = typed.charge === 'rental';
  return {
    read,
    content: {
      ...typed,
      curriculumId: isRental ? null : typed.curriculumId,
      disciplineId: isRental ? null : typed.disciplineId,
      cycleId: isRental ? null : typed.cycleId,
      rates: read.rates,
    },
  };
}

/** The ranks that a tariff of this kind may tell apart. */
export const hasRanks = (charge: Charge): boolean => charge === 'teaching' || charge === 'student';

let made = 0;
/** A bracket after all others, from where the last one ends. */
export function addBracket(grid: TypedGrid): TypedGrid {
  const last = grid.brackets.at(-1);
  return { ...grid, brackets: [...grid.brackets, { key: `n${made++}`, from: last?.to ?? '', to: '' }] };
}

/** The cells of a bracket that is gone are no part of the table. */
export const removeBracket = (grid: TypedGrid, key: string): TypedGrid => ({
  ...grid,
  brackets: grid.brackets.filter((bracket) => bracket.key !== key),
});

/** Residences told apart from now on, or not: each new column begins with what stood in the first. */
export function setResidences(grid: TypedGrid, residences: string[]): TypedGrid {
  const [first = ''] = grid.residences;
  return { ...grid, residences, amounts: { ...copied(grid, residences, (residence) => residence, first), ...grid.amounts } };
}

function copied(grid: TypedGrid, residences: readonly string[], name: (residence: string) => string, from: string): Record<string, string> {
  const cells: [string, string][] = [];
  for (const { key } of grid.brackets)
    for (const period of grid.periods)
      for (let rank = 1; rank <= grid.ranks; rank++) {
        const typed = grid.amounts[cellKey(key, { residence: from, rank }, period)];
        for (const residence of residences.length > 0 ? residences : [''])
          if (typed) cells.push([cellKey(key, { residence: name(residence), rank }, period), typed]);
      }
  return Object.fromEntries(cells);
}
