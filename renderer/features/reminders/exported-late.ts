import type { LateRow } from '../../../shared/contract/reminders.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { standingOf } from './words.ts';

export const exportedLate: TableColumn<LateRow>[] = [
  { title: 'Facture', width: 16, value: (late) => late.number },
  { title: 'Famille', width: 28, value: (late) => late.familyName },
  { title: 'Payeur', width: 26, value: (late) => late.payer },
  { title: 'Site', width: 24, value: (late) => late.siteName },
  { title: 'Échéance', kind: 'day', value: (late) => late.dueOn },
  { title: 'Jours de retard', kind: 'number', value: (late) => late.daysLate },
  { title: 'Relances envoyées', kind: 'number', value: (late) => late.sent },
  { title: 'Dernière relance', kind: 'day', value: (late) => late.lastOn },
  { title: 'Relance', width: 30, value: (late) => (late.level ? `Niveau ${late.level} à envoyer` : standingOf(late)) },
  { title: 'Reste dû', kind: 'cents', value: (late) => late.leftCents },
];
