import { refreshFamily, touchFamily } from '../../../../../db/families.ts';
import { builtSince, findMerge, markUndone, standAsMoved, undoMoves } from '../../../../../db/family-merges.ts';
import { refreshStandings } from '../../../../../db/invoice-standing.ts';
import { formatDateTime } from '../../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../../context.ts';
import { tellAddresses } from './merge.ts';
import { readBoth } from './preview.ts';

/** Both files as they were, as long as nothing has built on the merge: whatever was done since would belong to neither. */
export const undoMerge: PlainWriteVerb<'families.undoMerge'> = async (ctx, { mergeId }) => {
  const { db, clock } = ctx;
  const found = await findMerge(db, mergeId);
  if (!found) throw notFound('Cette fusion');
  const built = await builtSince(db, found);
  if (built)
    throw new Refusal(
      'conflict',
      `${built.actor_name || 'Portée'} a travaillé dans ce dossier depuis la fusion (le ${formatDateTime(built.at)}) : elle ne peut plus être annulée. L’historique dit ce qui a été fait.`,
    );
  if (!(await standAsMoved(db, found.moves)))
    throw new Refusal('conflict', 'Une partie de ce qui a été réuni a changé depuis : la fusion ne peut plus être annulée.');
  const { kept, merged } = await readBoth(db, { keptId: found.kept_family_id, mergedId: found.merged_family_id });
  const at = clock.now().toISOString();
  await undoMoves(db, found.moves);
  await markUndone(db, mergeId, at);
  await tellAddresses(ctx, kept, found.moves, at);
  for (const { family } of [kept, merged]) {
    await touchFamily(db, family.id, {}, at);
    await refreshFamily(db, family.id, at);
    await refreshStandings(db, family.id);
    await ctx.record({
      subjectKind: 'family-merge',
      subjectId: mergeId,
      familyId: family.id,
      siteId: family.site_id,
      details: { merged: merged.family.number, kept: kept.family.number },
    });
  }
  ctx.tell('families', 'accounts', 'changeRequests', 'documents', 'reEnrolments', 'billing', 'messages', 'history');
  return { familyId: merged.family.id };
};
