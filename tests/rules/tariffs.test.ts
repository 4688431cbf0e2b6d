import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FamilyFacts,
  PERIODS,
  periodsBetween,
  priceOf,
  type Rate,
  type StudentStudies,
  type Tariff,
} from '../../shared/rules/tariffs.ts';
import { gapsIn, raised, ratesProblems } from '../../shared/rules/tariffs-check.ts';
import { isInBracket, rateFor } from '../../shared/rules/tariffs-rates.ts';

const aRate = (amountCents: number, more: Partial<Rate> = {}): Rate => ({
  quotientFromCents: null,
  quotientToCents: null,
  residence: null,
  childRank: null,
  period: 'year',
  amountCents,
  ...more,
});
const aTariff = (name: string, more: Partial<Tariff> = {}): Tariff => ({
  id: name,
  name,
  ledger: 'cotisation',
  charge: 'teaching',
  curriculumId: null,
  disciplineId: null,
  cycleId: null,
  rates: [aRate(10_000)],
  ...more,
});
const aStudent = (
  name: string,
  birthDate: string | null,
  ...studies: [name: string, curriculum?: string, cycle?: string][]
): StudentStudies => ({
  id: name,
  name,
  birthDate,
  studies: studies.map(([discipline, curriculumId = null, cycleId = null]) => ({
    enrolmentId: `${name}-${discipline}`,
    name: discipline,
    disciplineId: discipline,
    curriculumId,
    cycleId,
  })),
});
const aFamily = (students: readonly StudentStudies[], more: Partial<FamilyFacts> = {}): FamilyFacts => ({
  quotientCents: 85_000,
  residence: 'commune',
  period: 'year',
  students,
  rentals: [],
  ...more,
});
/** Brackets of the quotient as thresholds and prices, in and out of town, the first child and the next ones. */
const grid = (thresholds: readonly number[], prices: readonly number[]): Rate[] =>
  prices.flatMap((price, i) =>
    (['commune', 'hors commune'] as const).flatMap((residence) =>
      [1, 2].map((childRank) =>
        aRate(price * (residence === 'commune' ? 1 : 2) - (childRank - 1) * 1_000, {
          residence,
          childRank,
          quotientFromCents: thresholds[i] ?? 0,
          quotientToCents: thresholds[i + 1] ?? null,
        }),
      ),
    ),
  );
const music = aTariff('Cursus musique', { curriculumId: 'musique', rates: grid([0, 60_000, 110_000], [12_000, 21_000, 33_000]) });

describe('the price of a family', () => {
  it('is one line for each child and cursus, the eldest first, with the reasons in French', () => {
    const family = aFamily([
      aStudent('Jeanne Bernard', '2018-02-03', ['Violon', 'musique']),
      aStudent('Léo Bernard', '2014-05-06', ['Piano', 'musique'], ['Formation musicale', 'musique'], ['Chœur', 'musique']),
    ]);
    const { lines, unpriced, totals } = priceOf(family, [
      music,
      aTariff('Frais de dossier', { charge: 'household', rates: [aRate(1_500)] }),
    ]);
    expect(unpriced).toEqual([]);
    expect(lines.map(({ wording, totalCents }) => [wording, totalCents])).toEqual([
      ['Léo Bernard – Cursus musique', 21_000],
      ['Jeanne Bernard – Cursus musique', 20_000],
      ['Frais de dossier', 1_500],
    ]);
    expect(totals).toEqual({ cotisation: 42_500, location: 0 });
    expect(lines[0]?.enrolmentIds).toEqual(['Léo Bernard-Piano', 'Léo Bernard-Formation musicale', 'Léo Bernard-Chœur']);
    expect(lines[0]?.explanation).toEqual([
      'Léo Bernard suit Piano, Formation musicale et Chœur\u00a0: tarif «\u00a0Cursus musique\u00a0», compté une seule fois.',
      '1er inscrit de la famille, du plus âgé au plus jeune.',
      'Quotient familial de 850,00\u00a0€\u00a0: tranche de 600,00\u00a0€ à moins de 1\u202f100,00\u00a0€.',
      'Résidence\u00a0: commune.',
    ]);
    expect(lines[1]?.explanation[1]).toBe('2e inscrit de la famille, du plus âgé au plus jeune\u00a0: tarif à partir du 2e.');
    expect(lines[2]?.explanation).toEqual(['Compté une fois pour le foyer.']);
  });

  it('takes the tariff that names most of a course: the cycle within the cursus, the cursus before the discipline', () => {
    const tariffs = [
      aTariff('Tout', { rates: [aRate(100)] }),
      aTariff('Chœur', { disciplineId: 'Chœur', rates: [aRate(200)] }),
      aTariff('Musique', { curriculumId: 'musique', rates: [aRate(400)] }),
      aTariff('Musique, cycle 3', { curriculumId: 'musique', cycleId: '3', rates: [aRate(800)] }),
    ];
    const priced = (...studies: [string, string?, string?][]) =>
      priceOf(aFamily([aStudent('Nour', null, ...studies)]), tariffs).lines.map(({ tariffId }) => tariffId);
    expect(priced(['Danse'])).toEqual(['Tout']);
    expect(priced(['Chœur'])).toEqual(['Chœur']);
    expect(priced(['Chœur', 'musique'])).toEqual(['Musique']);
    expect(priced(['Piano', 'musique', '3'], ['Chœur', 'musique', '3'])).toEqual(['Musique, cycle 3']);
    expect(priced(['Piano', 'musique', '2'], ['Chœur'])).toEqual(['Musique', 'Chœur']);
  });

  it('is the dearest where quotient or residence is not known, and says so', () => {
    const family = aFamily([aStudent('Nour', null, ['Piano', 'musique'])], { quotientCents: null, residence: null });
    const [line] = priceOf(family, [music]).lines;
    expect(line?.totalCents).toBe(66_000);
    expect(line?.explanation).toContain('Quotient familial inconnu\u00a0: le tarif le plus élevé s’applique.');
    expect(line?.explanation).toContain('Résidence inconnue\u00a0: le tarif le plus élevé s’applique.');
  });

  it('is charged by term where the table has terms, by the year where it has none', () => {
    const byTerm = aTariff('Piano', { disciplineId: 'Piano', rates: [aRate(30_000), aRate(10_500, { period: 'term' })] });
    const fee = aTariff('Carte', { charge: 'student', rates: [aRate(500)] });
    const { lines, totals } = priceOf(aFamily([aStudent('Nour', null, ['Piano'])], { period: 'term' }), [byTerm, fee]);
    expect(lines.map((line) => [line.wording, line.quantityHundredths, line.unitPriceCents, line.totalCents, line.period])).toEqual([
      ['Nour – Piano', 300, 10_500, 31_500, 'term'],
      ['Nour – Carte', 100, 500, 500, 'year'],
    ]);
    expect(lines[0]?.explanation.at(-1)).toBe('3 trimestres à 105,00\u00a0€.');
    expect(totals.cotisation).toBe(32_000);
  });

  it('counts the months begun of a rental, ten at most, in its own ledger', () => {
    const violin = aTariff('Location d’instrument', { charge: 'rental', ledger: 'location', rates: [aRate(1_200, { period: 'month' })] });
    const rental = { id: 'r', name: 'Violon n° 12', studentId: null, tariffId: violin.id, startsOn: '2026-10-15', endsOn: '2027-01-02' };
    const { lines, totals } = priceOf(aFamily([], { rentals: [rental], period: 'month' }), [violin]);
    expect(lines[0]).toMatchObject({
      wording: 'Violon n° 12 – Location d’instrument',
      quantityHundredths: 400,
      rentalId: 'r',
      ledger: 'location',
    });
    expect(totals).toEqual({ cotisation: 0, location: 4_800 });
    expect(periodsBetween('month', '2026-09-01', '2027-08-31')).toBe(10);
    expect(periodsBetween('term', '2026-09-01', '2026-12-31')).toBe(2);
    expect(periodsBetween('year', '2026-09-01', '2026-09-02')).toBe(1);
  });

  it('tells what no tariff prices, and takes nothing for free', () => {
    const holed = aTariff('Piano', { disciplineId: 'Piano', rates: [aRate(100, { quotientFromCents: 90_000 })] });
    const family = aFamily([aStudent('Nour', null, ['Piano'], ['Danse'])], {
      rentals: [{ id: 'r', name: 'Alto n° 3', studentId: null, tariffId: null, startsOn: null, endsOn: null }],
    });
    const { lines, unpriced } = priceOf(family, [holed]);
    expect(lines).toEqual([]);
    expect(unpriced.map(({ sentence }) => sentence)).toEqual([
      'Nour, «\u00a0Piano\u00a0»\u00a0: la grille n’a pas de montant pour un quotient de 850,00\u00a0€ et la résidence «\u00a0commune\u00a0».',
      'Nour, Danse\u00a0: aucun tarif ne vaut pour ce cours.',
      'Alto n°\u00a03\u00a0: aucun tarif de location n’est choisi pour ce contrat.',
    ]);
  });

  it('charges nothing to a family of whom nobody is enrolled', () => {
    const fee = aTariff('Frais de dossier', { charge: 'household', rates: [aRate(1_500)] });
    expect(priceOf(aFamily([aStudent('Nour', null)]), [fee, music])).toEqual({
      lines: [],
      unpriced: [],
      totals: { cotisation: 0, location: 0 },
    });
  });
});

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
const residence = fc.constantFrom('commune', 'hors commune', 'agglomération');
const rateArb: fc.Arbitrary<Rate> = fc.record({
  quotientFromCents: maybe(fc.constantFrom(0, 50_000, 100_000)),
  quotientToCents: maybe(fc.constantFrom(50_000, 100_000, 150_000)),
  residence: maybe(residence),
  childRank: maybe(fc.integer({ min: 1, max: 4 })),
  period: fc.constantFrom(...PERIODS),
  amountCents: fc.integer({ min: 0, max: 90_000 }),
});
const about = {
  curriculumId: maybe(fc.constantFrom('c1', 'c2')),
  disciplineId: maybe(fc.constantFrom('d1', 'd2')),
  cycleId: maybe(fc.constantFrom('y1', 'y2')),
};
const tariffsArb: fc.Arbitrary<Tariff[]> = fc
  .array(
    fc.record({
      ...about,
      charge: fc.constantFrom('teaching' as const, 'teaching' as const, 'student' as const, 'household' as const, 'rental' as const),
      rates: fc.array(rateArb, { minLength: 1, maxLength: 8 }),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map((one, i) => ({ ...one, id: `t${i}`, name: `Tarif ${i}`, ledger: one.charge === 'rental' ? 'location' : 'cotisation' })),
  );
const familyArb: fc.Arbitrary<FamilyFacts> = fc.record({
  quotientCents: maybe(fc.integer({ min: 0, max: 200_000 })),
  residence: maybe(residence),
  period: fc.constantFrom(...PERIODS),
  students: fc
    .array(
      fc.record({
        birthDate: maybe(fc.constantFrom('2010-01-01', '2012-06-30', '2015-03-02', '2018-11-11')),
        studies: fc.array(fc.record(about), { maxLength: 4 }),
      }),
      { maxLength: 4 },
    )
    .map((list) =>
      list.map(({ birthDate, studies }, i) => ({
        id: `s${i}`,
        name: `Élève ${i}`,
        birthDate,
        studies: studies.map((study, j) => ({ ...study, enrolmentId: `e${i}-${j}`, name: `Cours ${j}` })),
      })),
    ),
  rentals: fc
    .array(fc.record({ tariffId: maybe(fc.constantFrom('t0', 't1', 't2', 't3')), months: maybe(fc.integer({ min: 1, max: 12 })) }), {
      maxLength: 3,
    })
    .map((list) =>
      list.map(({ tariffId, months }, i) => ({
        id: `r${i}`,
        name: `Objet ${i}`,
        studentId: null,
        tariffId,
        startsOn: months === null ? null : '2026-09-10',
        endsOn: months === null ? null : new Date(Date.UTC(2026, 8 + months - 1, 20)).toISOString().slice(0, 10),
      })),
    ),
});

/**
 * The same price worked out as somebody with the printed tables would: cell by cell, by exhaustion, sharing nothing with the rule. Gives the
 * two totals and how many things have no price.
 */
function naive(family: FamilyFacts, tariffs: readonly Tariff[]) {
  const total = { cotisation: 0, location: 0 };
  let without = 0;
  const YEARLY = { year: 1, term: 3, month: 10 };
  const bill = (tariff: Tariff, rank: number, months: number | null) => {
    let period: keyof typeof YEARLY | null = null;
    for (const tried of [family.period, 'year', 'term', 'month'] as const)
      if (period === null && tariff.rates.filter((rate) => rate.period === tried).length > 0) period = tried;
    const cells: { place: number; named: number; rank: number; cents: number }[] = [];
    for (let place = 0; place < tariff.rates.length; place++) {
      const rate = tariff.rates[place] as Rate;
      if (rate.period !== period) continue;
      if (family.quotientCents !== null) {
        if (rate.quotientFromCents !== null && family.quotientCents < rate.quotientFromCents) continue;
        if (rate.quotientToCents !== null && family.quotientCents >= rate.quotientToCents) continue;
      }
      if (family.residence !== null && rate.residence !== null && rate.residence !== family.residence) continue;
      if (rate.childRank !== null && rate.childRank > rank) continue;
      cells.push({ place, named: rate.residence === null ? 0 : 1, rank: rate.childRank ?? 0, cents: rate.amountCents });
    }
    cells.sort((a, b) => b.named - a.named || b.rank - a.rank || b.cents - a.cents || a.place - b.place);
    const cell = cells[0];
    if (cell === undefined || period === null) without++;
    else {
      let times = YEARLY[period];
      if (months !== null && period === 'month') times = Math.min(10, months);
      if (months !== null && period === 'term') times = months > 6 ? 3 : months > 3 ? 2 : 1;
      for (let i = 0; i < times; i++) total[tariff.ledger] += cell.cents;
    }
  };
  const matches = (tariff: Tariff, study: StudentStudies['studies'][number]) =>
    [tariff.curriculumId, tariff.disciplineId, tariff.cycleId].every(
      (wanted, i) => wanted === null || wanted === [study.curriculumId, study.disciplineId, study.cycleId][i],
    );
  const names = (tariff: Tariff) =>
    `${Number(tariff.curriculumId !== null)}${Number(tariff.disciplineId !== null)}${Number(tariff.cycleId !== null)}`;
  const present = family.students.map((student, place) => ({ student, place })).filter(({ student }) => student.studies.length > 0);
  present.sort((a, b) => {
    if (a.student.birthDate === b.student.birthDate) return a.place - b.place;
    if (a.student.birthDate === null) return 1;
    if (b.student.birthDate === null) return -1;
    return a.student.birthDate < b.student.birthDate ? -1 : 1;
  });
  let rank = 0;
  for (const { student } of present) {
    rank++;
    const billed: string[] = [];
    for (const study of student.studies) {
      const fitting = tariffs.filter((tariff) => tariff.charge === 'teaching' && matches(tariff, study));
      if (fitting.length === 0) without++;
      else {
        let best = fitting[0] as Tariff;
        for (const one of fitting) if (names(one) > names(best)) best = one;
        if (billed.includes(best.id)) continue;
        billed.push(best.id);
        bill(best, rank, null);
      }
    }
    for (const tariff of tariffs)
      if (tariff.charge === 'student' && student.studies.some((study) => matches(tariff, study))) bill(tariff, rank, null);
  }
  for (const tariff of tariffs)
    if (tariff.charge === 'household' && present.some(({ student }) => student.studies.some((study) => matches(tariff, study))))
      bill(tariff, 1, null);
  for (const rental of family.rentals) {
    const tariff = tariffs.find(({ id, charge }) => id === rental.tariffId && charge === 'rental');
    if (!tariff) without++;
    else if (rental.startsOn === null || rental.endsOn === null) bill(tariff, 1, null);
    else bill(tariff, 1, monthsBegun(rental.startsOn, rental.endsOn));
  }
  return { total, without };
}

/** Counted month after month on the calendar. */
function monthsBegun(from: string, to: string): number {
  let months = 0;
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); months++) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  }
  return months;
}

describe('for every family and every table', () => {
  it('the price is what a naive computation finds, to the cent', () => {
    fc.assert(
      fc.property(familyArb, tariffsArb, (family, tariffs) => {
        const { lines, unpriced, totals } = priceOf(family, tariffs);
        const { total, without } = naive(family, tariffs);
        expect(totals).toEqual(total);
        expect(unpriced).toHaveLength(without);
        for (const line of lines) {
          expect(line.totalCents).toBe((line.quantityHundredths * line.unitPriceCents) / 100);
          expect(line.explanation.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('a table that can be saved has one rate at most for a family that is known', () => {
    fc.assert(
      fc.property(
        fc.array(rateArb, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 0, max: 200_000 }),
        residence,
        (rates, quotient, where) => {
          fc.pre(Object.keys(ratesProblems(rates)).length === 0);
          for (const period of PERIODS)
            for (const rank of [1, 2, 3, 4])
              for (const named of [where, null])
                expect(
                  rates.filter(
                    (rate) =>
                      rate.period === period && (rate.childRank ?? 1) === rank && rate.residence === named && isInBracket(rate, quotient),
                  ).length,
                ).toBeLessThan(2);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('a table of brackets that touch has a price for every quotient; where one is missing, that one has none and it is told', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 200_000 }), { maxLength: 5 }).map((list) => [0, ...list.sort((a, b) => a - b)]);
    fc.assert(
      fc.property(cuts, fc.integer({ min: 0, max: 300_000 }), fc.nat(), residence, (starts, quotientCents, at, where) => {
        const rates = starts.map((from, i) =>
          aRate(100 + i, { quotientFromCents: from, quotientToCents: starts[i + 1] ?? null, residence: where }),
        );
        const asked = { quotientCents, residence: where, period: 'year', rank: 1 } as const;
        expect(gapsIn(rates)).toEqual([]);
        expect(rateFor(rates, asked)).toBeDefined();
        const missing = rates[at % rates.length];
        const rest = rates.filter((rate) => rate !== missing);
        if (rest.length > 0) expect(gapsIn(rest)).toHaveLength(1);
        expect(rateFor(rest, asked) === undefined).toBe(missing !== undefined && isInBracket(missing, quotientCents));
      }),
    );
  });
});

describe('a table of rates', () => {
  it('is refused where two brackets meet, where one ends before it begins, and empty', () => {
    const low = aRate(100, { quotientFromCents: 0, quotientToCents: 60_000 });
    expect(ratesProblems([])).toEqual({ rates: 'Indiquez au moins un montant.' });
    expect(ratesProblems([low, aRate(200, { quotientFromCents: 50_000, quotientToCents: null })])).toEqual({
      'rates.1': 'Cette tranche en recouvre une autre (moins de 600,00\u00a0€)\u00a0: un quotient aurait deux prix.',
    });
    expect(Object.keys(ratesProblems([aRate(1, { quotientFromCents: 60_000, quotientToCents: 60_000 })]))).toEqual(['rates.0']);
    expect(
      ratesProblems([low, aRate(200, { quotientFromCents: 60_000 }), { ...low, childRank: 2 }, { ...low, residence: 'commune' }]),
    ).toEqual({});
    expect(
      Object.keys(
        ratesProblems([
          { ...low, residence: 'Hors commune' },
          { ...low, residence: 'hors-commune' },
        ]),
      ),
    ).toEqual(['rates.1']);
  });

  it('tells for which quotients it has no amount', () => {
    expect(gapsIn([aRate(1, { quotientFromCents: 20_000, quotientToCents: 60_000 }), aRate(2, { quotientFromCents: 80_000 })])).toEqual([
      'Pas de montant pour un quotient de moins de 200,00\u00a0€.',
      'Pas de montant pour un quotient de 600,00\u00a0€ à moins de 800,00\u00a0€.',
    ]);
    expect(gapsIn([aRate(1, { residence: 'commune', quotientToCents: 60_000 }), aRate(2, { period: 'term' })])).toEqual([
      'Pas de montant à l’année, «\u00a0commune\u00a0», pour un quotient à partir de 600,00\u00a0€.',
    ]);
    expect(gapsIn(music.rates)).toEqual([]);
  });

  it('is raised by a percentage and rounded', () => {
    expect(raised(33_000, 250, 100)).toBe(33_800);
    expect(raised(33_000, 250, 1)).toBe(33_825);
    expect(raised(33_000, -1_000, 500)).toBe(29_500);
  });
});
