import type { ExpressionBuilder } from 'kysely';
import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { setSetting } from './settings.ts';
import type { NewRow, Row, Tables } from './tables.ts';

// What the administrator sees and changes of the sites, and how each looks on its families' pages.

/** The setting of a site that says which logo it has: another string for another picture, so that browsers may keep it for ever. */
const LOGO = 'logo';

/** For a query on `site`: that string as JSON, or null. */
const logoVersion = (site: ExpressionBuilder<Tables, 'site'>) =>
  site.selectFrom('setting').select('setting.value').whereRef('setting.site_id', '=', 'site.id').where('setting.key', '=', LOGO);

/** Without the pictures, which are read one at a time. */
const sheets = (db: ReadDb) =>
  db
    .selectFrom('site')
    .select(['id', 'name', 'short_name', 'address_line', 'address_extra', 'postal_code', 'city', 'phone', 'email'])
    .select(['accent', 'home_message', 'help_text', 'public_body'])
    .select((site) => [
      site
        .selectFrom('family')
        .select((family) => family.fn.countAll<number>().as('n'))
        .whereRef('family.site_id', '=', 'site.id')
        .where('family.archived_at', 'is', null)
        .as('families'),
      logoVersion(site).as('logo'),
    ]);

export const listSiteSheets = (db: ReadDb) => sheets(db).orderBy('position').orderBy('name').execute();
export type SiteSheetRow = Awaited<ReturnType<typeof listSiteSheets>>[number];

export const findSiteSheet = (db: ReadDb, id: string) => sheets(db).where('id', '=', id).executeTakeFirst();

/** The site that has this name, whatever its capitals, but for the one it is asked for. */
export async function findSiteNamed(db: ReadDb, name: string, exceptId: string | null): Promise<boolean> {
  const rows = await db.selectFrom('site').select(['id', 'name']).execute();
  return rows.some((site) => site.id !== exceptId && site.name.toLocaleLowerCase('fr') === name.toLocaleLowerCase('fr'));
}

export type SiteTyped = Omit<NewRow<'site'>, 'id' | 'created_at' | 'logo' | 'logo_type' | 'position'>;

/** The last in the order. */
export async function insertSiteSheet(db: WriteDb, site: SiteTyped, now: Date): Promise<string> {
  const id = newId();
  const { last } = await db
    .selectFrom('site')
    .select((row) => row.fn.max<number | null>('position').as('last'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('site')
    .values({ ...site, id, position: (last ?? -1) + 1, created_at: now.toISOString() })
    .execute();
  return id;
}

export const updateSite = (db: WriteDb, id: string, site: SiteTyped) => db.updateTable('site').set(site).where('id', '=', id).execute();

export async function orderSites(db: WriteDb, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await db.updateTable('site').set({ position }).where('id', '=', id).execute();
}

export const readLogo = (db: ReadDb, id: string): Promise<Pick<Row<'site'>, 'logo' | 'logo_type'> | undefined> =>
  db.selectFrom('site').select(['logo', 'logo_type']).where('id', '=', id).executeTakeFirst();

/** Another picture, or none (null). */
export async function setLogo(db: WriteDb, id: string, logo: { bytes: Uint8Array; mediaType: string; version: string } | null, now: Date) {
  const kept = { logo: logo && Buffer.from(logo.bytes), logo_type: logo?.mediaType ?? null };
  await db.updateTable('site').set(kept).where('id', '=', id).execute();
  await setSetting(db, LOGO, logo?.version, now, id);
}

/** How the pages of each site look: its colour, and which logo. */
export const listSiteLooks = (db: ReadDb) =>
  db
    .selectFrom('site')
    .select(['id', 'accent'])
    .select((site) => logoVersion(site).as('logo'))
    .execute();
