import type { VerbsOf } from '../../context.ts';
import { courses, list } from './list.ts';
import { favourRest, save } from './save.ts';

type Names = 'opinions.courses' | 'opinions.list' | 'opinions.save' | 'opinions.favourRest';

export const opinionVerbs: VerbsOf<Names> = {
  'opinions.courses': courses,
  'opinions.list': list,
  'opinions.save': save,
  'opinions.favourRest': favourRest,
};
