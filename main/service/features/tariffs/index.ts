import type { VerbsOf } from '../../context.ts';
import { copy } from './copy.ts';
import { choices, list } from './list.ts';
import { preview } from './preview.ts';
import { archive, restore, save } from './save.ts';
import { simulate } from './simulate.ts';

type Names =
  | 'tariffs.list'
  | 'tariffs.choices'
  | 'tariffs.preview'
  | 'tariffs.save'
  | 'tariffs.archive'
  | 'tariffs.restore'
  | 'tariffs.copy'
  | 'billing.simulate';

export const tariffVerbs: VerbsOf<Names> = {
  'tariffs.list': list,
  'tariffs.choices': choices,
  'tariffs.preview': preview,
  'tariffs.save': save,
  'tariffs.archive': archive,
  'tariffs.restore': restore,
  'tariffs.copy': copy,
  'billing.simulate': simulate,
};
