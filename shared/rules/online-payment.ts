// What a payment on line may become, and what an answer about it is worth. Nothing is paid because somebody's browser came back and says so.

export const ONLINE_STATES = ['created', 'waiting', 'paid', 'refused', 'abandoned', 'expired'] as const;
/** `created`: kept here, not yet known to the provider. `waiting`: the provider has it. The others are final. */
export type OnlineState = (typeof ONLINE_STATES)[number];
export type FinalState = 'paid' | 'refused' | 'abandoned' | 'expired';

export const isFinal = (state: OnlineState): state is FinalState => state !== 'created' && state !== 'waiting';

/** What a provider says of one payment. The figures are those that it knows, to be compared with ours. */
export interface Answer {
  said: FinalState | 'waiting';
  /** In the provider's own words or codes, for staff: « P5 : résultat inconnu ». */
  detail: string | null;
  cents: number | null;
  reference: string | null;
  /** The provider's number of the operation, for the bank statement. */
  operation: string | null;
  /** The day on which it was paid (`YYYY-MM-DD`), when the provider says so. */
  paidOn: string | null;
  /** The provider did this for training: no money has moved. */
  isTrial: boolean;
}

export const ALARMS = ['other-amount', 'other-reference', 'trial', 'paid-after', 'not-paid-after'] as const;
/** Why an answer was kept and not followed. */
export type Alarm = (typeof ALARMS)[number];

export interface Standing {
  state: OnlineState;
  cents: number;
  reference: string;
  /** The attempt itself is for training. */
  isTrial: boolean;
}

export type Judgement =
  /** It becomes this. */
  | { becomes: FinalState }
  /** Nothing changes: the same again, or not known yet. */
  | { becomes: null; alarm: null }
  /** Nothing changes, and staff have to look. */
  | { becomes: null; alarm: Alarm };

const NOTHING: Judgement = { becomes: null, alarm: null };
const alarm = (name: Alarm): Judgement => ({ becomes: null, alarm: name });

/** Only what waits is ended, once; what is said of another amount, of another payment or too late is for staff to look into. */
export function judge(standing: Standing, answer: Answer): Judgement {
  const { said } = answer;
  if (said === 'waiting') return NOTHING;
  if (isFinal(standing.state)) return afterTheEnd(standing.state, said);
  if (said !== 'paid') return { becomes: said };
  if (answer.reference !== null && answer.reference !== standing.reference) return alarm('other-reference');
  if (answer.cents !== standing.cents) return alarm('other-amount');
  if (answer.isTrial && !standing.isTrial) return alarm('trial');
  return { becomes: 'paid' };
}

function afterTheEnd(stands: FinalState, said: FinalState): Judgement {
  if (said === 'paid' && stands !== 'paid') return alarm('paid-after');
  if (stands === 'paid' && (said === 'refused' || said === 'abandoned')) return alarm('not-paid-after');
  return NOTHING;
}

/** For so long after its beginning one is not asked to pay the same again: a second payment could meet the first. */
export const ONE_AT_A_TIME_MS = 20 * 60_000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** When to ask again, by the age of the payment: often while somebody may be typing a card's number, then less and less. In milliseconds. */
export function askAgainIn(ageMs: number): number {
  if (ageMs < 2 * MINUTE) return 15 * SECOND;
  if (ageMs < 25 * MINUTE) return MINUTE;
  if (ageMs < 3 * 60 * MINUTE) return 10 * MINUTE;
  return 60 * MINUTE;
}
