import type { PaymentRow } from '../../../shared/contract/payments.ts';

export const STATE_WORDS: Record<PaymentRow['state'], string> = {
  received: 'À encaisser',
  cleared: 'Encaissé',
  returned: 'Rejeté',
  cancelled: 'Annulé',
};
