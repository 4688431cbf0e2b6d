import { conditionsOf, findListedCampaign, type ListedCampaign } from '../../../../db/campaigns.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { CampaignFile, CampaignRow } from '../../../../shared/contract/campaigns.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { phaseOf } from '../../../../shared/rules/campaigns.ts';

export const asRow = (row: ListedCampaign, now: Date): CampaignRow => ({
  id: row.id,
  siteId: row.site_id,
  siteName: row.site_name,
  schoolYear: row.school_year,
  name: row.name,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  state: row.state,
  phase: phaseOf({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at }, now),
  version: row.version,
  answered: row.answered ?? 0,
  waiting: row.waiting ?? 0,
});

export async function requireListed(db: ReadDb, id: string): Promise<ListedCampaign> {
  const row = await findListedCampaign(db, id);
  if (!row) throw notFound('Cette campagne');
  return row;
}

/** A campaign with all that staff set of it. */
export async function fileOf(db: ReadDb, row: ListedCampaign, now: Date): Promise<CampaignFile> {
  const conditions = await conditionsOf(db, row.id);
  return {
    ...asRow(row, now),
    administrative: row.administrative === 1,
    byCourse: row.by_course === 1,
    wishes: row.wishes === 1,
    message: row.message,
    conditions: conditions.map(
      ({ clause, kind, comparison, value }) => ({ clause, kind, comparison, value }) as CampaignFile['conditions'][number],
    ),
    closedAt: row.closed_at,
  };
}
