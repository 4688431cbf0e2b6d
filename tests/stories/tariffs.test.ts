import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import { aWorld, type World } from '../helpers/world.ts';

type Saved = InputOf<'tariffs.save'>;
type Rate = Saved['rates'][number];

const rate = (amountCents: number, more: Partial<Rate> = {}): Rate => ({
  quotientFromCents: null,
  quotientToCents: null,
  residence: null,
  childRank: null,
  period: 'year',
  amountCents,
  ...more,
});
const brackets = (...prices: [from: number, to: number | null, cents: number][]): Rate[] =>
  prices.map(([quotientFromCents, quotientToCents, cents]) => rate(cents, { quotientFromCents, quotientToCents }));

async function anOffice() {
  const w = await aWorld();
  const nadia = await w.signInStaff('nadia');
  const { siteId } = w.cast.claire;
  const choices = await nadia.call('tariffs.choices', { siteId });
  const year = choices.schoolYears.find(({ current }) => current);
  if (!year) throw new Error('no current year');
  const tariff = (more: Partial<Saved> = {}): Saved => ({
    siteId,
    schoolYearId: year.id,
    name: 'Tous les cours',
    charge: 'teaching',
    curriculumId: null,
    disciplineId: null,
    cycleId: null,
    rates: [rate(20_000)],
    ...more,
  });
  const list = async (schoolYearId = year.id) => (await nadia.call('tariffs.list', { siteId, schoolYearId })).rows;
  const simulate = (who: InputOf<'billing.simulate'>['who'], more: Partial<InputOf<'billing.simulate'>> = {}) =>
    nadia.call('billing.simulate', { siteId, schoolYearId: year.id, period: 'year', who, ...more });
  return { w, nadia, siteId, choices, year, tariff, list, simulate, familyId: await familyOf(w, 'Bernard') };
}

async function familyOf(w: World, search: string): Promise<string> {
  const { rows } = await w.staff.call('families.list', { search });
  const [family] = rows;
  if (!family) throw new Error(`nobody is called ${search}`);
  return family.id;
}

test('accounting sets a table of prices, sees whom it reaches before saving, and a family’s price is told line by line', async () => {
  const { w, nadia, tariff, list, simulate, familyId } = await anOffice();
  const before = await simulate({ familyId });
  expect(before.lines).toEqual([]);
  expect(before.unpriced.map(({ sentence }) => sentence).join(' ')).toContain('aucun tarif ne vaut pour ce cours');

  const typed = tariff({ rates: brackets([0, 60_000, 12_000], [60_000, null, 24_000]) });
  const effect = await nadia.call('tariffs.preview', typed);
  expect(effect).toMatchObject({ beforeCents: 0, cheaper: 0, dearer: effect.families });
  expect(effect.examples.length).toBeGreaterThan(0);
  const { id, version } = await nadia.call('tariffs.save', typed);
  expect(version).toBe(1);
  await nadia.call('tariffs.save', tariff({ name: 'Frais de dossier', charge: 'household', rates: [rate(1_500)] }));
  expect((await list()).map((row) => [row.name, row.holdsFor, row.ledger, row.gaps])).toEqual([
    ['Tous les cours', null, 'cotisation', []],
    ['Frais de dossier', null, 'cotisation', []],
  ]);

  const priced = await simulate({ familyId });
  expect(priced.unpriced).toEqual([]);
  expect(priced.lines.at(-1)).toMatchObject({
    wording: 'Frais de dossier',
    totalCents: 1_500,
    explanation: ['Compté une fois pour le foyer.'],
  });
  expect(priced.totals.cotisation).toBe(priced.lines.reduce((sum, line) => sum + line.totalCents, 0));
  expect(priced.lines[0]?.wording).toContain('– Tous les cours');

  // the same table, dearer: the change is seen on the families that pay it
  const dearer = await nadia.call('tariffs.preview', { ...tariff({ rates: brackets([0, null, 30_000]) }), id });
  expect(dearer.afterCents).toBeGreaterThan(dearer.beforeCents);
  const { rows: history } = await w.staff.call('history.list', { search: 'tarif' });
  expect(history.map(({ sentence }) => sentence)).toEqual(['a ajouté le tarif : Frais de dossier', 'a ajouté le tarif : Tous les cours']);
});

describe('a tariff is refused', () => {
  test('where brackets overlap or it has no amount; a gap is saved and told', async () => {
    const { nadia, tariff, list } = await anOffice();
    const overlapping = tariff({ rates: brackets([0, 60_000, 100], [50_000, null, 200]) });
    const refusal = await nadia.refused('tariffs.save', overlapping);
    expect(refusal).toMatchObject({ code: 'invalid', fields: { 'rates.1': expect.stringContaining('un quotient aurait deux prix') } });
    expect((await nadia.refused('tariffs.preview', overlapping)).code).toBe('invalid');
    expect((await nadia.refused('tariffs.save', tariff({ rates: [] }))).fields?.rates).toBe('Indiquez au moins un montant.');
    expect((await nadia.refused('tariffs.save', tariff({ rates: [rate(-1)] }))).fields?.['rates.0.amountCents']).toContain('négatif');
    await nadia.call('tariffs.save', tariff({ rates: brackets([0, 60_000, 100], [80_000, null, 200]) }));
    expect((await list())[0]?.gaps).toEqual(['Pas de montant pour un quotient de 600,00\u00a0€ à moins de 800,00\u00a0€.']);
  });

  test('under a name that stands, for courses that another holds for, or with what the site does not have', async () => {
    const { nadia, tariff, choices } = await anOffice();
    await nadia.call('tariffs.save', tariff());
    const twin = await nadia.refused('tariffs.save', tariff({ name: 'tous les cours' }));
    expect(twin.fields?.name).toContain('Un tarif de ce nom vaut déjà');
    expect(twin.fields?.curriculumId).toContain('«\u00a0Tous les cours\u00a0» vaut déjà pour les mêmes cours');
    const disciplineId = choices.disciplines[0]?.id ?? null;
    await nadia.call('tariffs.save', tariff({ name: 'Une discipline', disciplineId }));
    const nowhere = tariff({ name: 'Ailleurs', curriculumId: '00000000-0000-4000-8000-000000000000' });
    expect((await nadia.refused('tariffs.save', nowhere)).fields?.curriculumId).toContain('n’existe pas sur ce site');
    expect((await nadia.refused('tariffs.save', tariff({ name: 'A', schoolYearId: '00000000-0000-4000-8000-000000000000' }))).code).toBe(
      'not-found',
    );
    const odd = tariff({ name: 'Location', charge: 'rental', disciplineId, rates: [rate(1, { childRank: 2 })] });
    expect(Object.keys((await nadia.refused('tariffs.save', odd)).fields ?? {}).sort()).toEqual(['charge', 'rates']);
  });

  test('from the second of two windows, and once archived; archived it prices nothing, and comes back', async () => {
    const { nadia, tariff, list, simulate, familyId } = await anOffice();
    const { id } = await nadia.call('tariffs.save', tariff());
    expect(await nadia.call('tariffs.save', { ...tariff({ rates: [rate(25_000)] }), id, version: 1 })).toEqual({ id, version: 2 });
    expect(await nadia.refused('tariffs.save', { ...tariff(), id, version: 1 })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('a changé depuis que vous l’avez ouvert'),
    });
    expect((await nadia.refused('tariffs.archive', { id, version: 1 })).code).toBe('conflict');
    await nadia.call('tariffs.archive', { id, version: 2 });
    expect((await simulate({ familyId })).lines).toEqual([]);
    expect((await nadia.refused('tariffs.archive', { id, version: 3 })).message).toContain('déjà archivé');
    expect((await nadia.refused('tariffs.save', { ...tariff(), id, version: 3 })).message).toContain('remettez-le en service');
    const { id: other, version } = await nadia.call('tariffs.save', tariff({ name: 'Nouveau' }));
    expect((await nadia.refused('tariffs.restore', { id, version: 3 })).message).toContain('vaut déjà pour les mêmes cours');
    await nadia.call('tariffs.archive', { id: other, version });
    await nadia.call('tariffs.restore', { id, version: 3 });
    expect((await nadia.refused('tariffs.restore', { id, version: 4 })).message).toContain('déjà en service');
    expect((await list()).map((row) => [row.name, row.archivedAt === null])).toEqual([
      ['Tous les cours', true],
      ['Nouveau', false],
    ]);
  });
});

test('a year’s tariffs are copied for the next one, raised and rounded; a second time they are there already', async () => {
  const { w, nadia, siteId, year, choices, tariff, list } = await anOffice();
  const copy = { siteId, fromYearId: year.id, toYear: choices.nextYear };
  expect((await nadia.refused('tariffs.copy', copy)).message).toContain('il n’y a rien à copier');
  await nadia.call('tariffs.save', tariff({ rates: brackets([0, 60_000, 12_345], [60_000, null, 33_000]) }));
  await nadia.call('tariffs.save', tariff({ name: 'Toujours', charge: 'household', schoolYearId: null, rates: [rate(1_500)] }));
  expect((await nadia.refused('tariffs.copy', { ...copy, toYear: year.label })).fields?.toYear).toContain('autre année');
  expect((await nadia.refused('tariffs.copy', { ...copy, toYear: '2027-2029' })).fields?.toYear).toContain('d’une année à la suivante');
  const { schoolYearId, count } = await nadia.call('tariffs.copy', { ...copy, percentHundredths: 250, roundToCents: 100 });
  expect(count).toBe(1);
  const next = await list(schoolYearId);
  expect(next.map((row) => [row.name, row.rates.map(({ amountCents }) => amountCents)])).toEqual([
    ['Toujours', [1_500]],
    ['Tous les cours', [12_700, 33_800]],
  ]);
  expect((await list())[0]?.rates.map(({ amountCents }) => amountCents)).toEqual([12_345, 33_000]);
  const again = await nadia.refused('tariffs.copy', copy);
  expect(again.fields?.toYear).toContain('a déjà 1 tarif');
  const { rows: history } = await w.staff.call('history.list', { search: 'copié' });
  expect(history.map(({ sentence }) => sentence)).toEqual([`a copié les tarifs ${year.label} vers ${choices.nextYear} : 1 tarif (Centre)`]);
});

test('a family that has no file yet is priced on what it says; the same family is the same price', async () => {
  const { nadia, tariff, choices, simulate } = await anOffice();
  const disciplineId = choices.disciplines[0]?.id ?? null;
  await nadia.call(
    'tariffs.save',
    tariff({
      disciplineId,
      name: 'Cours',
      rates: [
        rate(20_000, { childRank: 1 }),
        rate(15_000, { childRank: 2 }),
        rate(8_000, { childRank: 1, period: 'term' }),
        rate(6_000, { childRank: 2, period: 'term' }),
      ],
    }),
  );
  const { id: violin } = await nadia.call(
    'tariffs.save',
    tariff({ name: 'Location d’instrument', charge: 'rental', rates: [rate(9_000)] }),
  );
  const child = (name: string, birthDate: string | null) => ({
    name,
    birthDate,
    studies: [{ curriculumId: null, disciplineId, cycleId: null }],
  });
  const facts = {
    quotientCents: null,
    residence: null,
    students: [child('Cadet', '2019-01-01'), child('Aînée', '2015-01-01')],
    rentalTariffIds: [violin],
  };
  const yearly = await simulate({ facts });
  expect(yearly.lines.map(({ wording, totalCents }) => [wording, totalCents])).toEqual([
    ['Aînée – Cours', 20_000],
    ['Cadet – Cours', 15_000],
    ['Location – Location d’instrument', 9_000],
  ]);
  expect(yearly.totals).toEqual({ cotisation: 35_000, location: 9_000 });
  expect((await simulate({ facts }, { period: 'term' })).totals.cotisation).toBe(42_000);

  const nothing = {
    ...facts,
    students: [{ name: 'Léa', birthDate: null, studies: [{ curriculumId: null, disciplineId: null, cycleId: null }] }],
  };
  const { siteId, schoolYearId } = { siteId: tariff().siteId, schoolYearId: tariff().schoolYearId ?? '' };
  const ask = (typed: typeof facts) => nadia.refused('billing.simulate', { siteId, schoolYearId, period: 'year', who: { facts: typed } });
  expect((await ask(nothing)).fields?.['who.facts.students.0.studies.0']).toContain('Choisissez une discipline');
  expect((await ask({ ...facts, rentalTariffIds: [tariff().siteId] })).fields?.['who.facts.rentalTariffIds.0']).toContain(
    'choisissez dans la liste',
  );
});

test('a family of another site is not found there, and whoever may not read a quotient does not simulate', async () => {
  const { w, nadia, year, familyId } = await anOffice();
  const { siteId: other } = w.cast.alice;
  const asked = { siteId: other, schoolYearId: year.id, period: 'year', who: { familyId } } as const;
  expect((await nadia.refused('billing.simulate', asked)).code).toBe('not-found');
  const hugo = await w.signInStaff('hugo');
  const marc = await w.signInStaff('marc');
  expect((await hugo.refused('billing.simulate', { ...asked, siteId: w.cast.claire.siteId })).code).toBe('not-allowed');
  await marc.call('billing.simulate', { ...asked, siteId: w.cast.claire.siteId });
  for (const person of [hugo, marc]) {
    await person.call('tariffs.list', { siteId: w.cast.claire.siteId, schoolYearId: year.id });
    expect((await person.refused('tariffs.archive', { id: other, version: 1 })).code).toBe('not-allowed');
  }
});
