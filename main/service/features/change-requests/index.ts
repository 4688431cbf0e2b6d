import type { VerbsOf } from '../../context.ts';
import { acceptance, saveAcceptance } from './acceptance.ts';
import { decide } from './decide.ts';
import { get } from './get.ts';
import { preview } from './preview.ts';
import { request } from './request.ts';
import { sheet, studentSheet } from './sheet.ts';
import { undo } from './undo.ts';
import { withdraw } from './withdraw.ts';

type Names =
  | 'changeRequests.get'
  | 'changeRequests.decide'
  | 'changeRequests.preview'
  | 'changeRequests.undo'
  | 'changeRequests.acceptance'
  | 'changeRequests.saveAcceptance'
  | 'changeRequests.sheet'
  | 'changeRequests.studentSheet'
  | 'changeRequests.request'
  | 'changeRequests.withdraw';

export const changeRequestVerbs: VerbsOf<Names> = {
  'changeRequests.get': get,
  'changeRequests.decide': decide,
  'changeRequests.preview': preview,
  'changeRequests.undo': undo,
  'changeRequests.acceptance': acceptance,
  'changeRequests.saveAcceptance': saveAcceptance,
  'changeRequests.sheet': sheet,
  'changeRequests.studentSheet': studentSheet,
  'changeRequests.request': request,
  'changeRequests.withdraw': withdraw,
};
