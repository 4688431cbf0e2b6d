import type { ReEnrolmentFile } from '../../../shared/contract/re-enrolments-desk.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { enumerate } from '../../../shared/rules/decision-words.ts';
import type { PartDecision, ReEnrolmentDecision } from '../../../shared/rules/re-enrolment.ts';
import { ANSWER_WORDS, PART_WORDS } from '../../../shared/rules/re-enrolment-words.ts';
import type { Tone } from '../../ui/Pill.tsx';

export const CHOICES: Record<ReEnrolmentDecision, { verb: string; word: string; tone: Tone; key: string }> = {
  validated: { verb: 'Valider', word: 'Validée', tone: 'green', key: 'A' },
  'to-complete': { verb: 'Demander de compléter', word: 'À compléter', tone: 'amber', key: 'C' },
  refused: { verb: 'Refuser', word: 'Refusée', tone: 'garnet', key: 'R' },
};

export const PART_TONES: Record<PartDecision | 'pending', Tone> = {
  pending: 'plain',
  accepted: 'green',
  'waiting-list': 'amber',
  refused: 'garnet',
};

export const answerWord = ({ answer }: Pick<ReEnrolmentFile, 'answer'>): string => (answer ? ANSWER_WORDS[answer] : '');

const OUTCOMES: Record<ReEnrolmentDecision, string> = { validated: 'validée', refused: 'refusée', 'to-complete': 'à compléter' };

/** Said once it is. */
export const whatHappened = (number: string | null, decision: ReEnrolmentDecision, mailTo: string | null): string =>
  `Réinscription ${number ?? ''} ${OUTCOMES[decision]}. ${mailTo ? `Un e-mail partira à ${mailTo}.` : 'La famille lira la réponse sur l’extranet.'}`;

/** Said once a decision is taken back. */
export const whatIsUndone = (number: string | null, mailTo: readonly string[]): string =>
  `Décision annulée : la réinscription ${number ?? ''} attend de nouveau. ${mailTo.length > 0 ? `Un e-mail le dira à ${enumerate(mailTo)}.` : 'Aucun e-mail n’était parti.'}`;

/** What became of one that no longer waits. */
export function outcomeOf({ state, decidedBy, decidedAt }: ReEnrolmentFile): string {
  if (state === 'withdrawn') return 'La famille a retiré cette demande.';
  const by = `${decidedBy ? ` par ${decidedBy}` : ''}${decidedAt ? ` le ${formatDateTime(decidedAt)}` : ''}`;
  if (state === 'to-complete') return `Il a été demandé à la famille de compléter${by}.`;
  return `Cette réinscription a été ${state === 'validated' ? 'validée' : 'refusée'}${by}.`;
}

/** What the family will be told of one decision. */
export function answerInWords(decision: ReEnrolmentDecision, reason: string): string {
  if (decision === 'validated') return 'Votre réinscription est validée.';
  const why = reason.trim() || '(motif à écrire)';
  return decision === 'refused' ? `Votre réinscription est refusée. Motif : ${why}` : `Votre réinscription est à compléter. Motif : ${why}`;
}

export const partInWords = (label: string, decision: PartDecision | 'pending', reason: string): string =>
  `${label} : ${PART_WORDS[decision].toLowerCase()}${decision === 'refused' && reason.trim() ? ` (${reason.trim()})` : ''}`;
