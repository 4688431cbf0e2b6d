import type { OnlinePaymentRow } from '../../../shared/contract/online-payments.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { ALARM_WORDS, ONLINE_STATE_WORDS, PROVIDER_WORDS } from '../../../shared/rules/online-payment-words.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

/** Payments on line as they leave the window. */
export const exportedOnlinePayments: TableColumn<OnlinePaymentRow>[] = [
  { title: 'Demandé le', kind: 'instant', value: ({ createdAt }) => createdAt },
  { title: 'Famille', width: 28, value: ({ familyName }) => familyName },
  { title: 'Demandé par', width: 26, value: ({ payer }) => payer },
  { title: 'Site', width: 22, value: ({ siteName }) => siteName },
  { title: 'Compte', width: 14, value: ({ ledger }) => LEDGER_WORDS[ledger] },
  { title: 'Service', width: 20, value: ({ provider }) => PROVIDER_WORDS[provider] },
  { title: 'Essai', kind: 'yes-no', value: ({ trial }) => trial },
  { title: 'Référence', width: 20, value: ({ reference }) => reference },
  { title: 'État', width: 14, value: ({ state }) => ONLINE_STATE_WORDS[state] },
  { title: 'À vérifier', width: 36, value: ({ alarm }) => alarm && ALARM_WORDS[alarm] },
  { title: 'Dernière réponse', width: 36, value: ({ detail }) => detail },
  { title: 'Terminé le', kind: 'instant', value: ({ endedAt }) => endedAt },
  { title: 'Montant', kind: 'cents', value: ({ cents }) => cents },
  { title: 'Reçu', width: 16, value: ({ receiptNumber }) => receiptNumber },
];
