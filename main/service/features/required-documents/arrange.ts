import { listRequiredDocuments, namesake, setArchived, setOrder } from '../../../../db/required-documents-desk.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requireAsSeen, requireFound } from './save.ts';

/** It is asked of nobody any more; what was given stays with its decision. */
export const archive: PlainWriteVerb<'requiredDocuments.archive'> = async (ctx, { id, version }) => {
  const row = await requireFound(ctx.db, id);
  if (row.archived_at) throw new Refusal('conflict', 'Cette pièce à fournir est déjà archivée.');
  requireAsSeen(row, version);
  const at = ctx.clock.now().toISOString();
  await setArchived(ctx.db, id, at, at);
  return told(ctx, row);
};

/** It is asked for again, at its place in the order. */
export const restore: PlainWriteVerb<'requiredDocuments.restore'> = async (ctx, { id, version }) => {
  const row = await requireFound(ctx.db, id);
  if (!row.archived_at) throw new Refusal('conflict', 'Cette pièce est déjà demandée.');
  requireAsSeen(row, version);
  if (await namesake(ctx.db, row.site_id, row.name, id))
    throw new Refusal('conflict', `Ce site demande déjà une pièce nommée « ${row.name} » : changez d’abord le nom de l’une des deux.`);
  await setArchived(ctx.db, id, null, ctx.clock.now().toISOString());
  return told(ctx, row);
};

async function told(
  ctx: WriteContext<StaffActor>,
  row: { id: string; site_id: string; name: string; site_name: string },
): Promise<Record<string, never>> {
  await ctx.record({
    subjectKind: 'required-document',
    subjectId: row.id,
    siteId: row.site_id,
    details: { name: row.name, site: row.site_name },
  });
  ctx.tell('documents', 'families', 'history');
  return {};
}

/** The order in which families read what is asked of them. */
export const reorder: PlainWriteVerb<'requiredDocuments.reorder'> = async (ctx, { siteId, ids }) => {
  const site = await findSite(ctx.db, siteId);
  if (!site) throw notFound('Ce site');
  const present = (await listRequiredDocuments(ctx.db, siteId)).filter((row) => row.archived_at === null).map(({ id }) => id);
  if (present.length !== ids.length || new Set(ids).size !== ids.length || present.some((id) => !ids.includes(id)))
    throw new Refusal('conflict', 'La liste des pièces a changé entre-temps : elle a été relue, ordonnez-la de nouveau.');
  await setOrder(ctx.db, ids);
  await ctx.record({ subjectKind: 'site', subjectId: siteId, siteId, details: { site: site.short_name } });
  ctx.tell('documents', 'history');
  return {};
};
