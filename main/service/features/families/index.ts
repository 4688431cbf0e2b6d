import type { VerbsOf } from '../../context.ts';
import { create } from './create.ts';
import { editGuardian } from './edit-guardian.ts';
import { liftDisagreement, setFacts, signalDisagreement } from './facts.ts';
import { get } from './get.ts';
import { addGuardian, makeFirst, removeGuardian, returnGuardian } from './guardians.ts';
import { archive, edit, restore } from './household.ts';
import { list } from './list.ts';
import { duplicates, notDuplicates } from './merge/duplicates.ts';
import { merge } from './merge/merge.ts';
import { mergePreview } from './merge/preview.ts';
import { undoMerge } from './merge/undo.ts';
import { balance, documents, reEnrolments } from './papers.ts';

type Reads = 'list' | 'get' | 'documents' | 'balance' | 'reEnrolments';
type Household = 'create' | 'edit' | 'archive' | 'restore';
type People = 'editGuardian' | 'addGuardian' | 'removeGuardian' | 'returnGuardian' | 'makeFirst';
type Facts = 'setFacts' | 'signalDisagreement' | 'liftDisagreement';

type Merges = 'duplicates' | 'notDuplicates' | 'mergePreview' | 'merge' | 'undoMerge';

export const familyVerbs: VerbsOf<`families.${Reads | Household | People | Facts | Merges}`> = {
  'families.list': list,
  'families.get': get,
  'families.documents': documents,
  'families.balance': balance,
  'families.reEnrolments': reEnrolments,
  'families.create': create,
  'families.edit': edit,
  'families.archive': archive,
  'families.restore': restore,
  'families.editGuardian': editGuardian,
  'families.addGuardian': addGuardian,
  'families.removeGuardian': removeGuardian,
  'families.returnGuardian': returnGuardian,
  'families.makeFirst': makeFirst,
  'families.setFacts': setFacts,
  'families.signalDisagreement': signalDisagreement,
  'families.liftDisagreement': liftDisagreement,
  'families.duplicates': duplicates,
  'families.notDuplicates': notDuplicates,
  'families.mergePreview': mergePreview,
  'families.merge': merge,
  'families.undoMerge': undoMerge,
};
