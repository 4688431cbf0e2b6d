import type { VerbsOf } from '../../context.ts';
import { create } from './create.ts';
import { editGuardian } from './edit-guardian.ts';
import { get } from './get.ts';
import { list } from './list.ts';

export const familyVerbs: VerbsOf<'families.list' | 'families.get' | 'families.create' | 'families.editGuardian'> = {
  'families.list': list,
  'families.get': get,
  'families.create': create,
  'families.editGuardian': editGuardian,
};
