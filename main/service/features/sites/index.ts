import type { VerbsOf } from '../../context.ts';
import { contacts } from './contacts.ts';
import { list } from './list.ts';

export const siteVerbs: VerbsOf<'sites.list' | 'sites.contacts'> = { 'sites.list': list, 'sites.contacts': contacts };
