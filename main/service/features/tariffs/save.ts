import type { ReadDb } from '../../../../db/open.ts';
import {
  contractsOn,
  findTariff,
  insertTariff,
  listTariffs,
  setTariffArchived,
  type TariffRecord,
  updateTariff,
} from '../../../../db/tariffs.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requireSound } from './check.ts';

/** A tariff holds from now on for whatever is priced; invoices that were made keep their amounts. */
export const save: PlainWriteVerb<'tariffs.save'> = async (ctx, { id = null, version, ...typed }) => {
  const former = id === null ? null : await requireFound(ctx.db, id);
  if (former) {
    requireAsSeen(former, version ?? null);
    if (former.archived_at) throw new Refusal('conflict', 'Ce tarif est archivé : remettez-le en service avant de le modifier.');
    if (former.site_id !== typed.siteId) throw notFound('Ce tarif');
  }
  await requireSound(ctx.db, id, typed);
  const tariff = { ...typed, ledger: typed.charge === 'rental' ? ('location' as const) : ('cotisation' as const) };
  const contracts = former?.charge === 'rental' && typed.charge !== 'rental' ? await contractsOn(ctx.db, former.id) : 0;
  if (contracts > 0)
    throw new Refusal(
      'conflict',
      `${contracts} location${contracts > 1 ? 's' : ''} en cours ${contracts > 1 ? 'ont' : 'a'} ce tarif : il reste un tarif de location.`,
    );
  if (former) await updateTariff(ctx.db, former.id, tariff);
  const saved = former ? former.id : await insertTariff(ctx.db, tariff);
  await recorded(ctx, { id: saved, site_id: typed.siteId, name: typed.name, is_new: former === null });
  return { id: saved, version: (former?.version ?? 0) + 1 };
};

/** Nothing is priced with it any more. */
export const archive: PlainWriteVerb<'tariffs.archive'> = async (ctx, { id, version }) => {
  const row = await requireFound(ctx.db, id);
  if (row.archived_at) throw new Refusal('conflict', 'Ce tarif est déjà archivé.');
  requireAsSeen(row, version);
  await setTariffArchived(ctx.db, id, ctx.clock.now().toISOString());
  await recorded(ctx, row);
  return {};
};

/** It prices again, at its place in the order. */
export const restore: PlainWriteVerb<'tariffs.restore'> = async (ctx, { id, version }) => {
  const row = await requireFound(ctx.db, id);
  if (!row.archived_at) throw new Refusal('conflict', 'Ce tarif est déjà en service.');
  requireAsSeen(row, version);
  const others = (await listTariffs(ctx.db, row.site_id, row.school_year_id)).filter((one) => one.archived_at === null);
  if (others.some(({ name }) => name === row.name))
    throw new Refusal('conflict', `Un autre tarif « ${row.name} » est en service : changez d’abord le nom de l’un des deux.`);
  const twin = others.find((one) => one.charge === 'teaching' && row.charge === 'teaching' && isSameTeaching(one, row));
  if (twin) throw new Refusal('conflict', `« ${twin.name} » vaut déjà pour les mêmes cours : archivez-le d’abord.`);
  await setTariffArchived(ctx.db, id, null);
  await recorded(ctx, row);
  return {};
};

const isSameTeaching = (a: TariffRecord, b: TariffRecord): boolean =>
  a.curriculum_id === b.curriculum_id && a.discipline_id === b.discipline_id && a.cycle_id === b.cycle_id;

async function requireFound(db: ReadDb, id: string): Promise<TariffRecord> {
  const row = await findTariff(db, id);
  if (!row) throw notFound('Ce tarif');
  return row;
}

/** Nothing of a colleague's is overwritten unseen. */
function requireAsSeen(row: { version: number }, version: number | null): void {
  if (row.version !== version)
    throw new Refusal('conflict', 'Ce tarif a changé depuis que vous l’avez ouvert : relisez-le avant d’enregistrer.');
}

async function recorded(
  ctx: WriteContext<StaffActor>,
  row: { id: string; site_id: string; name: string; is_new?: boolean },
): Promise<void> {
  await ctx.record({
    subjectKind: 'tariff',
    subjectId: row.id,
    siteId: row.site_id,
    details: { name: row.name, ...(row.is_new && { isNew: true }) },
  });
  ctx.tell('billing', 'history');
}
