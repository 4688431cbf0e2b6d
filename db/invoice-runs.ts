import type { ReadDb } from './open.ts';
import type { Row } from './tables.ts';

/** The families in use of a site (or of all), by name. */
export const familiesToBill = (db: ReadDb, siteId: string | null) =>
  db
    .selectFrom('family')
    .innerJoin('site', 'site.id', 'family.site_id')
    .select(['family.id', 'family.name', 'family.number', 'family.site_id as siteId', 'site.short_name as siteName'])
    .where('family.archived_at', 'is', null)
    .where('family.merged_into_id', 'is', null)
    .$if(siteId !== null, (query) => query.where('family.site_id', '=', siteId ?? ''))
    .orderBy('family.search_key')
    .orderBy('family.id')
    .execute();

/** The responsables of these families, the first first. */
export async function guardiansOfFamilies(db: ReadDb, familyIds: readonly string[]): Promise<Map<string, Row<'guardian'>[]>> {
  const rows = await db.selectFrom('guardian').selectAll().where('family_id', 'in', familyIds).orderBy('position').execute();
  const byFamily = new Map<string, Row<'guardian'>[]>();
  for (const row of rows) byFamily.set(row.family_id, [...(byFamily.get(row.family_id) ?? []), row]);
  return byFamily;
}
