import { formatDateTime } from '../../shared/dates.ts';
import { fullName, ofName } from '../../shared/rules/names.ts';
import { fieldLabel } from '../../shared/rules/sheets.ts';
import type { DemoRequest } from './asking.ts';

export interface Wording {
  subject: string;
  paragraphs: readonly string[];
}

/** What the demonstration's e-mails say: shorter than those that the service writes, of the same kinds. */
export const received = ({ row, student }: DemoRequest): Wording => ({
  subject: `Accusé de réception de votre demande n° ${row.number}`,
  paragraphs: [
    `Nous avons bien reçu le ${formatDateTime(row.created_at)} votre demande concernant ${sheetInWords(student)}.`,
    'Elle sera examinée par le secrétariat\u00A0; vous recevrez la réponse par e-mail.',
  ],
});

const DECISIONS = { pending: 'en attente', accepted: 'acceptée', corrected: 'acceptée avec une correction', refused: 'refusée' } as const;

const sheetInWords = (student: DemoRequest['student']): string => (student ? `la fiche ${ofName(fullName(student.row))}` : 'votre fiche');

export const decidedMail = ({ row, fields, student }: DemoRequest): Wording => ({
  subject: `Réponse à votre demande n° ${row.number}`,
  paragraphs: [
    `Le secrétariat a examiné votre demande concernant ${sheetInWords(student)}.`,
    ...fields.map((field) => {
      const reason = field.reason ? ` Motif\u00A0: ${field.reason}` : '';
      return `${fieldLabel(row.subject, field.field)}\u00A0: modification ${DECISIONS[field.decision]}.${reason}`;
    }),
  ],
});

export const identifierMail = (identifier: string): Wording => ({
  subject: 'Votre identifiant pour l’extranet',
  paragraphs: [
    `Votre identifiant est ${identifier}.`,
    'À la première connexion, choisissez «\u00A0Mot de passe perdu\u00A0» et saisissez l’adresse e-mail à laquelle vous recevez ce message.',
  ],
});

export const reminderMail = (students: readonly string[]): Wording => ({
  subject: 'Réinscription\u00A0: il reste quelques jours',
  paragraphs: [
    `La réinscription de ${students.join(' et de ')} n’est pas encore enregistrée. Vous pouvez la faire en ligne jusqu’au 31 janvier 2027.`,
  ],
});

export const textOf = (name: string, { paragraphs }: Wording, signature: string): string =>
  [`Bonjour ${name},`, ...paragraphs, signature].join('\n\n');

export const htmlOf = (name: string, { subject, paragraphs }: Wording, signature: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${[
    `Bonjour ${name},`,
    ...paragraphs,
    signature,
  ]
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')}</body></html>`;

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
