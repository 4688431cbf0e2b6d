import type { VerbsOf } from '../../context.ts';
import { archive, create, edit, move, restore } from './desk.ts';
import { frame } from './frame.ts';
import { list } from './list.ts';

type Names =
  | 'students.list'
  | 'students.frame'
  | 'students.create'
  | 'students.edit'
  | 'students.archive'
  | 'students.restore'
  | 'students.move';

export const studentVerbs: VerbsOf<Names> = {
  'students.list': list,
  'students.frame': frame,
  'students.create': create,
  'students.edit': edit,
  'students.archive': archive,
  'students.restore': restore,
  'students.move': move,
};
