import type { OperationName } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { allocate, cancel, clear, sendBack } from './change.ts';
import { list as listDeposits, make, slip, waiting } from './deposits.ts';
import { get, list, methods, open } from './list.ts';
import { certificate, receipt } from './papers.ts';
import { record } from './record.ts';
import { refund } from './refund.ts';

export { type Received, receivePayment } from './receive.ts';

export const paymentVerbs: VerbsOf<Extract<OperationName, `payments.${string}` | `deposits.${string}`>> = {
  'payments.list': list,
  'payments.get': get,
  'payments.methods': methods,
  'payments.open': open,
  'payments.record': record,
  'payments.allocate': allocate,
  'payments.clear': clear,
  'payments.sendBack': sendBack,
  'payments.cancel': cancel,
  'payments.refund': refund,
  'payments.receipt': receipt,
  'payments.certificate': certificate,
  'deposits.waiting': waiting,
  'deposits.make': make,
  'deposits.list': listDeposits,
  'deposits.slip': slip,
};
