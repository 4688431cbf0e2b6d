import type { Field } from './fields.ts';

export type FieldDecision = 'pending' | 'accepted' | 'corrected' | 'refused';

const MASCULINE: Record<FieldDecision, string> = { pending: 'en attente', accepted: 'accepté', corrected: 'corrigé', refused: 'refusé' };
const FEMININE: Record<FieldDecision, string> = { pending: 'en attente', accepted: 'acceptée', corrected: 'corrigée', refused: 'refusée' };

/** What became of a field, agreeing with its label: « refusée » for an address, « refusé » for a telephone. */
export const decisionWord = (field: Pick<Field, 'feminine'>, decision: FieldDecision): string =>
  (field.feminine ? FEMININE : MASCULINE)[decision];

/** Labels in a sentence: « Téléphone portable » becomes « téléphone portable », but « E-mail » keeps its hyphen and loses its capital too. */
export const inSentence = (label: string): string => label.charAt(0).toLocaleLowerCase('fr') + label.slice(1);

/** « adresse, ville et code postal » */
export function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} et ${last}`;
}
