import type { OperationName } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { contacts } from './contacts.ts';
import { create, edit, reorder, sheets } from './edit.ts';
import { list } from './list.ts';
import { logo, removeLogo, saveLogo } from './logo.ts';

export const siteVerbs: VerbsOf<Exclude<Extract<OperationName, `sites.${string}`>, 'sites.defaultHelp'>> = {
  'sites.list': list,
  'sites.contacts': contacts,
  'sites.sheets': sheets,
  'sites.create': create,
  'sites.edit': edit,
  'sites.reorder': reorder,
  'sites.logo': logo,
  'sites.saveLogo': saveLogo,
  'sites.removeLogo': removeLogo,
};
