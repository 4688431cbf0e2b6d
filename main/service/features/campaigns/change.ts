import { type CampaignRecord, changeCampaign, conditionsOf, findCampaign } from '../../../../db/campaigns.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import { formatDeadline } from '../../../../shared/dates.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requireNoOverlap } from './overlaps.ts';

/** Families may answer from its opening until its end. */
export const open: PlainWriteVerb<'campaigns.open'> = async (ctx, { id, version, closesAt }) => {
  const campaign = await asSeen(ctx.db, id, version);
  const end = closesAt ?? campaign.closes_at;
  const at = ctx.clock.now().toISOString();
  if (end <= at) throw refuseField('closesAt', `Cette fin est passée (${formatDeadline(end)}) : donnez-en une autre.`);
  if (end <= campaign.opens_at) throw refuseField('closesAt', 'La campagne ne peut pas finir avant de commencer.');
  const conditions = await conditionsOf(ctx.db, id);
  await requireNoOverlap(ctx.db, { id, siteId: campaign.site_id, conditions, opensAt: campaign.opens_at, closesAt: end }, ctx.clock.now());
  await changeCampaign(ctx.db, id, { state: 'active', closesAt: end }, at);
  await record(ctx, campaign, { closesAt: end });
  ctx.tell('campaigns', 'history');
  return {};
};

/** Forms that families have open are refused from now on, with a sentence that says since when. */
export const close: PlainWriteVerb<'campaigns.close'> = async (ctx, { id, version }) => {
  const campaign = await asSeen(ctx.db, id, version);
  if (campaign.state === 'closed') throw new Refusal('conflict', 'Cette campagne est déjà fermée.');
  const at = ctx.clock.now().toISOString();
  await changeCampaign(ctx.db, id, { state: 'closed', closedAt: at }, at);
  await record(ctx, campaign);
  ctx.tell('campaigns', 'history');
  return {};
};

/** Campaigns of two sites often have the same name: the line says which. */
export async function record(
  ctx: WriteContext<StaffActor>,
  { id, site_id, name }: Pick<CampaignRecord, 'id' | 'site_id' | 'name'>,
  more: { closesAt?: string } = {},
): Promise<void> {
  const site = await findSite(ctx.db, site_id);
  await ctx.record({ subjectKind: 'campaign', subjectId: id, siteId: site_id, details: { name, site: site?.short_name, ...more } });
}

/** The campaign, unless it has changed since the caller read it. */
export async function asSeen(db: ReadDb, id: string, version: number): Promise<CampaignRecord> {
  const campaign = await findCampaign(db, id);
  if (!campaign) throw notFound('Cette campagne');
  if (campaign.version !== version) throw new Refusal('conflict', 'Cette campagne a changé depuis que vous l’avez ouverte : relisez-la.');
  return campaign;
}
