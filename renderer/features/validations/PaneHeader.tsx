import type { ReactNode } from 'react';
import { Arrows } from './Arrows.tsx';
import classes from './Pane.module.css';
import type { PaneProps } from './pane.ts';

interface Props extends Pick<PaneProps, 'neighbours' | 'total' | 'onOpen'> {
  /** Kind, number, since when. */
  above: ReactNode;
  /** Whom it is about. */
  who: string;
  /** What one should know of the person, and the way to the file. */
  below: ReactNode;
}

/** Whose it is, and the way to the others. */
export const PaneHeader = ({ above, who, below, ...way }: Props) => (
  <header className={classes.header}>
    <div className={classes.who}>
      <p className={classes.kind}>{above}</p>
      <h2 className={classes.person}>{who}</h2>
      <p className={classes.kind}>{below}</p>
    </div>
    <Arrows {...way} />
  </header>
);
