import type { VerbsOf } from '../../context.ts';
import { familyLedger, ledger } from './ledger.ts';
import { creditNote, invoice, receipt } from './papers.ts';

export const billingVerbs: VerbsOf<
  'billing.ledger' | 'billing.familyLedger' | 'billing.invoice' | 'billing.receipt' | 'billing.creditNote'
> = {
  'billing.ledger': ledger,
  'billing.familyLedger': familyLedger,
  'billing.invoice': invoice,
  'billing.receipt': receipt,
  'billing.creditNote': creditNote,
};
