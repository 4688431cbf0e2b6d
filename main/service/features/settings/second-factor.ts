import { findSecondFactor } from '../../../../db/second-factors.ts';
import { setSetting } from '../../../../db/settings.ts';
import { refuseField } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { requireSeenGroup, saved } from './groups.ts';
import { setting } from './read.ts';

/** Whether administrators must have a second factor (SEC-1.14): those who have none add it at their next login. */
export const saveSecondFactor: PlainWriteVerb<'settings.saveSecondFactor'> = async (ctx, { forAdministrators, version }) => {
  await requireSeenGroup(ctx.db, 'secondFactor', version);
  const { administratorsSince: before } = await setting(ctx.db, 'secondFactor');
  if (forAdministrators && !(await findSecondFactor(ctx.db, ctx.actor.id)))
    throw refuseField('forAdministrators', 'Activez d’abord la vôtre, sous votre nom : vous saurez ainsi qu’elle fonctionne.');
  const now = ctx.clock.now();
  const administratorsSince = forAdministrators ? (before ?? now.toISOString()) : null;
  await setSetting(ctx.db, 'secondFactor', { administratorsSince }, now);
  await ctx.record({ subjectKind: 'settings', subjectId: null, details: { forAdministrators } });
  ctx.tell('settings');
  return saved(ctx.db, 'secondFactor');
};
