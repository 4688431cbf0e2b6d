import type { CampaignRow } from '../../../shared/contract/campaigns.ts';
import { formatDeadline } from '../../../shared/dates.ts';
import type { CampaignPhase, FollowState } from '../../../shared/rules/campaigns.ts';
import type { Tone } from '../../ui/Pill.tsx';

export const PHASE_TONES: Record<CampaignPhase, Tone> = { draft: 'plain', coming: 'ink', open: 'green', over: 'amber', closed: 'plain' };

export const FOLLOW_TONES: Record<FollowState, Tone> = {
  'never-connected': 'plain',
  connected: 'plain',
  draft: 'copper',
  submitted: 'amber',
  'to-complete': 'copper',
  validated: 'green',
  refused: 'garnet',
  leaving: 'ink',
};

/** Of one student, in a list. */
export const FOLLOW_OF_ONE: Record<FollowState, string> = {
  'never-connected': 'Jamais connecté',
  connected: 'Sans réponse',
  draft: 'Brouillon',
  submitted: 'À valider',
  'to-complete': 'À compléter',
  validated: 'Validé',
  refused: 'Refusé',
  leaving: 'Ne se réinscrit pas',
};

/** When it begins and ends, as it stands now. */
export function datesInWords({ phase, opensAt, closesAt }: Pick<CampaignRow, 'phase' | 'opensAt' | 'closesAt'>): string {
  const [from, to] = [formatDeadline(opensAt), formatDeadline(closesAt)];
  if (phase === 'open') return `Ouverte depuis le ${from}, jusqu’au ${to}`;
  if (phase === 'coming') return `Ouvrira le ${from}, jusqu’au ${to}`;
  if (phase === 'over') return `Terminée depuis le ${to}`;
  return `Du ${from} au ${to}`;
}
