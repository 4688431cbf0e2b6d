import type { VerbsOf } from '../../context.ts';
import { list } from './list.ts';

export const siteVerbs: VerbsOf<'sites.list'> = { 'sites.list': list };
