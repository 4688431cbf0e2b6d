import type { VerbsOf } from '../../context.ts';
import { close, open } from './change.ts';
import { list } from './list.ts';

export const campaignVerbs: VerbsOf<'campaigns.list' | 'campaigns.open' | 'campaigns.close'> = {
  'campaigns.list': list,
  'campaigns.open': open,
  'campaigns.close': close,
};
