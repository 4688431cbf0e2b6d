import type { RequestField, RequestFile } from '../../../shared/contract/change-requests.ts';
import { showField } from '../../../shared/rules/fields.ts';
import { guardianField, isGuardianField } from '../../../shared/rules/guardian-fields.ts';
import type { Draft } from './decisions.ts';

/** A stored value of a field as people read it; « vide » for none. */
export function shown(field: Pick<RequestField, 'field'>, value: string | null): string {
  const text = isGuardianField(field.field) ? showField(guardianField(field.field), value) : (value ?? '');
  if (text === '') return 'vide';
  // A number that breaks over two lines is read twice.
  return isGuardianField(field.field) && guardianField(field.field).kind === 'phone' ? text.replaceAll(' ', '\u00a0') : text;
}

export const SUBJECT_WORDS = { guardian: 'Identité famille', student: 'Identité élève' } as const;

/** « Téléphone portable », or « 3 champs ». */
export const fieldsInShort = (labels: readonly string[]): string => (labels.length === 1 ? (labels[0] ?? '') : `${labels.length} champs`);

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
export function whatWillHappen({ recipient, fields }: Pick<RequestFile, 'recipient' | 'fields'>): string {
  if (recipient === null) return 'La famille n’a pas d’adresse e-mail : elle lira la réponse sur l’extranet.';
  return `Un seul e-mail partira à ${recipient} avec ${NUMBERS[fields.length] ?? `les ${fields.length} décisions`}.`;
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
