import type { VerbsOf } from '../../context.ts';
import { list } from './list.ts';
import { select } from './select.ts';

export const validationVerbs: VerbsOf<'validations.list' | 'validations.select'> = {
  'validations.list': list,
  'validations.select': select,
};
