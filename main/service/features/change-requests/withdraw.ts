import { findRequest, withdrawRequest } from '../../../../db/change-requests.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';

/** The family takes its own request back while nobody has decided it. */
export const withdraw: PlainWriteVerb<'changeRequests.withdraw'> = async (ctx, { id }) => {
  const request = await findRequest(ctx.db, id);
  if (!request || request.guardian_id !== ctx.actor.guardianId) throw notFound('Cette demande');
  if (request.state === 'decided') throw new Refusal('conflict', 'Le service a déjà répondu à cette demande : rechargez la page.');
  if (request.state === 'withdrawn') return {};
  await withdrawRequest(ctx.db, id, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'change-request',
    subjectId: id,
    familyId: request.family_id,
    siteId: request.site_id,
    details: { number: request.number },
  });
  ctx.tell('changeRequests', 'families', 'history');
  return {};
};
