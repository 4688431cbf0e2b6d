import type { VerbsOf } from '../../context.ts';
import { archive, reorder, restore } from './arrange.ts';
import { get, list, model } from './list.ts';
import { preview } from './preview.ts';
import { create, edit } from './save.ts';

type Names =
  | 'requiredDocuments.list'
  | 'requiredDocuments.get'
  | 'requiredDocuments.model'
  | 'requiredDocuments.preview'
  | 'requiredDocuments.create'
  | 'requiredDocuments.edit'
  | 'requiredDocuments.archive'
  | 'requiredDocuments.restore'
  | 'requiredDocuments.reorder';

export const requiredDocumentVerbs: VerbsOf<Names> = {
  'requiredDocuments.list': list,
  'requiredDocuments.get': get,
  'requiredDocuments.model': model,
  'requiredDocuments.preview': preview,
  'requiredDocuments.create': create,
  'requiredDocuments.edit': edit,
  'requiredDocuments.archive': archive,
  'requiredDocuments.restore': restore,
  'requiredDocuments.reorder': reorder,
};
