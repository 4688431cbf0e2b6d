import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Screen.module.css';

interface Props {
  title: string;
  /** A line above the title: where one is, a link back. */
  above?: ReactNode;
  /** A line under the title. */
  below?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One screen: its name in the window's title and in the one h1, which takes the focus when one arrives. */
export function Screen({ title, above, below, actions, children }: Props) {
  const heading = useArrival(title);
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <div className={classes.words}>
          {above && <div className={classes.above}>{above}</div>}
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          {below && <div className={classes.below}>{below}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Names the window after the screen, and brings keyboard and screen reader to its heading, unless a field is waiting. */
export function useArrival(title: string, takesFocus = true) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Portée`;
  }, [title]);
  useEffect(() => {
    // the frame around stays where the former screen was scrolled to
    heading.current?.closest('main')?.scrollTo({ top: 0 });
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return heading;
}
