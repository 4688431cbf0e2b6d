import { useOperation } from '../../host/operations.ts';
import { PaneNotYet } from '../validations/PaneNotYet.tsx';
import type { PaneProps } from '../validations/pane.ts';
import { DecidedRequest } from './DecidedRequest.tsx';
import { PendingRequest } from './PendingRequest.tsx';

/** The request about a sheet at hand: to be decided, or what became of it. */
export function RequestPane(props: PaneProps) {
  const asked = useOperation('changeRequests.get', { id: props.id });
  if (asked.data?.state === 'pending') return <PendingRequest file={asked.data} {...props} />;
  if (asked.data) return <DecidedRequest file={asked.data} {...props} />;
  return <PaneNotYet asked={asked} of="de la demande" height={170} />;
}
