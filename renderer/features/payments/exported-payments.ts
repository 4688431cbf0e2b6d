import type { PaymentRow } from '../../../shared/contract/payments.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { STATE_WORDS } from './words.ts';

/** Payments as they leave the window. */
export const exportedPayments: TableColumn<PaymentRow>[] = [
  { title: 'Date', kind: 'day', value: (payment) => payment.paidOn },
  { title: 'Famille', width: 28, value: (payment) => payment.familyName },
  { title: 'Site', width: 22, value: (payment) => payment.siteName },
  { title: 'Compte', width: 14, value: (payment) => LEDGER_WORDS[payment.ledger] },
  { title: 'Mode', width: 20, value: (payment) => payment.method },
  { title: 'Numéro', width: 16, value: (payment) => payment.operationNumber },
  { title: 'Libellé', width: 40, value: (payment) => payment.wording },
  { title: 'État', width: 14, value: (payment) => STATE_WORDS[payment.state] },
  { title: 'Montant', kind: 'cents', value: (payment) => payment.cents },
  { title: 'À affecter', kind: 'cents', value: (payment) => payment.unspentCents },
  { title: 'Reçu', width: 16, value: (payment) => payment.receipt?.number ?? null },
  { title: 'Remise', width: 16, value: (payment) => payment.deposit?.number ?? null },
];
