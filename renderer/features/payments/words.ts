import type { PaymentRow } from '../../../shared/contract/payments.ts';
import type { Ledger } from '../../../shared/rules/ledger-books.ts';

export const LEDGER_WORDS: Record<Ledger, string> = { cotisation: 'Cotisations', location: 'Locations' };

export const STATE_WORDS: Record<PaymentRow['state'], string> = {
  received: 'À encaisser',
  cleared: 'Encaissé',
  returned: 'Rejeté',
  cancelled: 'Annulé',
};
