import type { VerbsOf } from '../../context.ts';
import { close, open } from './change.ts';
import { get, list } from './list.ts';
import { preview } from './preview.ts';
import { followUp, progress, selection } from './progress.ts';
import { create, edit, remove } from './settings.ts';

type Names =
  | 'campaigns.list'
  | 'campaigns.get'
  | 'campaigns.preview'
  | 'campaigns.create'
  | 'campaigns.edit'
  | 'campaigns.remove'
  | 'campaigns.open'
  | 'campaigns.close'
  | 'campaigns.progress'
  | 'campaigns.followUp'
  | 'campaigns.selection';

export const campaignVerbs: VerbsOf<Names> = {
  'campaigns.list': list,
  'campaigns.get': get,
  'campaigns.preview': preview,
  'campaigns.create': create,
  'campaigns.edit': edit,
  'campaigns.remove': remove,
  'campaigns.open': open,
  'campaigns.close': close,
  'campaigns.progress': progress,
  'campaigns.followUp': followUp,
  'campaigns.selection': selection,
};
