import type { VerbsOf } from '../../context.ts';
import { decide } from './decide.ts';
import { changes, noteExport } from './export.ts';
import { form } from './form.ts';
import { get } from './get.ts';
import { save } from './save.ts';
import { send } from './send.ts';
import { undo } from './undo.ts';
import { forget, withdraw } from './withdraw.ts';

type Names =
  | 'reEnrolments.form'
  | 'reEnrolments.save'
  | 'reEnrolments.send'
  | 'reEnrolments.withdraw'
  | 'reEnrolments.forget'
  | 'reEnrolments.get'
  | 'reEnrolments.decide'
  | 'reEnrolments.undo'
  | 'reEnrolments.changes'
  | 'reEnrolments.noteExport';

export const reEnrolmentVerbs: VerbsOf<Names> = {
  'reEnrolments.form': form,
  'reEnrolments.save': save,
  'reEnrolments.send': send,
  'reEnrolments.withdraw': withdraw,
  'reEnrolments.forget': forget,
  'reEnrolments.get': get,
  'reEnrolments.decide': decide,
  'reEnrolments.undo': undo,
  'reEnrolments.changes': changes,
  'reEnrolments.noteExport': noteExport,
};
