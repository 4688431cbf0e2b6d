/** Reasons that come back every week, in words that the family reads as they are. */
export const REASONS = [
  { name: 'Illisible', sentence: 'Le document est illisible : merci d’en déposer une photo nette et entière, ou un PDF.' },
  { name: 'Incomplète', sentence: 'Il manque une partie du document : merci d’en déposer toutes les pages.' },
  { name: 'Trop ancienne', sentence: 'Le document est trop ancien : merci d’en déposer un plus récent.' },
  {
    name: 'Autre document',
    sentence: 'Ce n’est pas le document demandé : merci de relire ce qui est attendu, puis d’en déposer un autre.',
  },
] as const;

/** Puts a ready sentence into a reason: in place of another ready one, after whatever was typed by hand. */
export function withReason(typed: string, sentence: string): string {
  const present = typed.trim();
  if (present === '' || REASONS.some((reason) => reason.sentence === present)) return sentence;
  return present.includes(sentence) ? present : `${present} ${sentence}`;
}
