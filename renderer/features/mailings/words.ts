import type { MailingCounts, MailingRow } from '../../../shared/contract/mailings.ts';
import { counted, figure } from '../../../shared/count.ts';
import type { MailingKind } from '../../../shared/rules/mailings.ts';

export const KIND_WORDS: Record<MailingKind, string> = {
  identifiers: 'Identifiants',
  're-enrolment': 'Réinscription',
  documents: 'Pièces à fournir',
  reminder: 'Relance de facture',
  free: 'Message libre',
};

/** How one person is reached. */
export const CHANNEL_WORDS = { email: 'par e-mail', letter: 'par lettre' } as const;

/** « 1 843 e-mails, 157 lettres » */
export function countsSentence({ emails, letters }: Pick<MailingCounts, 'emails' | 'letters'>): string {
  const parts = [emails > 0 && counted(emails, 'e-mail'), letters > 0 && counted(letters, 'lettre')].filter(Boolean);
  return parts.join(', ') || 'Personne ne recevra rien';
}

/** Where a run stands, in one line. */
export function standingOf({ emails, letters, skipped }: MailingRow): string {
  const parts = [
    emails.total > 0 && `${figure(emails.queued)} sur ${counted(emails.total, 'e-mail')}`,
    emails.failed > 0 && `${counted(emails.failed, 'échec')}`,
    letters.total > 0 &&
      (letters.printed < letters.total
        ? `${counted(letters.total - letters.printed, 'lettre')} à imprimer`
        : counted(letters.total, 'lettre')),
    skipped > 0 && `${counted(skipped, 'personne')} sans envoi`,
  ];
  return parts.filter(Boolean).join(' · ');
}
