import type { ReadDb, WriteDb } from './open.ts';

// Raw JSON values: their shapes and defaults belong to the contract. A site's own value stands before the one for all sites.

/** The site_id of what holds for every site. */
export const ALL_SITES = '';

/** The value kept for exactly this site (or for all sites); undefined when there is none. */
export async function findSetting(db: ReadDb, key: string, siteId: string = ALL_SITES): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('site_id', '=', siteId).where('key', '=', key).executeTakeFirst();
  return row && JSON.parse(row.value);
}

/** Every setting that holds for a site, by key: its own, else the one for all sites. */
export async function listSettings(db: ReadDb, siteId: string = ALL_SITES): Promise<Record<string, unknown>> {
  const rows = await db
    .selectFrom('setting')
    .select(['key', 'value'])
    .where('site_id', 'in', [ALL_SITES, siteId])
    .orderBy('site_id')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]));
}

/** Keeps a value (anything JSON can say); undefined removes it, so that the wider one holds again. */
export async function setSetting(db: WriteDb, key: string, value: unknown, now: Date, siteId: string = ALL_SITES): Promise<void> {
  if (value === undefined) {
    await db.deleteFrom('setting').where('site_id', '=', siteId).where('key', '=', key).execute();
    return;
  }
  const row = { site_id: siteId, key, value: JSON.stringify(value), updated_at: now.toISOString() };
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.columns(['site_id', 'key']).doUpdateSet({ value: row.value, updated_at: row.updated_at }))
    .execute();
}
