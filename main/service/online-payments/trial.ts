import type { FinalState } from '../../../shared/rules/online-payment.ts';
import { type Provider, plainAnswer } from './provider.ts';

// The built-in provider: its « bank » is a page of the extranet, where one chooses what it answers. For training, and without any network.

export type TrialChoice = 'pay' | 'pay-later' | 'refuse' | 'abandon';

/** What the bank of the built-in provider has decided, and from when it says so. */
interface Decided {
  said: Exclude<FinalState, 'expired'>;
  from: string;
}

const MINUTE = 60_000;
/** « Payer plus tard »: the bank takes that long to say yes. */
const LATER = 2 * MINUTE;

export const trialPath = (id: string): string => `/facturation/paiement-essai/${id}`;

/** `isTrial`: everywhere but in the demonstration conservatory, whose accounts are there to be played with. */
export const trial = ({ isTrial }: { isTrial: boolean }): Provider => ({
  name: 'test',
  kept: 'test',
  isTrial,
  minimum: 1,
  opensFor: 15 * MINUTE,
  create: async ({ reference }) => ({ providerReference: `T-${reference}` }),
  page: ({ id }) => trialPath(id),
  async status({ answer, cents, reference, expiresAt }, now) {
    const decided = decidedIn(answer);
    if (!decided) return now > expiresAt ? plainAnswer('expired', 'Personne n’a répondu sur la page d’essai') : plainAnswer('waiting');
    if (decided.from > now.toISOString()) return plainAnswer('waiting', 'La banque d’essai répondra dans un instant');
    return {
      ...plainAnswer(decided.said, 'Réponse de la banque d’essai'),
      cents,
      reference,
      operation: `E${reference.slice(-6)}`,
      isTrial,
    };
  },
});

/** What is kept of a choice made on the page. */
export function decide(choice: TrialChoice, now: Date): string {
  const said = choice === 'refuse' ? 'refused' : choice === 'abandon' ? 'abandoned' : 'paid';
  const decided: Decided = { said, from: new Date(now.getTime() + (choice === 'pay-later' ? LATER : 0)).toISOString() };
  return JSON.stringify(decided);
}

export function decidedIn(answer: string | null): Decided | null {
  return answer ? (JSON.parse(answer) as Decided) : null;
}
