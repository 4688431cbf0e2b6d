import { useOperation } from '../../host/operations.ts';
import { PaneNotYet } from '../validations/PaneNotYet.tsx';
import type { PaneProps } from '../validations/pane.ts';
import { DecidedReEnrolment } from './DecidedReEnrolment.tsx';
import { PendingReEnrolment } from './PendingReEnrolment.tsx';

/** The answer to a campaign at hand: to be decided, or what became of it. */
export function ReEnrolmentPane(props: PaneProps) {
  const asked = useOperation('reEnrolments.get', { id: props.id });
  if (asked.data?.state === 'submitted') return <PendingReEnrolment file={asked.data} {...props} />;
  if (asked.data) return <DecidedReEnrolment file={asked.data} {...props} />;
  return <PaneNotYet asked={asked} of="de la réinscription" height={260} />;
}
