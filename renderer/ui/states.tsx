import { Button, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/refusal.ts';
import { Notice } from './Notice.tsx';
import { StaffLines } from './StaffLines.tsx';
import classes from './states.module.css';

/** Nothing to show: the five lines, one sentence, one thing to do. */
export const Empty = ({ sentence, action }: { sentence: string; action?: ReactNode }) => (
  <div className={classes.empty}>
    <StaffLines className={classes.lines} />
    <p>{sentence}</p>
    {action}
  </div>
);

/** What happened, and one way to go on. */
export const Problem = ({ refusal, retry, busy = false }: { refusal: Refusal; retry: () => void; busy?: boolean }) => (
  <Notice
    tone="garnet"
    alert
    actions={
      <Button size="xs" variant="default" leftSection={<IconRefresh size={16} stroke={1.75} />} loading={busy} onClick={retry}>
        Réessayer
      </Button>
    }
  >
    {refusal.message}
  </Notice>
);

/** As high as the rows that it stands for, so that nothing jumps. */
export const Waiting = ({ rows, height }: { rows: number; height: number }) => (
  <div role="status" aria-label="Chargement en cours" className={classes.waiting}>
    {Array.from({ length: rows }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
      <Skeleton key={row} height={height - 12} radius="sm" />
    ))}
  </div>
);

interface AnswerProps<T> {
  asked: UseQueryResult<T, Refusal>;
  waiting: ReactNode;
  children: (answer: T) => ReactNode;
}

/** One answer of the service in its three states. What was shown stays while it is asked again. */
export function Answer<T>({ asked, waiting, children }: AnswerProps<T>) {
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error) return <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />;
  return waiting;
}
