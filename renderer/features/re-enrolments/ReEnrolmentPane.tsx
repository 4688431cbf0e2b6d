import { Skeleton } from '@mantine/core';
import { useOperation } from '../../host/operations.ts';
import { Problem } from '../../ui/states.tsx';
import pane from '../validations/Pane.module.css';
import type { PaneProps } from '../validations/pane.ts';
import { DecidedReEnrolment } from './DecidedReEnrolment.tsx';
import { PendingReEnrolment } from './PendingReEnrolment.tsx';

/** The answer to a campaign at hand: to be decided, or what became of it. */
export function ReEnrolmentPane(props: PaneProps) {
  const asked = useOperation('reEnrolments.get', { id: props.id });
  if (asked.data?.state === 'submitted') return <PendingReEnrolment file={asked.data} {...props} />;
  if (asked.data) return <DecidedReEnrolment file={asked.data} {...props} />;
  return (
    <div className={pane.pane}>
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <div role="status" aria-label="Chargement de la réinscription">
          <Skeleton height={20} width="60%" mb={10} />
          <Skeleton height={30} width="40%" mb={24} />
          <Skeleton height={260} radius="lg" />
        </div>
      )}
    </div>
  );
}
