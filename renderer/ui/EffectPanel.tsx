import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import type { Refusal } from '../../shared/refusal.ts';
import classes from './EffectPanel.module.css';

interface Props<T> {
  asked: UseQueryResult<T, Refusal>;
  /** Why nothing can be said of what is typed so far; null when something can. */
  obstacle: string | null;
  /** Said until the first answer: « Calcul en cours… ». */
  waiting: string;
  children: (effect: T) => ReactNode;
}

/** What saving would do to the families of today, said while a rule is typed. */
export function EffectPanel<T>({ asked, obstacle, waiting, children }: Props<T>) {
  return (
    <section aria-label="Effet sur les familles d’aujourd’hui" aria-live="polite" aria-busy={asked.isFetching} className={classes.effect}>
      <h2>Effet aujourd’hui</h2>
      {asked.data && obstacle === null ? (
        children(asked.data)
      ) : (
        <p className={classes.hint}>{obstacle ?? asked.error?.message ?? waiting}</p>
      )}
    </section>
  );
}

/** What counts most, with what it is out of. */
export const EffectFigure = ({ value, children }: { value: string; children: ReactNode }) => (
  <p className={classes.figure}>
    <strong>{value}</strong>
    {children}
  </p>
);

export const EffectCounts = ({ rows }: { rows: readonly (readonly [word: string, count: ReactNode])[] }) => (
  <dl className={classes.counts}>
    {rows.map(([word, count]) => (
      <Fragment key={word}>
        <dt>{word}</dt>
        <dd>{count}</dd>
      </Fragment>
    ))}
  </dl>
);

/** Some of those concerned, under a heading. */
export const EffectNames = ({ heading, children }: { heading: ReactNode; children: ReactNode }) => (
  <div className={classes.names}>
    <h3>{heading}</h3>
    <ul>{children}</ul>
  </div>
);
