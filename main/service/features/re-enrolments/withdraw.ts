import { dropAmendment } from '../../../../db/re-enrolment-amendments.ts';
import { withdraw as takeBack } from '../../../../db/re-enrolments.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { mayWithdraw } from '../../../../shared/rules/re-enrolment.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { requireAgreement, requireOpen } from './place.ts';
import { requireAsSeen, requireMayAnswer, standingOf } from './standing.ts';

/** The family takes its request back while nobody has decided it; it may send it again. */
export const withdraw: PlainWriteVerb<'reEnrolments.withdraw'> = async (ctx, { studentId, campaignId, version, draft }) => {
  const { db, actor } = ctx;
  const place = await requireOpen(ctx, studentId, campaignId);
  const standing = await standingOf(db, actor, place);
  const { row } = standing;
  if (!row) throw notFound('Cette réinscription');
  if (row.state === 'withdrawn') return {};
  requireMayAnswer(row);
  await requireAgreement(db, actor.familyId);
  await requireAsSeen(db, actor, standing, { version, draft });
  if (!mayWithdraw(row.state)) throw notFound('Cette demande');
  await takeBack(db, row.id, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 're-enrolment',
    subjectId: row.id,
    familyId: actor.familyId,
    siteId: place.campaign.site_id,
    details: { number: row.number, student: place.studentName },
  });
  ctx.tell('reEnrolments', 'history');
  return {};
};

/** The account's unsent change is forgotten; what was sent stands. */
export const forget: PlainWriteVerb<'reEnrolments.forget'> = async (ctx, { studentId, campaignId }) => {
  const { db, actor } = ctx;
  const place = await requireOpen(ctx, studentId, campaignId);
  const { row, amendment } = await standingOf(db, actor, place);
  if (!row || !amendment) return {};
  await dropAmendment(db, { accountId: actor.accountId, campaignId, studentId });
  await ctx.record({
    subjectKind: 're-enrolment',
    subjectId: row.id,
    familyId: actor.familyId,
    siteId: place.campaign.site_id,
    details: { number: row.number, student: place.studentName },
  });
  ctx.tell('history');
  return {};
};
