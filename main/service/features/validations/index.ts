import type { VerbsOf } from '../../context.ts';
import { list } from './list.ts';

export const validationVerbs: VerbsOf<'validations.list'> = {
  'validations.list': list,
};
