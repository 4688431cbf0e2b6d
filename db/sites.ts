import { showPhone } from '../shared/rules/fields.ts';
import type { ReadDb } from './open.ts';
import { prepared } from './prepared.ts';

/** In the order that the office chose; without the logos, which are read one at a time. */
export const listSites = (db: ReadDb) =>
  db.selectFrom('site').select(['id', 'name', 'short_name']).orderBy('position').orderBy('name').execute();

/** What a letter or an e-mail says of the site that writes, its phone as people read it; undefined when there is none. */
export async function findSite(db: ReadDb, id: string) {
  const [row] = await siteRow(db, id);
  return row && { ...row, phone: row.phone && showPhone(row.phone) };
}
const siteRow = prepared((db, id: string) =>
  db
    .selectFrom('site')
    .select(['id', 'name', 'short_name', 'address_line', 'address_extra', 'postal_code', 'city', 'phone', 'email'])
    .select(['public_body', 'home_message'])
    .where('id', '=', id),
);
export type SiteRow = NonNullable<Awaited<ReturnType<typeof findSite>>>;

/** Every site as families reach it, in the office's order, its phone as people read it. */
export async function siteContacts(db: ReadDb) {
  const rows = await db
    .selectFrom('site')
    .select(['id', 'name', 'address_line', 'address_extra', 'postal_code', 'city', 'phone', 'email', 'help_text'])
    .orderBy('position')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, phone: row.phone && showPhone(row.phone) }));
}
