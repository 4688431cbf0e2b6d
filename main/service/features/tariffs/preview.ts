import { type PricedFamily, pricedFamiliesOf } from '../../../../db/pricing-facts.ts';
import { findSchoolYear, listSchoolYears, tariffsInUse } from '../../../../db/tariffs.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { type Price, priceOf, type Tariff } from '../../../../shared/rules/tariffs.ts';
import type { ReadVerb } from '../../context.ts';
import { requireSound } from './check.ts';

/** Families shown: those whose price changes most. */
const EXAMPLES = 6;
const NEW = '00000000-0000-4000-8000-000000000000';

/** Every family of the site, paid by the year, with the tables as they are and as they would be. Nothing is written. */
export const preview: ReadVerb<'tariffs.preview'> = async ({ db }, { id = null, ...typed }) => {
  await requireSound(db, id, typed);
  const year = typed.schoolYearId
    ? await findSchoolYear(db, typed.schoolYearId)
    : (await listSchoolYears(db)).find(({ current }) => current === 1);
  if (!year) throw notFound('Cette année scolaire');
  const before = await tariffsInUse(db, typed.siteId, year.id);
  const tariff: Tariff = { ...typed, id: id ?? NEW, ledger: typed.charge === 'rental' ? 'location' : 'cotisation' };
  const after = before.some((one) => one.id === id) ? before.map((one) => (one.id === id ? tariff : one)) : [...before, tariff];
  const counted = { families: 0, dearer: 0, cheaper: 0, beforeCents: 0, afterCents: 0, unpriced: 0 };
  let examples: { familyId: string; name: string; beforeCents: number; afterCents: number }[] = [];
  for await (const lot of pricedFamiliesOf(db, typed.siteId, { id: year.id, startsOn: year.starts_on, endsOn: year.ends_on })) {
    for (const family of lot) {
      if (isIdle(family)) continue;
      const [was, will] = [priceFor(family, before), priceFor(family, after)];
      const [beforeCents, afterCents] = [sumOf(was), sumOf(will)];
      counted.families++;
      counted.beforeCents += beforeCents;
      counted.afterCents += afterCents;
      if (afterCents > beforeCents) counted.dearer++;
      if (afterCents < beforeCents) counted.cheaper++;
      if (will.unpriced.length > 0) counted.unpriced++;
      if (afterCents !== beforeCents) examples.push({ familyId: family.id, name: family.name, beforeCents, afterCents });
    }
    examples = examples.sort((a, b) => changeOf(b) - changeOf(a) || a.name.localeCompare(b.name, 'fr')).slice(0, EXAMPLES);
  }
  return { ...counted, examples };
};

const priceFor = ({ facts }: PricedFamily, tariffs: readonly Tariff[]): Price => priceOf({ ...facts, period: 'year' }, tariffs);
const sumOf = ({ totals }: Price): number => totals.cotisation + totals.location;
const changeOf = ({ beforeCents, afterCents }: { beforeCents: number; afterCents: number }): number => Math.abs(afterCents - beforeCents);
const isIdle = ({ facts }: PricedFamily): boolean =>
  facts.rentals.length === 0 && facts.students.every(({ studies }) => studies.length === 0);
