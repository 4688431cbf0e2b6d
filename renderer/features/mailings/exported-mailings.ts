import type { MailingRow } from '../../../shared/contract/mailings.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { KIND_WORDS } from './words.ts';

export const exportedMailings: TableColumn<MailingRow>[] = [
  { title: 'Envoi', width: 44, value: (run) => run.name },
  { title: 'Sujet', value: (run) => KIND_WORDS[run.kind] },
  { title: 'E-mails', kind: 'number', value: (run) => run.emails.total },
  { title: 'En erreur', kind: 'number', value: (run) => run.emails.failed },
  { title: 'Lettres', kind: 'number', value: (run) => run.letters.total },
  { title: 'Imprimées', kind: 'number', value: (run) => run.letters.printed },
  { title: 'Écartés', kind: 'number', value: (run) => run.skipped },
  { title: 'Fait par', value: (run) => run.madeBy },
  { title: 'Date', kind: 'instant', value: (run) => run.createdAt },
];
