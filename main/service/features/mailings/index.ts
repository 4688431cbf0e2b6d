import type { VerbsOf } from '../../context.ts';
import { create, resume } from './create.ts';
import { letters, stopLetters } from './letters.ts';
import { get, list } from './list.ts';
import { plan } from './plan.ts';
import { preview } from './preview.ts';
import { tell } from './tell.ts';

export { compose } from './compose.ts';
export { startRun } from './create.ts';
export { asAddressee } from './plan.ts';

export const mailingVerbs: VerbsOf<
  | 'mailings.plan'
  | 'mailings.preview'
  | 'mailings.create'
  | 'mailings.tell'
  | 'mailings.resume'
  | 'mailings.letters'
  | 'mailings.stopLetters'
  | 'mailings.list'
  | 'mailings.get'
> = {
  'mailings.plan': plan,
  'mailings.preview': preview,
  'mailings.create': create,
  'mailings.tell': tell,
  'mailings.resume': resume,
  'mailings.letters': letters,
  'mailings.stopLetters': stopLetters,
  'mailings.list': list,
  'mailings.get': get,
};
