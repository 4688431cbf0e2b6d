import type { MandateRow } from '../../../shared/contract/direct-debits.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { TableColumn } from '../../ui/table-cells.ts';

/** As they leave the window: of an account its last four signs, as on the screen. */
export const exportedMandates: readonly TableColumn<MandateRow>[] = [
  { title: 'Famille', width: 26, value: (row) => row.familyName },
  { title: 'Référence', width: 24, value: (row) => row.reference },
  { title: 'Titulaire', width: 26, value: (row) => row.holder },
  { title: 'Compte', width: 14, value: (row) => `… ${row.ibanTail}` },
  { title: 'Signé le', kind: 'day', value: (row) => row.signedOn },
  { title: 'Révoqué le', kind: 'instant', value: (row) => row.revokedAt },
];

/** The files that were made for the bank. */
export const exportedRuns: readonly TableColumn<OutputOf<'directDebits.list'>['rows'][number]>[] = [
  { title: 'Fichier', width: 18, value: (row) => row.number },
  { title: 'Site', width: 18, value: (row) => row.siteName },
  { title: 'Prélevé le', kind: 'day', value: (row) => row.collectOn },
  { title: 'Prélèvements', kind: 'number', value: (row) => row.debits },
  { title: 'En attente', kind: 'number', value: (row) => row.waiting },
  { title: 'Total', kind: 'cents', value: (row) => row.totalCents },
  { title: 'Préparé le', kind: 'instant', value: (row) => row.createdAt },
  { title: 'Par', width: 20, value: (row) => row.madeBy },
];
