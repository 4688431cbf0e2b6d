import type { OperationName } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { list } from './list.ts';
import { preview, send } from './send.ts';
import { saveSettings, settings } from './settings.ts';

export const reminderVerbs: VerbsOf<Extract<OperationName, `reminders.${string}`>> = {
  'reminders.list': list,
  'reminders.settings': settings,
  'reminders.saveSettings': saveSettings,
  'reminders.preview': preview,
  'reminders.send': send,
};
