import { findCampaign } from '../../../../db/campaigns.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { type ListedOpinion, listOpinions, opinionCourses } from '../../../../db/opinions.ts';
import type { OpinionRow } from '../../../../shared/contract/opinions.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { ReadVerb } from '../../context.ts';

/** This year's courses of the campaign's site, and how far their teachers' opinions have been typed. */
export const courses: ReadVerb<'opinions.courses'> = async ({ db }, { campaignId }) => {
  const rows = await opinionCourses(db, await placeOf(db, campaignId));
  return {
    courses: rows.map(({ id, name, students, given, teacher_id, ...teacher }) => ({
      id,
      name,
      teacher: fullName(teacher) || null,
      teacherId: teacher_id,
      students,
      given,
    })),
  };
};

/** Their students with what was said of each. */
export const list: ReadVerb<'opinions.list'> = async ({ db }, { campaignId, ...which }) => {
  const { rows, total } = await listOpinions(db, { ...(await placeOf(db, campaignId)), ...which });
  return { rows: rows.map(asRow), total };
};

/** Where and for which year opinions of a campaign are given. */
export async function placeOf(db: ReadDb, campaignId: string): Promise<{ siteId: string; schoolYearId: string }> {
  const campaign = await findCampaign(db, campaignId);
  if (!campaign) throw notFound('Cette campagne');
  return { siteId: campaign.site_id, schoolYearId: campaign.school_year_id };
}

const asRow = (row: ListedOpinion): OpinionRow => ({
  id: row.id,
  version: row.version ?? 0,
  familyId: row.family_id,
  studentName: `${row.last_name}, ${row.first_name}`,
  course: row.course,
  teacher: fullName({ first_name: row.teacher_first_name, last_name: row.teacher_last_name }) || null,
  level: row.level,
  opinion: row.opinion,
  comment: row.comment,
  givenAt: row.given_at,
  givenBy: row.giver,
});
