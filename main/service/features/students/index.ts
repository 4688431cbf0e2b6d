import type { VerbsOf } from '../../context.ts';
import { frame } from './frame.ts';
import { list } from './list.ts';

export const studentVerbs: VerbsOf<'students.list' | 'students.frame'> = { 'students.list': list, 'students.frame': frame };
