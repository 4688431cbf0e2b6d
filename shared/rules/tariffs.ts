import type { Ledger } from './ledger-books.ts';
import { type Chosen, rateFor } from './tariffs-rates.ts';
import { explainOnce, explainPeriods, explainRank, explainRate, explainTeaching, noRate, noTariff } from './tariffs-words.ts';

// What a family pays, line by line, from tariff tables and facts; nothing is read or written here. Money is integer cents.

export const PERIODS = ['year', 'term', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** A school year as it is paid: three terms, ten months from September to June. */
export const PERIODS_IN_YEAR: Readonly<Record<Period, number>> = { year: 1, term: 3, month: 10 };

/**
 * What a tariff is counted by: `teaching`, once for each student whose courses it holds for; `student`, a fee once for each student
 * enrolled; `household`, a fee once for the family; `rental`, once for each contract that names it.
 */
export const CHARGES = ['teaching', 'student', 'household', 'rental'] as const;
export type Charge = (typeof CHARGES)[number];

/** One price. Null means « any ». A bracket begins at `quotientFromCents` and ends just before `quotientToCents`. */
export interface Rate {
  quotientFromCents: number | null;
  quotientToCents: number | null;
  /** « commune », « hors commune »: as on the family's sheet; accents and capitals forgiven. */
  residence: string | null;
  /** From this child of the family on (1: the first). */
  childRank: number | null;
  period: Period;
  amountCents: number;
}

export interface Tariff {
  id: string;
  name: string;
  ledger: Ledger;
  charge: Charge;
  curriculumId: string | null;
  disciplineId: string | null;
  cycleId: string | null;
  rates: readonly Rate[];
}

/** One course that a student follows. */
export interface Study {
  enrolmentId: string | null;
  /** « Violon »: as it is said in an explanation. */
  name: string;
  curriculumId: string | null;
  disciplineId: string | null;
  cycleId: string | null;
}

export interface StudentStudies {
  id: string;
  /** « Léo Bernard » */
  name: string;
  birthDate: string | null;
  studies: readonly Study[];
}

export interface RentedThing {
  id: string;
  /** « Violon 1/2 n° I-0012 » */
  name: string;
  studentId: string | null;
  tariffId: string | null;
  /** First and last day of the contract (`YYYY-MM-DD`); null: the whole school year. */
  startsOn: string | null;
  endsOn: string | null;
}

export interface FamilyFacts {
  /** Null: not known, and the dearest rate holds. */
  quotientCents: number | null;
  /** Null: not known, and the dearest rate holds. */
  residence: string | null;
  /** How the family pays; a tariff without rates of this period is charged by what it has. */
  period: Period;
  students: readonly StudentStudies[];
  rentals: readonly RentedThing[];
}

export interface PricedLine {
  ledger: Ledger;
  tariffId: string;
  studentId: string | null;
  rentalId: string | null;
  /** The enrolments that this line pays for; empty for fees and rentals. */
  enrolmentIds: readonly string[];
  wording: string;
  period: Period;
  quantityHundredths: number;
  unitPriceCents: number;
  totalCents: number;
  /** French sentences: why this tariff, why this price. */
  explanation: readonly string[];
}

/** What no tariff gives a price for: to be told, never to be taken for free. */
export interface Unpriced {
  tariffId: string | null;
  studentId: string | null;
  rentalId: string | null;
  sentence: string;
}

export interface Price {
  lines: readonly PricedLine[];
  unpriced: readonly Unpriced[];
  /** Two accounts that are never added up. */
  totals: Readonly<Record<Ledger, number>>;
}

/**
 * A family's price for a school year: teaching of each student, the eldest first, then fees, then rentals. `tariffs`: those of the site that
 * hold for the year, in the office's order, none archived.
 */
export function priceOf(facts: FamilyFacts, tariffs: readonly Tariff[]): Price {
  const lines: PricedLine[] = [];
  const unpriced: Unpriced[] = [];
  const add = (charged: PricedLine | Unpriced) => void ('sentence' in charged ? unpriced.push(charged) : lines.push(charged));

  const enrolled = byAge(facts.students.filter(({ studies }) => studies.length > 0));
  for (const [i, student] of enrolled.entries()) for (const one of teachingOf(student, i + 1, facts, tariffs)) add(one);
  for (const tariff of tariffs.filter(({ charge }) => charge === 'student'))
    for (const [i, student] of enrolled.entries())
      if (student.studies.some((study) => holdsFor(tariff, study))) add(feeOfStudent(tariff, student, i + 1, facts));
  for (const tariff of tariffs.filter(({ charge }) => charge === 'household'))
    if (enrolled.some(({ studies }) => studies.some((study) => holdsFor(tariff, study)))) add(feeOfHousehold(tariff, facts));
  for (const rental of facts.rentals) add(rentOf(rental, facts, tariffs));

  const totalOf = (ledger: Ledger) => lines.reduce((sum, line) => (line.ledger === ledger ? sum + line.totalCents : sum), 0);
  return { lines, unpriced, totals: { cotisation: totalOf('cotisation'), location: totalOf('location') } };
}

/** From the eldest to the youngest; those whose birth date is not known come last, as they stand in the file. */
const byAge = (students: readonly StudentStudies[]): StudentStudies[] =>
  students.toSorted((a, b) => (a.birthDate ?? '9999').localeCompare(b.birthDate ?? '9999'));

/** Whether what a tariff names (curriculum, discipline, cycle) is what is studied. */
export const holdsFor = (tariff: Pick<Tariff, 'curriculumId' | 'disciplineId' | 'cycleId'>, study: Study): boolean =>
  (tariff.curriculumId === null || tariff.curriculumId === study.curriculumId) &&
  (tariff.disciplineId === null || tariff.disciplineId === study.disciplineId) &&
  (tariff.cycleId === null || tariff.cycleId === study.cycleId);

/** A curriculum is a whole and weighs most, then the discipline, then the cycle. */
const precision = ({ curriculumId, disciplineId, cycleId }: Tariff): number =>
  (curriculumId === null ? 0 : 4) + (disciplineId === null ? 0 : 2) + (cycleId === null ? 0 : 1);

/** The tariff that names most of what is studied; of two that name as much, the first in the office's order. */
const tariffFor = (study: Study, tariffs: readonly Tariff[]): Tariff | undefined =>
  tariffs
    .filter((tariff) => tariff.charge === 'teaching' && holdsFor(tariff, study))
    .reduce<Tariff | undefined>((best, one) => (best && precision(best) >= precision(one) ? best : one), undefined);

/** Each tariff once, whatever the number of courses that it holds for. */
function teachingOf(student: StudentStudies, rank: number, facts: FamilyFacts, tariffs: readonly Tariff[]): (PricedLine | Unpriced)[] {
  const held = new Map<Tariff, Study[]>();
  const without: Study[] = [];
  for (const study of student.studies) {
    const tariff = tariffFor(study, tariffs);
    if (!tariff) without.push(study);
    else held.set(tariff, [...(held.get(tariff) ?? []), study]);
  }
  const charged = [...held].map(([tariff, studies]) =>
    charge(tariff, facts, rank, {
      about: { studentId: student.id, rentalId: null, enrolmentIds: studies.flatMap(({ enrolmentId }) => enrolmentId ?? []) },
      who: student.name,
      why: (chosen) => [explainTeaching(student.name, studies, tariff), ...explainRank(chosen, rank)],
    }),
  );
  return [
    ...charged,
    ...without.map(({ name }) => ({ tariffId: null, studentId: student.id, rentalId: null, sentence: noTariff(student.name, name) })),
  ];
}

const feeOfStudent = (tariff: Tariff, student: StudentStudies, rank: number, facts: FamilyFacts): PricedLine | Unpriced =>
  charge(tariff, facts, rank, {
    about: { studentId: student.id, rentalId: null, enrolmentIds: [] },
    who: student.name,
    why: (chosen) => [explainOnce('student'), ...explainRank(chosen, rank)],
  });

const feeOfHousehold = (tariff: Tariff, facts: FamilyFacts): PricedLine | Unpriced =>
  charge(tariff, facts, 1, {
    about: { studentId: null, rentalId: null, enrolmentIds: [] },
    who: null,
    why: () => [explainOnce('household')],
  });

function rentOf(rental: RentedThing, facts: FamilyFacts, tariffs: readonly Tariff[]): PricedLine | Unpriced {
  const about = { studentId: rental.studentId, rentalId: rental.id, enrolmentIds: [] };
  const tariff = tariffs.find(({ id, charge: by }) => by === 'rental' && id === rental.tariffId);
  if (!tariff) return { tariffId: null, studentId: rental.studentId, rentalId: rental.id, sentence: noTariff(null, rental.name) };
  return charge(tariff, facts, 1, {
    about,
    who: rental.name,
    why: () => [explainOnce('rental')],
    from: rental.startsOn,
    to: rental.endsOn,
  });
}

interface Occasion {
  about: Pick<PricedLine, 'studentId' | 'rentalId' | 'enrolmentIds'>;
  /** Whom or what it is for; null: the household. */
  who: string | null;
  why(chosen: Chosen): string[];
  from?: string | null;
  to?: string | null;
}

function charge(
  tariff: Tariff,
  facts: FamilyFacts,
  rank: number,
  { about, who, why, from = null, to = null }: Occasion,
): PricedLine | Unpriced {
  const chosen = rateFor(tariff.rates, { ...facts, rank });
  if (!chosen)
    return { tariffId: tariff.id, studentId: about.studentId, rentalId: about.rentalId, sentence: noRate(tariff.name, who, facts) };
  const { amountCents, period } = chosen.rate;
  const quantity = from && to ? periodsBetween(period, from, to) : PERIODS_IN_YEAR[period];
  return {
    ...about,
    ledger: tariff.ledger,
    tariffId: tariff.id,
    wording: who === null ? tariff.name : `${who} – ${tariff.name}`,
    period,
    quantityHundredths: quantity * 100,
    unitPriceCents: amountCents,
    totalCents: quantity * amountCents,
    explanation: [...why(chosen), ...explainRate(chosen, facts), ...explainPeriods(period, quantity, amountCents)],
  };
}

/** Periods begun from one day to another: a month begun is owed, ten at most in a school year; three months make a term. */
export function periodsBetween(period: Period, from: string, to: string): number {
  const [startYear = 0, startMonth = 0] = from.split('-').map(Number);
  const [endYear = 0, endMonth = 0] = to.split('-').map(Number);
  const months = Math.max(1, (endYear - startYear) * 12 + endMonth - startMonth + 1);
  if (period === 'year') return 1;
  return Math.min(PERIODS_IN_YEAR[period], period === 'month' ? months : Math.ceil(months / 3));
}
