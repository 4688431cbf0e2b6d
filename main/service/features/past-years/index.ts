import type { VerbsOf } from '../../context.ts';
import { get } from './get.ts';
import { list } from './list.ts';

export const pastYearVerbs: VerbsOf<'pastYears.list' | 'pastYears.get'> = { 'pastYears.list': list, 'pastYears.get': get };
