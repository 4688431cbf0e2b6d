import { possibleDuplicates } from '../../../../../db/duplicates.ts';
import { insertDistinct } from '../../../../../db/family-merges.ts';
import type { PlainWriteVerb, ReadVerb } from '../../../context.ts';
import { requireFamilyInUse } from '../read.ts';
import { fileOf, sideOf } from './files.ts';

export const duplicates: ReadVerb<'families.duplicates'> = async ({ db }, { siteId, page, pageSize }) => {
  const found = await possibleDuplicates(db, siteId);
  const rows = [];
  for (const { ids, reasons } of found.slice(page * pageSize, (page + 1) * pageSize)) {
    const [one, other] = [await fileOf(db, ids[0]), await fileOf(db, ids[1])];
    rows.push({
      id: ids.join(' '),
      siteName: one.family.site_short_name,
      reasons,
      families: [sideOf(one), sideOf(other)] as [ReturnType<typeof sideOf>, ReturnType<typeof sideOf>],
    });
  }
  return { rows, total: found.length };
};

export const notDuplicates: PlainWriteVerb<'families.notDuplicates'> = async (ctx, { keptId, mergedId }) => {
  const kept = await requireFamilyInUse(ctx.db, keptId);
  const merged = await requireFamilyInUse(ctx.db, mergedId);
  await insertDistinct(ctx.db, [keptId, mergedId], ctx.actor.id, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'family',
    subjectId: keptId,
    familyId: keptId,
    siteId: kept.site_id,
    details: { number: kept.number, other: merged.number },
  });
  ctx.tell('families', 'history');
  return {};
};
