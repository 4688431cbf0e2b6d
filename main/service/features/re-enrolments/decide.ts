import { openCampaigns } from '../../../../db/campaigns.ts';
import { eligibilityOf, opinionsOf } from '../../../../db/eligibility.ts';
import { findListed, decide as keep, type ListedReEnrolment } from '../../../../db/re-enrolment-desk.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { deskWarnings } from '../../../../shared/rules/eligibility.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { mayDecide, type ReEnrolmentDecision } from '../../../../shared/rules/re-enrolment.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { decidedAlready } from '../../decided-already.ts';
import { disagreement } from '../../disagreement.ts';
import { linesOf } from './lines.ts';
import { answer } from './mails.ts';
import { partsOf, requireParts } from './parts.ts';
import { recipientOf } from './recipient.ts';

type Context = WriteContext<StaffActor>;

/** Staff validate, refuse, or ask to complete. Nothing is ever decided twice, and the family is told in one e-mail. */
export const decide: PlainWriteVerb<'reEnrolments.decide'> = async (ctx, { id, version, decision, reason, parts, unlessWarned }) => {
  const { db, actor, clock } = ctx;
  const asked = await findListed(db, id);
  if (!asked || asked.state === 'draft') throw notFound('Cette réinscription');
  await requireAsSeen(ctx, asked, version, decision);
  const stopped = await disagreement(db, asked.family_id);
  if (stopped) throw new Refusal('conflict', stopped);
  if (decision !== 'validated' && !reason) throw refuseField('reason', 'Donnez un motif : la famille le lira.');
  if (unlessWarned) await requireNoWarning(ctx, asked);
  const given = decision === 'validated' ? null : reason;
  const decided = decision === 'validated' ? requireParts(await partsOf(db, asked, asked.site_id), parts) : [];
  await keep(db, id, { decision, reason: given, parts: decided, staffId: actor.id }, clock.now().toISOString());
  await ctx.record({
    subjectKind: 're-enrolment',
    subjectId: id,
    familyId: asked.family_id,
    siteId: asked.site_id,
    details: { number: asked.number, student: fullName(asked), decision },
  });
  ctx.tell('reEnrolments', 'history');
  return { mailTo: await tellFamily(ctx, asked, decision, given) };
};

/** Many at once: what would make someone look twice is left to be looked at. */
async function requireNoWarning({ db, clock }: Context, { family_id, site_id, student_id, campaign_id }: ListedReEnrolment): Promise<void> {
  const whose = { familyId: family_id, siteId: site_id, studentId: student_id, reader: null };
  const opinions = await opinionsOf(db, { studentId: student_id, campaignId: campaign_id });
  const warnings = deskWarnings({ ...(await eligibilityOf(db, whose, clock.now())), opinions });
  if (warnings.length > 0) throw new Refusal('conflict', `À examiner : ${warnings.join(' ')}`);
}

/** Under this name the answer is queued: the version is the one that was decided. */
export const decidedMail = (id: string, version: number): string => `re-enrolment.decided:${id}:${version}`;

async function requireAsSeen({ db }: Context, asked: ListedReEnrolment, version: number, decision: ReEnrolmentDecision): Promise<void> {
  if (asked.state === 'withdrawn') throw new Refusal('conflict', 'La famille a retiré cette demande : il n’y a plus rien à décider.');
  if (!mayDecide(asked.state, decision)) throw await decidedAlready(db, 'cette réinscription', asked);
  if (asked.version !== version)
    throw new Refusal('conflict', 'Cette réinscription a changé depuis que vous l’avez ouverte : relisez-la avant de décider.');
}

async function tellFamily(
  ctx: Context,
  asked: ListedReEnrolment,
  decision: ReEnrolmentDecision,
  reason: string | null,
): Promise<string | null> {
  const { db, clock } = ctx;
  const site = await findSite(db, asked.site_id);
  if (!site) throw notFound('Ce site');
  const to = await recipientOf(db, asked);
  if (!to) return null;
  const open = (await openCampaigns(db, [asked.student_id], clock.now())).get(asked.student_id)?.id === asked.campaign_id;
  const text = answer({
    site,
    name: to.name,
    row: asked,
    studentName: fullName(asked),
    campaignName: asked.campaign_name,
    decision,
    reason,
    lines: await linesOf(db, asked, asked.site_id),
    parts: decision === 'validated' ? await partsOf(db, asked, asked.site_id) : [],
    open,
    extranet: ctx.extranet().address,
  });
  await ctx.mail({
    ...text,
    event: decidedMail(asked.id, asked.version),
    kind: 're-enrolment.decided',
    siteId: site.id,
    familyId: asked.family_id,
    senderName: site.name,
    to,
  });
  return to.address;
}
