import type { ReadDb } from '../../../../db/open.ts';
import {
  alternativesOf,
  findRequiredDocument,
  insertRequirement,
  type Model,
  updateRequirement,
} from '../../../../db/required-documents-desk.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { cleanFileName } from '../../../../shared/rules/file-name.ts';
import { prepared, type ReadContext } from '../../context.ts';
import { requireSound } from './check.ts';

/** A document is asked for from now on; its model is examined first, as a family's file is. */
export const create = prepared<'requiredDocuments.create', Model | null>(
  async (ctx, { model }) => (model === null || model === 'keep' ? null : examined(ctx, model)),

  async (ctx, { siteId, ...asked }, model) => {
    const site = await findSite(ctx.db, siteId);
    if (!site) throw notFound('Ce site');
    await requireSound(ctx.db, siteId, null, asked);
    const id = await insertRequirement(ctx.db, siteId, asked, model, ctx.clock.now().toISOString());
    await ctx.record({ subjectKind: 'required-document', subjectId: id, siteId, details: { name: asked.name, site: site.short_name } });
    ctx.tell('documents', 'history');
    return { id };
  },
);

/** What is asked for changes; what was given stands as it was decided. Of two windows, the second is told. */
export const edit = prepared<'requiredDocuments.edit', Model | null | undefined>(
  async (ctx, { model }) => (model === 'keep' ? undefined : model === null ? null : examined(ctx, model)),

  async (ctx, { id, version, ...asked }, model) => {
    const { db } = ctx;
    const row = await requireFound(db, id);
    requireAsSeen(row, version);
    const own = (await alternativesOf(db, [id])).map((one) => one.id);
    if (asked.alternatives.some((one) => one.id && !own.includes(one.id)))
      throw new Refusal('conflict', 'Les documents au choix ont changé depuis que vous avez ouvert cette pièce : rouvrez-la.');
    await requireSound(db, row.site_id, id, asked);
    await updateRequirement(db, id, asked, model, ctx.clock.now().toISOString());
    await ctx.record({
      subjectKind: 'required-document',
      subjectId: id,
      siteId: row.site_id,
      details: { name: asked.name, site: row.site_name },
    });
    ctx.tell('documents', 'families', 'history');
    return {};
  },
);

/** Nothing of a colleague's is overwritten unseen. */
export function requireAsSeen(row: { version: number }, version: number): void {
  if (row.version !== version)
    throw new Refusal('conflict', 'Cette pièce à fournir a changé depuis que vous l’avez ouverte : relisez-la avant d’enregistrer.');
}

/** The same checks as for what families give (UPL-3.2 to 3.4): families open it. */
async function examined({ examiner }: ReadContext, file: { name: string; bytes: Uint8Array }): Promise<Model> {
  const verdict = await examiner.examine(file.name, file.bytes);
  if (!verdict.ok) throw refuseField('model', verdict.sentence);
  return { name: cleanFileName(file.name), mediaType: verdict.mediaType, bytes: verdict.bytes };
}

export const requireFound = async (db: ReadDb, id: string) => {
  const row = await findRequiredDocument(db, id);
  if (!row) throw notFound('Cette pièce à fournir');
  return row;
};
