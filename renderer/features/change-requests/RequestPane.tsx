import { Skeleton } from '@mantine/core';
import { useOperation } from '../../host/operations.ts';
import { Problem } from '../../ui/states.tsx';
import classes from '../validations/Pane.module.css';
import type { PaneProps } from '../validations/pane.ts';
import { DecidedRequest } from './DecidedRequest.tsx';
import { PendingRequest } from './PendingRequest.tsx';

/** The request about a sheet at hand: to be decided, or what became of it. */
export function RequestPane(props: PaneProps) {
  const asked = useOperation('changeRequests.get', { id: props.id });
  if (asked.data?.state === 'pending') return <PendingRequest file={asked.data} {...props} />;
  if (asked.data) return <DecidedRequest file={asked.data} {...props} />;
  return (
    <div className={classes.pane}>
      {asked.error ? (
        <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
      ) : (
        <div role="status" aria-label="Chargement de la demande">
          <Skeleton height={20} width="60%" mb={10} />
          <Skeleton height={30} width="40%" mb={24} />
          <Skeleton height={170} radius="lg" />
        </div>
      )}
    </div>
  );
}
