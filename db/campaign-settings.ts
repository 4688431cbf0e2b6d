import { newId } from '../shared/ids.ts';
import type { Condition } from '../shared/rules/conditions.ts';
import type { ReadDb, WriteDb } from './open.ts';

// What staff set of a campaign. Opening and closing it are in `campaigns.ts`.

export interface CampaignSettings {
  schoolYearId: string;
  name: string;
  opensAt: string;
  closesAt: string;
  administrative: boolean;
  byCourse: boolean;
  wishes: boolean;
  message: string | null;
  conditions: readonly Condition[];
}

const columnsOf = (settings: CampaignSettings) => ({
  school_year_id: settings.schoolYearId,
  name: settings.name,
  opens_at: settings.opensAt,
  closes_at: settings.closesAt,
  administrative: settings.administrative ? (1 as const) : (0 as const),
  by_course: settings.byCourse ? (1 as const) : (0 as const),
  wishes: settings.wishes ? (1 as const) : (0 as const),
  message: settings.message,
});

/** A draft; gives its id. */
export async function insertCampaign(db: WriteDb, siteId: string, settings: CampaignSettings, at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('campaign')
    .values({ id, site_id: siteId, ...columnsOf(settings), created_at: at, updated_at: at })
    .execute();
  await insertConditions(db, id, settings.conditions);
  return id;
}

/** The campaign gets its next version. */
export async function updateCampaign(db: WriteDb, id: string, settings: CampaignSettings, at: string): Promise<void> {
  await db
    .updateTable('campaign')
    .set((eb) => ({ ...columnsOf(settings), version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('campaign_condition').where('campaign_id', '=', id).execute();
  await insertConditions(db, id, settings.conditions);
}

async function insertConditions(db: WriteDb, campaignId: string, conditions: readonly Condition[]): Promise<void> {
  for (const { clause, kind, comparison, value } of conditions)
    await db.insertInto('campaign_condition').values({ id: newId(), campaign_id: campaignId, clause, kind, comparison, value }).execute();
}

/** Whether anything hangs on it: an answer, be it a draft, or a message to families. */
export async function isUsed(db: ReadDb, id: string): Promise<boolean> {
  const answer = await db.selectFrom('re_enrolment').select('id').where('campaign_id', '=', id).limit(1).executeTakeFirst();
  const mailing = await db.selectFrom('mailing').select('id').where('campaign_id', '=', id).limit(1).executeTakeFirst();
  return answer !== undefined || mailing !== undefined;
}

/** Its conditions go with it. */
export const deleteCampaign = (db: WriteDb, id: string) => db.deleteFrom('campaign').where('id', '=', id).execute();

/** The school year of this name; a year that no one has needed before is written down. */
export async function requireSchoolYear(db: WriteDb, label: string, days: { startsOn: string; endsOn: string }): Promise<string> {
  const known = await db.selectFrom('school_year').select('id').where('label', '=', label).executeTakeFirst();
  if (known) return known.id;
  const id = newId();
  await db.insertInto('school_year').values({ id, label, starts_on: days.startsOn, ends_on: days.endsOn, current: 0 }).execute();
  return id;
}
