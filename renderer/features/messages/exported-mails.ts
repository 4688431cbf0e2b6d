import type { MailRow } from '../../../shared/contract/messages.ts';
import type { TableColumn } from '../../ui/table-cells.ts';
import { MAIL_WORDS } from './MailPill.tsx';
import { whatNext } from './words.ts';

/** The outbox as it leaves the window: what each e-mail is about and how it fared, not its text. */
export const exportedMails: TableColumn<MailRow>[] = [
  { title: 'Objet', width: 44, value: (mail) => mail.subject },
  { title: 'Destinataire', value: (mail) => mail.recipientName },
  { title: 'Adresse', width: 32, value: (mail) => mail.recipient },
  { title: 'État', width: 16, value: (mail) => MAIL_WORDS[mail.state]?.word ?? mail.state },
  { title: 'Précision', width: 50, value: (mail) => whatNext(mail) },
  { title: 'Écrit le', kind: 'instant', value: (mail) => mail.createdAt },
  { title: 'Envoyé le', kind: 'instant', value: (mail) => mail.sentAt },
];
