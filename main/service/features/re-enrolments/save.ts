import { dropAmendment, saveAmendment } from '../../../../db/re-enrolment-amendments.ts';
import { insertDraft, writeContent } from '../../../../db/re-enrolments.ts';
import type { ReEnrolmentContent } from '../../../../shared/contract/re-enrolments.ts';
import type { FamilyActor, PlainWriteVerb, WriteContext } from '../../context.ts';
import { checkedContent } from './checked.ts';
import { type Place, requireOpen } from './place.ts';
import { isSameContent, requireAsSeen, requireMayAnswer, type Standing, standingOf } from './standing.ts';

/** Keeps what the family typed. What it has sent before stands until it sends the change too. */
export const save: PlainWriteVerb<'reEnrolments.save'> = async (ctx, { studentId, campaignId, version, draft, purpose, typed }) => {
  const { db, actor } = ctx;
  const place = await requireOpen(ctx, studentId, campaignId);
  const standing = await standingOf(db, actor, place);
  requireMayAnswer(standing.row);
  const content = await checkedContent(db, place, typed, purpose);
  const { row, stored, amendment } = standing;
  // pressed twice, or left as it was: there is nothing to keep
  if (isSameContent(content, amendment?.content ?? stored)) return { ready: amendment !== null || row?.state !== 'submitted' };
  await requireAsSeen(db, actor, standing, { version, draft });
  await keep(ctx, place, standing, content);
  await ctx.record({
    subjectKind: 're-enrolment',
    subjectId: row?.id ?? null,
    familyId: actor.familyId,
    siteId: place.campaign.site_id,
    details: { student: place.studentName, number: row?.number ?? null },
  });
  ctx.tell('reEnrolments', 'history');
  return { ready: row?.state !== 'submitted' || !isSameContent(content, stored) };
};

async function keep(
  { db, actor, clock }: WriteContext<FamilyActor>,
  { campaign, studentId }: Place,
  { row, stored }: Standing,
  content: ReEnrolmentContent,
): Promise<void> {
  const at = clock.now().toISOString();
  const owner = { accountId: actor.accountId, campaignId: campaign.id, studentId };
  if (row && row.state !== 'draft') {
    // typed back to what was sent: there is no change any more
    if (isSameContent(content, stored)) await dropAmendment(db, owner);
    else await saveAmendment(db, owner, { on: row.version, content, until: campaign.closes_at }, at);
    return;
  }
  const kept = row ?? (await insertDraft(db, { ...owner, familyId: actor.familyId }, at));
  await writeContent(db, kept.id, content, { accountId: actor.accountId, at });
}
