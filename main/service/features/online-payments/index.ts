import type { OperationName } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { decideTrial } from './decide-trial.ts';
import { askAgain, get, list, settle } from './desk.ts';
import { mine } from './mine.ts';
import { offer } from './offer.ts';
import { notified, returned } from './returned.ts';
import { send } from './send.ts';
import { saveSettings, settings, testConnection } from './settings.ts';
import { start } from './start.ts';

export const onlinePaymentVerbs: VerbsOf<Extract<OperationName, `onlinePayments.${string}`>> = {
  'onlinePayments.offer': offer,
  'onlinePayments.start': start,
  'onlinePayments.send': send,
  'onlinePayments.mine': mine,
  'onlinePayments.decideTrial': decideTrial,
  'onlinePayments.returned': returned,
  'onlinePayments.notified': notified,
  'onlinePayments.list': list,
  'onlinePayments.get': get,
  'onlinePayments.askAgain': askAgain,
  'onlinePayments.settle': settle,
  'onlinePayments.settings': settings,
  'onlinePayments.saveSettings': saveSettings,
  'onlinePayments.testConnection': testConnection,
};
