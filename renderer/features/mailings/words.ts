import type { MailingCounts, MailingRow } from '../../../shared/contract/mailings.ts';
import type { MailingKind } from '../../../shared/rules/mailings.ts';

export const KIND_WORDS: Record<MailingKind, string> = {
  identifiers: 'Identifiants',
  're-enrolment': 'Réinscription',
  documents: 'Pièces à fournir',
  free: 'Message libre',
};

/** How one person is reached. */
export const CHANNEL_WORDS = { email: 'par e-mail', letter: 'par lettre' } as const;

const count = new Intl.NumberFormat('fr-FR');
export const many = (n: number, one: string, several = `${one}s`): string => `${count.format(n)} ${n > 1 ? several : one}`;

/** « 1 843 e-mails, 157 lettres » */
export function countsSentence({ emails, letters }: Pick<MailingCounts, 'emails' | 'letters'>): string {
  const parts = [emails > 0 && many(emails, 'e-mail'), letters > 0 && many(letters, 'lettre')].filter(Boolean);
  return parts.join(', ') || 'Personne ne recevra rien';
}

/** Where a run stands, in one line. */
export function standingOf({ emails, letters, skipped }: MailingRow): string {
  const parts = [
    emails.total > 0 && `${count.format(emails.queued)} sur ${many(emails.total, 'e-mail')}`,
    emails.failed > 0 && `${many(emails.failed, 'échec')}`,
    letters.total > 0 &&
      (letters.printed < letters.total ? `${many(letters.total - letters.printed, 'lettre')} à imprimer` : many(letters.total, 'lettre')),
    skipped > 0 && `${many(skipped, 'personne')} sans envoi`,
  ];
  return parts.filter(Boolean).join(' · ');
}
