import {
  deleteItem,
  findByNumber,
  findItem,
  type ItemRecord,
  insertItem,
  listItems,
  requireKind,
  setRetired,
  updateItem,
} from '../../../../db/inventory.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import type { INVENTORY_VIEWS, InventoryRow } from '../../../../shared/contract/rentals.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { holdsWords, searchable, searchWords } from '../../../../shared/rules/search.ts';
import type { PlainWriteVerb, ReadVerb, StaffActor, WriteContext } from '../../context.ts';

type View = (typeof INVENTORY_VIEWS)[number];

const VIEWS: Readonly<Record<View, (item: ItemRecord) => boolean>> = {
  all: (item) => item.retired_at === null,
  free: (item) => item.retired_at === null && item.rental_id === null,
  out: (item) => item.rental_id !== null,
  retired: (item) => item.retired_at !== null,
};

export const listInventory: ReadVerb<'inventory.list'> = async ({ db, clock }, { siteId = null, view, search, page, pageSize }) => {
  const all = await listItems(db, siteId);
  const words = searchWords(search);
  const shown = all.filter((item) => VIEWS[view](item) && holdsWords(keyOf(item), words));
  const today = dayOf(clock.now());
  const counts = Object.fromEntries(Object.entries(VIEWS).map(([name, holds]) => [name, all.filter(holds).length])) as Record<View, number>;
  return { rows: shown.slice(page * pageSize, (page + 1) * pageSize).map((item) => asRow(item, today)), total: shown.length, counts };
};

const keyOf = (item: ItemRecord): string =>
  searchable(
    [item.kind, item.name, item.number, item.brand, item.serial_number, item.family_name, fullName(item)].filter(Boolean).join(' '),
  );

const asRow = (item: ItemRecord, today: string): InventoryRow => ({
  id: item.id,
  version: item.version,
  siteId: item.site_id,
  siteName: item.site_name,
  kind: item.kind,
  number: item.number,
  name: item.name,
  brand: item.brand,
  serialNumber: item.serial_number,
  boughtOn: item.bought_on,
  valueCents: item.value_cents,
  condition: item.condition,
  comment: item.comment,
  retiredAt: item.retired_at,
  out:
    item.rental_id === null || item.family_id === null
      ? null
      : {
          rentalId: item.rental_id,
          familyId: item.family_id,
          familyName: item.family_name ?? '',
          studentName: fullName(item) || null,
          dueOn: item.due_on,
          late: item.due_on !== null && item.due_on < today,
        },
  lent: item.lent ?? 0,
});

export const save: PlainWriteVerb<'inventory.save'> = async (ctx, { id = null, version = null, kind, ...typed }) => {
  const { db } = ctx;
  if (!(await findSite(db, typed.siteId))) throw notFound('Ce site');
  const former = id === null ? null : await requireAsSeen(db, id, version);
  if (former && former.site_id !== typed.siteId && former.rental_id !== null)
    throw refuseField('siteId', 'Cet objet est loué : notez d’abord son retour pour le changer de site.');
  const same = await findByNumber(db, typed.siteId, typed.number);
  if (same && same.id !== id) throw refuseField('number', `Ce numéro est déjà celui de « ${same.name} » : donnez-en un autre.`, 'conflict');
  if (typed.boughtOn !== null && typed.boughtOn > dayOf(ctx.clock.now())) throw refuseField('boughtOn', 'Cette date est à venir.');
  const item = { ...typed, kindId: await requireKind(db, kind) };
  if (former) await updateItem(db, former.id, item);
  const saved = former ? former.id : await insertItem(db, item);
  await recorded(ctx, { id: saved, site_id: typed.siteId, name: typed.name, number: typed.number }, former === null ? { isNew: true } : {});
  return { id: saved, version: (former?.version ?? 0) + 1 };
};

/** Broken, lost or sold: it stays in the list of what there was. */
export const retire: PlainWriteVerb<'inventory.retire'> = async (ctx, { id, version }) => {
  const item = await requireAsSeen(ctx.db, id, version);
  if (item.retired_at) throw new Refusal('conflict', 'Cet objet est déjà retiré du prêt.');
  if (item.rental_id) throw new Refusal('conflict', `Cet objet est chez la famille ${item.family_name} : notez d’abord son retour.`);
  await setRetired(ctx.db, id, ctx.clock.now().toISOString());
  return recorded(ctx, item);
};

export const restore: PlainWriteVerb<'inventory.restore'> = async (ctx, { id, version }) => {
  const item = await requireAsSeen(ctx.db, id, version);
  if (!item.retired_at) throw new Refusal('conflict', 'Cet objet est déjà au prêt.');
  await setRetired(ctx.db, id, null);
  return recorded(ctx, item);
};

export const remove: PlainWriteVerb<'inventory.remove'> = async (ctx, { id, version }) => {
  const item = await requireAsSeen(ctx.db, id, version);
  if (item.lent) throw new Refusal('conflict', 'Cet objet a déjà été loué : retirez-le du prêt plutôt que de le supprimer.');
  await deleteItem(ctx.db, id);
  return recorded(ctx, item);
};

async function requireAsSeen(db: ReadDb, id: string, version: number | null): Promise<ItemRecord> {
  const item = await findItem(db, id);
  if (!item) throw notFound('Cet objet');
  if (item.version !== version)
    throw new Refusal('conflict', 'Cet objet a changé depuis que vous l’avez ouvert : relisez-le avant d’enregistrer.');
  return item;
}

async function recorded(
  ctx: WriteContext<StaffActor>,
  item: Pick<ItemRecord, 'id' | 'site_id' | 'name' | 'number'>,
  details: Record<string, unknown> = {},
): Promise<Record<string, never>> {
  await ctx.record({
    subjectKind: 'inventory-item',
    subjectId: item.id,
    siteId: item.site_id,
    details: { thing: `${item.name} n°\u00a0${item.number}`, ...details },
  });
  ctx.tell('billing', 'history');
  return {};
}
