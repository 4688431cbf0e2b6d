import { z } from 'zod';
import { id, nothing, staffRead, staffWrite } from './operation.ts';

/** Campaigns of re-enrolment: when, where, for whom. */
export const campaignState = z.enum(['draft', 'active', 'closed']);

export const campaignRow = z.strictObject({
  id,
  siteId: id,
  siteName: z.string(),
  /** « 2027-2028 » */
  schoolYear: z.string(),
  name: z.string(),
  /** UTC instants; the second is excluded. */
  opensAt: z.string(),
  closesAt: z.string(),
  state: campaignState,
  version: z.int(),
});
export type CampaignRow = z.output<typeof campaignRow>;

const seen = { id, version: z.int() };

export const campaigns = {
  /** The latest first. */
  'campaigns.list': staffRead({ input: nothing, output: z.array(campaignRow) }),
  /** Families may answer between its opening and its end; `closesAt` gives it another end. Refused once that end is past. */
  'campaigns.open': staffWrite({ input: z.strictObject({ ...seen, closesAt: z.iso.datetime().nullish() }), output: nothing }),
  /** From now on nobody answers any more, whatever its end was. */
  'campaigns.close': staffWrite({ input: z.strictObject(seen), output: nothing }),
};
