import { typeset } from '../typography.ts';

// Ready reasons for a refusal, in words that the family reads as they are. Each office changes its own; these are where it begins.

export const REASON_SUBJECTS = ['change-request', 'document', 're-enrolment'] as const;
export type ReasonSubject = (typeof REASON_SUBJECTS)[number];

export interface Reason {
  /** What stands on its button. */
  name: string;
  sentence: string;
}

/** At most so many of a subject: one finds one's own at a glance. */
export const REASONS_MAX = 12;

const given = (name: string, sentence: string): Reason => ({ name, sentence: typeset(sentence) });

export const GIVEN_REASONS: Record<ReasonSubject, readonly Reason[]> = {
  'change-request': [
    given('Justificatif', 'Merci de joindre un justificatif de domicile de moins de trois mois.'),
    given('Illisible', 'Ce qui a été saisi est illisible ou incomplet : merci de le saisir à nouveau.'),
    given('Incohérent', 'Ce qui a été saisi ne correspond pas à votre dossier : merci de prendre contact avec le secrétariat.'),
  ],
  document: [
    given('Illisible', 'Le document est illisible : merci d’en déposer une photo nette et entière, ou un PDF.'),
    given('Incomplète', 'Il manque une partie du document : merci d’en déposer toutes les pages.'),
    given('Trop ancienne', 'Le document est trop ancien : merci d’en déposer un plus récent.'),
    given('Autre nom', 'Le document ne porte pas le nom de l’élève.'),
    given('Autre document', 'Ce n’est pas le document demandé : merci de relire ce qui est attendu, puis d’en déposer un autre.'),
  ],
  're-enrolment': [
    given('Pièces manquantes', 'Le dossier est incomplet : des pièces obligatoires manquent.'),
    given('Plus de place', 'Il n’y a plus de place dans ce cours ; une inscription sur liste d’attente est possible.'),
    given('Solde à régler', 'Il reste une somme à régler : merci de prendre contact avec le service comptabilité.'),
  ],
};

/** Puts a ready sentence into a reason: in place of another ready one, after whatever was typed by hand. */
export function withReason(ready: readonly Reason[], typed: string, sentence: string): string {
  const present = typed.trim();
  if (present === '' || ready.some((reason) => reason.sentence === present)) return sentence;
  return present.includes(sentence) ? present : `${present} ${sentence}`;
}
