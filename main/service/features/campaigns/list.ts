import { listCampaigns } from '../../../../db/campaigns.ts';
import type { ReadVerb } from '../../context.ts';
import { asRow, fileOf, requireListed } from './row.ts';

export const list: ReadVerb<'campaigns.list'> = async ({ db, clock }) => (await listCampaigns(db)).map((row) => asRow(row, clock.now()));

export const get: ReadVerb<'campaigns.get'> = async ({ db, clock }, { id }) => fileOf(db, await requireListed(db, id), clock.now());
