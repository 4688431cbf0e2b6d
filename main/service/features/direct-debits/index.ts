import type { OperationName } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { saveSettings, settings } from './creditor.ts';
import { list as listMandates, revoke, save } from './mandates.ts';
import { collect, file, get, list, make, preview, reject } from './runs.ts';

export const directDebitVerbs: VerbsOf<Extract<OperationName, `mandates.${string}` | `directDebits.${string}`>> = {
  'mandates.list': listMandates,
  'mandates.save': save,
  'mandates.revoke': revoke,
  'directDebits.settings': settings,
  'directDebits.saveSettings': saveSettings,
  'directDebits.preview': preview,
  'directDebits.make': make,
  'directDebits.list': list,
  'directDebits.get': get,
  'directDebits.file': file,
  'directDebits.collect': collect,
  'directDebits.reject': reject,
};
