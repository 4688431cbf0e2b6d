import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import type { PorteeWindow } from '../../shared/contract/window.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Session } from './session.ts';

/** The typed way to the service. Throws only `Refusal`. */
export type Call = <N extends OperationName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

/**
 * Calls over the window's port as the person logged in. `expired` locks the window: the person logs in again over the
 * screen they were on. A call that left under an older token says nothing about the present one.
 */
export function createCall(portee: Pick<PorteeWindow, 'call'>, session: Session): Call {
  return async (name, input) => {
    const token = session.token();
    const answer = await portee.call({ name, input, token });
    // The service has parsed its output against the same contract.
    if (answer.ok) return answer.output as OutputOf<typeof name>;
    if (answer.refusal.code === 'expired' && token !== null && token === session.token()) session.lock(answer.refusal.message);
    throw Refusal.from(answer.refusal);
  };
}
