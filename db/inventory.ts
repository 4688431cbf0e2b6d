import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';

// What the school owns and lends.

export type ItemRecord = Awaited<ReturnType<typeof listItems>>[number];

const items = (db: ReadDb) =>
  db
    .selectFrom('inventory_item as item')
    .innerJoin('site', 'site.id', 'item.site_id')
    .innerJoin('inventory_kind as kind', 'kind.id', 'item.kind_id')
    // at most one contract of a thing runs (rental_item_out)
    .leftJoin('rental', (on) => on.onRef('rental.item_id', '=', 'item.id').on('rental.returned_on', 'is', null))
    .leftJoin('family', 'family.id', 'rental.family_id')
    .leftJoin('student', 'student.id', 'rental.student_id')
    .selectAll('item')
    .select(['site.short_name as site_name', 'kind.name as kind'])
    .select([
      'rental.id as rental_id',
      'rental.family_id',
      'rental.due_on',
      'family.name as family_name',
      'student.first_name',
      'student.last_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('rental as ever')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('ever.item_id', '=', 'item.id')
        .$asScalar()
        .as('lent'),
    );

/** Of one site or all, by kind, name and number. */
export const listItems = (db: ReadDb, siteId: string | null) =>
  items(db)
    .$if(siteId !== null, (query) => query.where('item.site_id', '=', siteId ?? ''))
    .orderBy('kind.position')
    .orderBy('kind.name')
    .orderBy('item.name')
    .orderBy('item.number')
    .execute();

export const findItem = (db: ReadDb, id: string) => items(db).where('item.id', '=', id).executeTakeFirst();

/** The one of a site that has this number. */
export const findByNumber = (db: ReadDb, siteId: string, number: string) =>
  db.selectFrom('inventory_item').select(['id', 'name']).where('site_id', '=', siteId).where('number', '=', number).executeTakeFirst();

export const listKinds = (db: ReadDb) =>
  db.selectFrom('inventory_kind').select(['id', 'name']).where('archived_at', 'is', null).orderBy('position').orderBy('name').execute();

/** States in the words that the office has used, the most frequent first. */
export const conditionsUsed = (db: ReadDb) =>
  db
    .selectFrom('inventory_item')
    .select('condition')
    .where('condition', 'is not', null)
    .groupBy('condition')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .limit(12)
    .execute();

/** The kind of this name, whatever its capitals; added after the others when there is none. */
export async function requireKind(db: WriteDb, name: string): Promise<string> {
  const kinds = await db.selectFrom('inventory_kind').select(['id', 'name', 'position', 'archived_at']).execute();
  const known = kinds.find((kind) => kind.name.toLocaleLowerCase('fr') === name.toLocaleLowerCase('fr'));
  if (known) {
    if (known.archived_at) await db.updateTable('inventory_kind').set({ archived_at: null }).where('id', '=', known.id).execute();
    return known.id;
  }
  const id = newId();
  const position = Math.max(-1, ...kinds.map((kind) => kind.position)) + 1;
  await db.insertInto('inventory_kind').values({ id, name, position, archived_at: null }).execute();
  return id;
}

export interface Item {
  siteId: string;
  kindId: string;
  number: string;
  name: string;
  brand: string | null;
  serialNumber: string | null;
  boughtOn: string | null;
  valueCents: number | null;
  condition: string | null;
  comment: string | null;
}

const columns = (item: Item) => ({
  site_id: item.siteId,
  kind_id: item.kindId,
  number: item.number,
  name: item.name,
  brand: item.brand,
  serial_number: item.serialNumber,
  bought_on: item.boughtOn,
  value_cents: item.valueCents,
  condition: item.condition,
  comment: item.comment,
});

export async function insertItem(db: WriteDb, item: Item): Promise<string> {
  const id = newId();
  await db
    .insertInto('inventory_item')
    .values({ id, ...columns(item), retired_at: null })
    .execute();
  return id;
}

export const updateItem = (db: WriteDb, id: string, item: Item) =>
  db
    .updateTable('inventory_item')
    .set((eb) => ({ ...columns(item), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** `at` null: it can be lent again. */
export const setRetired = (db: WriteDb, id: string, at: string | null) =>
  db
    .updateTable('inventory_item')
    .set((eb) => ({ retired_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** As it came back. Whoever has its sheet open is told when saving. */
export const setCondition = (db: WriteDb, id: string, condition: string) =>
  db
    .updateTable('inventory_item')
    .set((eb) => ({ condition, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const deleteItem = (db: WriteDb, id: string) => db.deleteFrom('inventory_item').where('id', '=', id).execute();
