import type { VerbsOf } from '../../context.ts';
import { get } from './get.ts';
import { list } from './list.ts';

export const repertoireVerbs: VerbsOf<'repertoire.list' | 'repertoire.get'> = { 'repertoire.list': list, 'repertoire.get': get };
