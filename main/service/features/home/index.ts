import type { VerbsOf } from '../../context.ts';
import { show } from './show.ts';

export const homeVerbs: VerbsOf<'home.show'> = { 'home.show': show };
