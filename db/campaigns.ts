import { dayOf } from '../shared/dates.ts';
import { concerns, type Facts } from '../shared/rules/conditions.ts';
import { factsOf } from './facts.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';
import type { Row } from './tables.ts';

export type CampaignRecord = Row<'campaign'>;

/**
 * The campaign that is open at this instant for each of these students: active, between its opening and its closing (which is excluded),
 * of the family's site, and whose conditions the student meets. A student without an active course this year has none. `facts`: what
 * conditions ask about, where it has been read already.
 */
export async function openCampaigns(
  db: ReadDb,
  studentIds: readonly string[],
  now: Date,
  facts?: ReadonlyMap<string, Facts>,
): Promise<Map<string, CampaignRecord>> {
  if (studentIds.length === 0) return new Map();
  const candidates = await candidateRows(db, studentIds, now.toISOString());
  if (candidates.length === 0) return new Map();
  const conditions = await conditionRows(db, [...new Set(candidates.map(({ id }) => id))]);
  const known = facts ?? (await factsOf(db, studentIds, dayOf(now)));
  const open = new Map<string, CampaignRecord>();
  for (const { student_id, ...campaign } of candidates) {
    const student = known.get(student_id) ?? {};
    const own = conditions.filter(({ campaign_id }) => campaign_id === campaign.id);
    if ((student.discipline?.length ?? 0) > 0 && concerns(own, student)) open.set(student_id, campaign);
  }
  return open;
}

const candidateRows = prepared((db, studentIds: readonly string[], at: string) =>
  db
    .selectFrom('campaign')
    .innerJoin('family', 'family.site_id', 'campaign.site_id')
    .innerJoin('student', 'student.family_id', 'family.id')
    .selectAll('campaign')
    .select('student.id as student_id')
    .where('student.id', 'in', studentIds)
    .where('student.archived_at', 'is', null)
    .where('campaign.state', '=', 'active')
    .where('campaign.opens_at', '<=', at)
    .where('campaign.closes_at', '>', at)
    .orderBy('campaign.opens_at'),
);

const conditionRows = prepared((db, campaignIds: readonly string[]) =>
  db.selectFrom('campaign_condition').selectAll().where('campaign_id', 'in', campaignIds),
);

export const findCampaign = (db: ReadDb, id: string): Promise<CampaignRecord | undefined> =>
  db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst();

/** With its site and school year, and how many answers were sent to it and wait for staff. */
const listed = (db: ReadDb) =>
  db
    .selectFrom('campaign')
    .innerJoin('site', 'site.id', 'campaign.site_id')
    .innerJoin('school_year', 'school_year.id', 'campaign.school_year_id')
    .selectAll('campaign')
    .select(['site.short_name as site_name', 'school_year.label as school_year', 'school_year.starts_on as year_starts_on'])
    .select((eb) => {
      const answers = eb
        .selectFrom('re_enrolment')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('re_enrolment.campaign_id', '=', 'campaign.id');
      return [
        answers.where('re_enrolment.state', 'not in', ['draft', 'withdrawn']).as('answered'),
        answers.where('re_enrolment.state', '=', 'submitted').as('waiting'),
      ];
    });
export type ListedCampaign = Awaited<ReturnType<typeof listCampaigns>>[number];

/** Every campaign, the latest first. */
export const listCampaigns = (db: ReadDb) => listed(db).orderBy('campaign.opens_at', 'desc').orderBy('site.position').execute();

export const findListedCampaign = (db: ReadDb, id: string) => listed(db).where('campaign.id', '=', id).executeTakeFirst();

export const conditionsOf = (db: ReadDb, campaignId: string) => conditionRows(db, [campaignId]);

/** Campaigns of a site that families may answer to now or later, at some instant between these two; those that are being prepared among them. */
export const plannedBetween = (db: ReadDb, siteId: string, from: string, to: string): Promise<CampaignRecord[]> =>
  db
    .selectFrom('campaign')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('state', 'in', ['active', 'draft'])
    .where('opens_at', '<', to)
    .where('closes_at', '>', from)
    .orderBy('opens_at')
    .execute();

/** « 2027-2028 » */
export async function schoolYearPrepared(db: ReadDb, { school_year_id }: CampaignRecord): Promise<string> {
  const { label } = await db.selectFrom('school_year').select('label').where('id', '=', school_year_id).executeTakeFirstOrThrow();
  return label;
}

/** Opens it (until `closesAt`) or closes it; the campaign gets its next version. */
export const changeCampaign = (
  db: WriteDb,
  id: string,
  change: { state: 'active'; closesAt: string } | { state: 'closed'; closedAt: string },
  at: string,
) =>
  db
    .updateTable('campaign')
    .set((eb) => ({
      state: change.state,
      ...(change.state === 'active' ? { closes_at: change.closesAt, closed_at: null } : { closed_at: change.closedAt }),
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', id)
    .execute();
