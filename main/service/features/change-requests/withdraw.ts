import { findRequest, personOf, withdrawRequest } from '../../../../db/change-requests.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { inHistory, requireSheet } from './person.ts';

/** Whoever sent a request takes it back while nobody has decided it; the other parent, who may add to a student's, does not. */
export const withdraw: PlainWriteVerb<'changeRequests.withdraw'> = async (ctx, { id }) => {
  const request = await findRequest(ctx.db, id);
  if (request?.family_id !== ctx.actor.familyId) throw notFound('Cette demande');
  const sheet = await requireSheet(ctx.db, ctx.actor, personOf(request));
  if (request.account_id !== ctx.actor.accountId)
    throw new Refusal('not-allowed', 'Seule la personne qui a envoyé cette demande peut la retirer.');
  if (request.state === 'decided') throw new Refusal('conflict', 'Le service a déjà répondu à cette demande : rechargez la page.');
  if (request.state === 'withdrawn') return {};
  await withdrawRequest(ctx.db, id, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'change-request',
    subjectId: id,
    familyId: request.family_id,
    siteId: request.site_id,
    details: { number: request.number, ...inHistory(sheet) },
  });
  ctx.tell('changeRequests', 'families', 'history');
  return {};
};
