import { listCampaigns } from '../../../../db/campaigns.ts';
import type { ReadVerb } from '../../context.ts';

export const list: ReadVerb<'campaigns.list'> = async ({ db }) =>
  (await listCampaigns(db)).map((row) => ({
    id: row.id,
    siteId: row.site_id,
    siteName: row.site_name,
    schoolYear: row.school_year,
    name: row.name,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    state: row.state,
    version: row.version,
  }));
