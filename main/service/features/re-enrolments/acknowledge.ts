import type { ReEnrolmentRecord } from '../../../../db/re-enrolments.ts';
import { findSite } from '../../../../db/sites.ts';
import type { Row } from '../../../../db/tables.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { FamilyActor, WriteContext } from '../../context.ts';
import { linesOf } from './lines.ts';
import { acknowledgement } from './mails.ts';
import type { Place } from './place.ts';

/** Queues the confirmation to the person who sent it; gives when it was committed to leave, null where there is no address to send it to. */
export async function acknowledge(
  ctx: WriteContext<FamilyActor>,
  row: ReEnrolmentRecord,
  { campaign, studentName }: Place,
  guardian: Row<'guardian'>,
): Promise<string | null> {
  const site = await findSite(ctx.db, campaign.site_id);
  if (!site) throw notFound('Ce site');
  if (!guardian.email) return null;
  const name = fullName(guardian);
  const receivedAt = ctx.clock.now();
  const text = acknowledgement({
    site,
    name,
    row,
    studentName,
    campaignName: campaign.name,
    closesAt: campaign.closes_at,
    receivedAt,
    lines: await linesOf(ctx.db, row, campaign.site_id),
    extranet: ctx.extranet().address,
  });
  await ctx.mail({
    ...text,
    event: `re-enrolment.sent:${row.id}:${row.version}`,
    kind: 're-enrolment.received',
    siteId: site.id,
    familyId: row.family_id,
    senderName: site.name,
    to: { address: guardian.email, name },
  });
  return receivedAt.toISOString();
}
