import type { ReadDb } from './open.ts';

/** In the order that the office chose; without the logos, which are read one at a time. */
export const listSites = (db: ReadDb) =>
  db.selectFrom('site').select(['id', 'name', 'short_name']).orderBy('position').orderBy('name').execute();

/** What a letter or an e-mail says of the site that writes; undefined when there is none. */
export const findSite = (db: ReadDb, id: string) =>
  db
    .selectFrom('site')
    .select(['id', 'name', 'short_name', 'address_line', 'address_extra', 'postal_code', 'city', 'phone', 'email'])
    .select(['public_body', 'home_message'])
    .where('id', '=', id)
    .executeTakeFirst();
export type SiteRow = NonNullable<Awaited<ReturnType<typeof findSite>>>;
