import type { RequestField, RequestFile } from '../../../shared/contract/change-requests.ts';
import { enumerate } from '../../../shared/rules/decision-words.ts';
import { showField } from '../../../shared/rules/fields.ts';
import { findField } from '../../../shared/rules/sheets.ts';
import type { Draft } from './decisions.ts';

/** A stored value of a field as people read it; « vide » for none. */
export function shown({ subject, field }: Pick<RequestField, 'subject' | 'field'>, value: string | null): string {
  const rule = findField(subject, field);
  const text = rule ? showField(rule, value) : (value ?? '');
  if (text === '') return 'vide';
  // A number that breaks over two lines is read twice.
  return rule?.kind === 'phone' ? text.replaceAll(' ', '\u00a0') : text;
}

const NUMBERS = [
  '',
  'la décision',
  'les deux décisions',
  'les trois décisions',
  'les quatre décisions',
  'les cinq décisions',
  'les six décisions',
];

/** What will happen once the request is finished, said before it does. */
export function whatWillHappen({ recipients, fields }: Pick<RequestFile, 'recipients' | 'fields'>): string {
  if (recipients.length === 0) return 'La famille n’a pas d’adresse e-mail : elle lira la réponse sur l’extranet.';
  const mails =
    recipients.length === 1 ? `Un seul e-mail partira à ${recipients[0]}` : `Un e-mail partira à ${recipients.join(' et un autre à ')}`;
  return `${mails} avec ${NUMBERS[fields.length] ?? `les ${fields.length} décisions`}.`;
}

/** Said once the request is finished. */
export const whatHappened = (number: string, mailTo: readonly string[]): string =>
  `Demande ${number} terminée. ${mailTo.length > 0 ? `Un e-mail partira à ${enumerate(mailTo)}.` : 'La famille lira la réponse sur l’extranet.'}`;

/** Said once a decision is taken back. */
export const whatIsUndone = (number: string, mailTo: readonly string[]): string =>
  `Décision annulée : la demande ${number} attend de nouveau. ${mailTo.length > 0 ? `Un e-mail le dira à ${enumerate(mailTo)}.` : 'Aucun e-mail n’était parti.'}`;

/** What stands under the name: the students with their courses, and who asked where that is not the person itself. */
export function aboutPerson({ subject, students, askedBy }: Pick<RequestFile, 'subject' | 'students' | 'askedBy'>): string[] {
  const head = subject === 'student' ? 'Élève' : students.length > 1 ? `${students.length} élèves` : '1 élève';
  return [
    ...(students.length > 0 ? [`${head} : ${students.join(', ')}`] : []),
    ...(subject === 'student' && askedBy.length > 0 ? [`demandé par ${enumerate(askedBy)}`] : []),
  ];
}

/** What the family will be told of one field. */
export function answerInWords(field: RequestField, draft: Draft): string {
  if (draft.decision === 'accepted') return `${field.label} : votre demande est acceptée (${shown(field, field.proposed)}).`;
  if (draft.decision === 'corrected') return `${field.label} : enregistré après correction (${shown(field, draft.value || null)}).`;
  return `${field.label} : votre demande n’a pas pu être acceptée. Motif : ${draft.reason.trim() || '(à écrire)'}`;
}

/** « L’adresse a changé depuis la demande », whatever the fields are called. */
export function movedSentence(fields: readonly RequestField[]): string {
  const names = fields.filter((field) => field.movedSince).map((field) => `« ${field.label} »`);
  if (names.length === 1) return `${names[0]} a changé depuis la demande.`;
  return `${names.slice(0, -1).join(', ')} et ${names.at(-1)} ont changé depuis la demande.`;
}
