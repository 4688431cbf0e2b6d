import { schoolYearPrepared } from '../../../../db/campaigns.ts';
import { eligibilityOf } from '../../../../db/eligibility.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { coursesToReEnrol, disciplinesTaught } from '../../../../db/re-enrolment-courses.ts';
import { findSite } from '../../../../db/sites.ts';
import type { ReEnrolmentForm, ReEnrolmentPart } from '../../../../shared/contract/re-enrolments.ts';
import { eligibilityWarnings } from '../../../../shared/rules/re-enrolment.ts';
import type { ReadVerb } from '../../context.ts';
import { waysToReach } from '../../site-contact.ts';
import { partsOf, worthTelling } from './parts.ts';
import { placeOf, stoppedFor } from './place.ts';
import { type Standing, standingOf } from './standing.ts';

/** The page *Réinscription*: what the campaign offers, the student's courses, what was answered and what is kept unsent. */
export const form: ReadVerb<'reEnrolments.form'> = async (ctx, { studentId, campaignId }) => {
  const { db, actor, clock } = ctx;
  const place = await placeOf(ctx, studentId, campaignId);
  const { campaign } = place;
  const { familyId, guardianId } = actor;
  const [standing, courses, disciplines, schoolYear, stopped, site, eligibility] = await Promise.all([
    standingOf(db, actor, place),
    coursesToReEnrol(db, studentId),
    campaign.wishes === 1 ? disciplinesTaught(db, campaign.site_id) : [],
    schoolYearPrepared(db, campaign),
    stoppedFor(db, familyId),
    findSite(db, campaign.site_id),
    eligibilityOf(db, { familyId, siteId: campaign.site_id, studentId, reader: guardianId }, clock.now()),
  ]);
  return {
    campaign: {
      id: campaign.id,
      name: campaign.name,
      schoolYear,
      message: campaign.message,
      closesAt: campaign.closes_at,
      administrative: campaign.administrative === 1,
      byCourse: campaign.by_course === 1,
      wishes: campaign.wishes === 1,
    },
    ended: place.ended,
    courses,
    disciplines,
    ...answered(standing),
    parts: await toldParts(db, standing, campaign.site_id),
    stopped,
    warnings: eligibilityWarnings(eligibility),
    office: site ? waysToReach(site) : '',
  };
};

/** As the e-mail tells them: nothing where every course is accepted and no wish has its answer yet. */
async function toldParts(db: ReadDb, { row }: Standing, siteId: string): Promise<ReEnrolmentPart[]> {
  return row?.state === 'validated' ? worthTelling(await partsOf(db, row, siteId)) : [];
}

type Answered = Pick<ReEnrolmentForm, 'state' | 'version' | 'number' | 'reason' | 'submittedAt' | 'decidedAt' | 'sent' | 'draft'>;

function answered({ row, stored, amendment }: Standing): Answered {
  const isDraft = row?.state === 'draft';
  const kept = isDraft && stored ? { mark: null, savedAt: row.updated_at, content: stored, outdated: false } : null;
  const changed = amendment && {
    mark: amendment.mark,
    savedAt: amendment.savedAt,
    content: { ...amendment.content },
    outdated: amendment.on !== row?.version,
  };
  return {
    state: row?.state ?? null,
    version: row?.version ?? 0,
    number: row?.number ?? null,
    reason: row?.reason ?? null,
    submittedAt: row?.submitted_at ?? null,
    decidedAt: row?.decided_at ?? null,
    sent: isDraft ? null : stored,
    draft: changed ?? kept,
  };
}
