import type { VerbsOf } from '../../context.ts';
import { decide } from './decide.ts';
import { askAgain, exempt } from './exempt.ts';
import { give } from './give.ts';
import { ofFamily, ofStudent } from './lines.ts';
import { file, get } from './look.ts';
import { missing } from './missing.ts';
import { examined, model, open } from './open.ts';
import { undo } from './undo.ts';

type Names =
  | 'documents.ofFamily'
  | 'documents.ofStudent'
  | 'documents.give'
  | 'documents.examined'
  | 'documents.open'
  | 'documents.model'
  | 'documents.get'
  | 'documents.file'
  | 'documents.decide'
  | 'documents.undo'
  | 'documents.missing'
  | 'documents.exempt'
  | 'documents.askAgain';

export const documentVerbs: VerbsOf<Names> = {
  'documents.ofFamily': ofFamily,
  'documents.ofStudent': ofStudent,
  'documents.give': give,
  'documents.examined': examined,
  'documents.open': open,
  'documents.model': model,
  'documents.get': get,
  'documents.file': file,
  'documents.decide': decide,
  'documents.undo': undo,
  'documents.missing': missing,
  'documents.exempt': exempt,
  'documents.askAgain': askAgain,
};
