import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Refusal } from '../../../shared/refusal.ts';
import { Problem } from '../../ui/states.tsx';
import classes from './Pane.module.css';

interface Props {
  asked: UseQueryResult<unknown, Refusal>;
  /** « de la pièce » */
  of: string;
  /** About as high as what will stand under the title. */
  height: number;
}

/** The pane before the one at hand is there, or where it could not be read. */
export const PaneNotYet = ({ asked, of, height }: Props) => (
  <div className={classes.pane}>
    {asked.error ? (
      <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />
    ) : (
      <div role="status" aria-label={`Chargement ${of}`}>
        <Skeleton height={20} width="60%" mb={10} />
        <Skeleton height={30} width="40%" mb={24} />
        <Skeleton height={height} radius="lg" />
      </div>
    )}
  </div>
);
