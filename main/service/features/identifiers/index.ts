import type { VerbsOf } from '../../context.ts';
import { chosen, counts, list } from './list.ts';
import { pattern, savePattern } from './pattern.ts';
import { reset } from './reset.ts';
import { closeSession, lift, sessions } from './sessions.ts';

export const identifierVerbs: VerbsOf<
  | 'identifiers.list'
  | 'identifiers.counts'
  | 'identifiers.chosen'
  | 'identifiers.sessions'
  | 'identifiers.closeSession'
  | 'identifiers.lift'
  | 'identifiers.reset'
  | 'identifiers.pattern'
  | 'identifiers.savePattern'
> = {
  'identifiers.list': list,
  'identifiers.counts': counts,
  'identifiers.chosen': chosen,
  'identifiers.sessions': sessions,
  'identifiers.closeSession': closeSession,
  'identifiers.lift': lift,
  'identifiers.reset': reset,
  'identifiers.pattern': pattern,
  'identifiers.savePattern': savePattern,
};
