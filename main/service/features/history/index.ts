import type { VerbsOf } from '../../context.ts';
import { list } from './list.ts';

export const historyVerbs: VerbsOf<'history.list'> = { 'history.list': list };
