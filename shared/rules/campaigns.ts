import type { Answer, ReEnrolmentState } from './re-enrolment.ts';

// What state a campaign is in at an instant, and how far each student's answer to it is.

export const CAMPAIGN_PHASES = ['draft', 'coming', 'open', 'over', 'closed'] as const;
/** `draft`: families see nothing of it; `over`: its end is past, though nobody has closed it. */
export type CampaignPhase = (typeof CAMPAIGN_PHASES)[number];

export const CAMPAIGN_PHASE_WORDS: Readonly<Record<CampaignPhase, string>> = {
  draft: 'Brouillon',
  coming: 'À venir',
  open: 'Ouverte',
  over: 'Terminée',
  closed: 'Fermée',
};

interface Dates {
  state: 'draft' | 'active' | 'closed';
  /** UTC instants; the second is excluded. */
  opensAt: string;
  closesAt: string;
}

export function phaseOf({ state, opensAt, closesAt }: Dates, now: Date): CampaignPhase {
  if (state !== 'active') return state;
  const at = now.toISOString();
  if (closesAt <= at) return 'over';
  return opensAt > at ? 'coming' : 'open';
}

/** What stands in the way of dates, by field. `isOpen`: families may answer, so that an end that is past would surprise them. */
export function dateProblems({ opensAt, closesAt }: Omit<Dates, 'state'>, isOpen: boolean, now: Date): Record<string, string> {
  if (closesAt <= opensAt) return { closesAt: 'La fin doit venir après l’ouverture.' };
  if (isOpen && closesAt <= now.toISOString()) return { closesAt: 'Cette fin est passée : donnez-en une autre, ou fermez la campagne.' };
  return {};
}

/** `2026-11-20` gives « 2026-2027 », « 2027-2028 », « 2028-2029 »: years that a campaign can prepare; they begin in September. */
export function schoolYearsAhead(day: string): string[] {
  const first = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
  return [0, 1, 2].map((n) => `${first + n}-${first + n + 1}`);
}

/** First and last day of « 2027-2028 »; null where the two years do not follow each other. */
export function daysOfSchoolYear(label: string): { startsOn: string; endsOn: string } | null {
  const [from = 0, to = 0] = label.split('-').map(Number);
  return to === from + 1 ? { startsOn: `${from}-09-01`, endsOn: `${to}-08-31` } : null;
}

/** From those who have never come in to those whose answer has been decided. */
export const FOLLOW_STATES = [
  'never-connected',
  'connected',
  'draft',
  'submitted',
  'to-complete',
  'validated',
  'refused',
  'leaving',
] as const;
export type FollowState = (typeof FOLLOW_STATES)[number];

/** Of students: « jamais connectés ». */
export const FOLLOW_WORDS: Readonly<Record<FollowState, string>> = {
  'never-connected': 'Jamais connectés',
  connected: 'Connectés, sans réponse',
  draft: 'Brouillon',
  submitted: 'À valider',
  'to-complete': 'À compléter',
  validated: 'Validés',
  refused: 'Refusés',
  leaving: 'Ne se réinscrivent pas',
};

/** Nothing has been sent: whom one reminds. */
export const WITHOUT_ANSWER: readonly FollowState[] = ['never-connected', 'connected', 'draft'];

/** What a list of students is narrowed to: one state, or all in which nothing has been sent. */
export const FOLLOW_FILTERS = [...FOLLOW_STATES, 'unanswered'] as const;
export type FollowFilter = (typeof FOLLOW_FILTERS)[number];
export const FOLLOW_FILTER_WORDS: Readonly<Record<FollowFilter, string>> = { ...FOLLOW_WORDS, unanswered: 'Sans réponse' };

export const isNarrowedTo = (filter: FollowFilter, state: FollowState): boolean =>
  filter === 'unanswered' ? WITHOUT_ANSWER.includes(state) : state === filter;

/** `connected`: somebody of the family has logged in at least once. An answer that was taken back counts as none. */
export function followStateOf(state: ReEnrolmentState | null, answer: Answer | null, connected: boolean): FollowState {
  if (state === null || state === 'withdrawn') return connected ? 'connected' : 'never-connected';
  return answer === 'does-not-re-enrol' && (state === 'submitted' || state === 'validated') ? 'leaving' : state;
}
