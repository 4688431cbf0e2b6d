/** Reasons that come back every week, in words that the family reads as they are. */
export const REASONS = [
  {
    name: 'Pièce manquante',
    sentence: 'Merci de nous faire parvenir un justificatif : nous ne pouvons pas enregistrer ce changement sans lui.',
  },
  { name: 'Illisible', sentence: 'Ce qui a été saisi est illisible ou incomplet : merci de le saisir à nouveau.' },
  {
    name: 'Incohérent avec le dossier',
    sentence: 'Ce qui a été saisi ne correspond pas à votre dossier : merci de prendre contact avec le secrétariat.',
  },
] as const;

/** Puts a ready sentence into a reason: in place of another ready one, after whatever was typed by hand. */
export function withReason(typed: string, sentence: string): string {
  const present = typed.trim();
  if (present === '' || REASONS.some((reason) => reason.sentence === present)) return sentence;
  return present.includes(sentence) ? present : `${present} ${sentence}`;
}
