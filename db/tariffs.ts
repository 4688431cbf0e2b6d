import { newId } from '../shared/ids.ts';
import type { Rate, Tariff } from '../shared/rules/tariffs.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { Row } from './tables.ts';

// The office's tariff tables.

export type TariffRecord = Awaited<ReturnType<typeof listTariffs>>[number];

const withSite = (db: ReadDb) =>
  db
    .selectFrom('tariff')
    .innerJoin('site', 'site.id', 'tariff.site_id')
    .leftJoin('curriculum', 'curriculum.id', 'tariff.curriculum_id')
    .leftJoin('discipline', 'discipline.id', 'tariff.discipline_id')
    .leftJoin('cycle', 'cycle.id', 'tariff.cycle_id')
    .selectAll('tariff')
    .select(['site.short_name as site_name', 'curriculum.name as curriculum', 'discipline.name as discipline', 'cycle.name as cycle']);

/** A site's tariffs of one year with those of every year (or all, `schoolYearId` null), archived ones last. */
export const listTariffs = (db: ReadDb, siteId: string, schoolYearId: string | null) =>
  withSite(db)
    .where('tariff.site_id', '=', siteId)
    .$if(schoolYearId !== null, (query) =>
      query.where((eb) => eb.or([eb('tariff.school_year_id', 'is', null), eb('tariff.school_year_id', '=', schoolYearId ?? '')])),
    )
    .orderBy((eb) => eb('tariff.archived_at', 'is not', null))
    .orderBy('tariff.position')
    .orderBy('tariff.name')
    .orderBy('tariff.id')
    .execute();

export const findTariff = (db: ReadDb, id: string) => withSite(db).where('tariff.id', '=', id).executeTakeFirst();

/** The rates of each of these tariffs, from the lowest bracket, the first child first. */
export async function ratesOf(db: ReadDb, tariffIds: readonly string[]): Promise<Map<string, Rate[]>> {
  const rates = new Map<string, Rate[]>(tariffIds.map((id) => [id, []]));
  if (tariffIds.length === 0) return rates;
  const rows = await db
    .selectFrom('tariff_rate')
    .selectAll()
    .where('tariff_id', 'in', tariffIds)
    .orderBy('quotient_from_cents')
    .orderBy('residence')
    .orderBy('child_rank')
    .orderBy('period')
    .orderBy('id')
    .execute();
  for (const row of rows)
    rates.get(row.tariff_id)?.push({
      quotientFromCents: row.quotient_from_cents,
      quotientToCents: row.quotient_to_cents,
      residence: row.residence,
      childRank: row.child_rank,
      period: row.period,
      amountCents: row.amount_cents,
    });
  return rates;
}

/** What prices a site's families in a year, as `priceOf` takes it: none archived, in the office's order. */
export async function tariffsInUse(db: ReadDb, siteId: string, schoolYearId: string): Promise<Tariff[]> {
  const rows = (await listTariffs(db, siteId, schoolYearId)).filter(({ archived_at }) => archived_at === null);
  const rates = await ratesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => asTariff(row, rates.get(row.id) ?? []));
}

type Named = Pick<Row<'tariff'>, 'id' | 'name' | 'ledger' | 'charge' | 'curriculum_id' | 'discipline_id' | 'cycle_id'>;

export const asTariff = (row: Named, rates: readonly Rate[]): Tariff => ({
  id: row.id,
  name: row.name,
  ledger: row.ledger,
  charge: row.charge,
  curriculumId: row.curriculum_id,
  disciplineId: row.discipline_id,
  cycleId: row.cycle_id,
  rates,
});

export interface NewTariff extends Omit<Tariff, 'id'> {
  siteId: string;
  schoolYearId: string | null;
}

const columns = (tariff: NewTariff) => ({
  site_id: tariff.siteId,
  school_year_id: tariff.schoolYearId,
  name: tariff.name,
  ledger: tariff.ledger,
  charge: tariff.charge,
  curriculum_id: tariff.curriculumId,
  discipline_id: tariff.disciplineId,
  cycle_id: tariff.cycleId,
});

/** After all that the site has already; gives its id. */
export async function insertTariff(db: WriteDb, tariff: NewTariff): Promise<string> {
  const id = newId();
  const { next } = await db
    .selectFrom('tariff')
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)), '+', 1).as('next'))
    .where('site_id', '=', tariff.siteId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('tariff')
    .values({ id, ...columns(tariff), position: Number(next), archived_at: null, version: 1 })
    .execute();
  await insertRates(db, id, tariff.rates);
  return id;
}

/** All its rates are written anew. */
export async function updateTariff(db: WriteDb, id: string, tariff: NewTariff): Promise<void> {
  await db
    .updateTable('tariff')
    .set((eb) => ({ ...columns(tariff), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('tariff_rate').where('tariff_id', '=', id).execute();
  await insertRates(db, id, tariff.rates);
}

async function insertRates(db: WriteDb, tariffId: string, rates: readonly Rate[]): Promise<void> {
  for (const rate of rates)
    await db
      .insertInto('tariff_rate')
      .values({
        id: newId(),
        tariff_id: tariffId,
        quotient_from_cents: rate.quotientFromCents,
        quotient_to_cents: rate.quotientToCents,
        residence: rate.residence,
        child_rank: rate.childRank,
        period: rate.period,
        amount_cents: rate.amountCents,
      })
      .execute();
}

/** `at` null: it prices again. */
export const setTariffArchived = (db: WriteDb, id: string, at: string | null) =>
  db
    .updateTable('tariff')
    .set((eb) => ({ archived_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** How many contracts that still run name it. */
export async function contractsOn(db: ReadDb, tariffId: string): Promise<number> {
  const { n } = await db
    .selectFrom('rental')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tariff_id', '=', tariffId)
    .where('returned_on', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}

export const listSchoolYears = (db: ReadDb) =>
  db.selectFrom('school_year').select(['id', 'label', 'starts_on', 'ends_on', 'current']).orderBy('label', 'desc').execute();

export const findSchoolYear = (db: ReadDb, id: string) =>
  db.selectFrom('school_year').select(['id', 'label', 'starts_on', 'ends_on', 'current']).where('id', '=', id).executeTakeFirst();

/** As families' sheets and tariffs spell them. */
export async function residencesOf(db: ReadDb, siteId: string): Promise<string[]> {
  const families = await db
    .selectFrom('family')
    .select('residence')
    .distinct()
    .where('site_id', '=', siteId)
    .where('residence', 'is not', null)
    .limit(50)
    .execute();
  const rates = await db
    .selectFrom('tariff_rate')
    .innerJoin('tariff', 'tariff.id', 'tariff_rate.tariff_id')
    .select('tariff_rate.residence')
    .distinct()
    .where('tariff.site_id', '=', siteId)
    .where('tariff_rate.residence', 'is not', null)
    .execute();
  const all = new Set([...rates, ...families].flatMap(({ residence }) => residence ?? []));
  return [...all].sort((a, b) => a.localeCompare(b, 'fr'));
}
