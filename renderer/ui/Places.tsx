import { NavLink } from 'react-router';
import classes from './Places.module.css';

interface Props<P extends string> {
  /** What they are the places of. */
  label: string;
  places: readonly { to: P; word: string }[];
  /** The one that is shown: what is open beside a list (`/messages/:id`) belongs to it. */
  at: P;
}

/** The lists of one screen, each with an address of its own. */
export const Places = <P extends string>({ label, places, at }: Props<P>) => (
  <nav aria-label={label} className={classes.places}>
    {places.map(({ to, word }) => (
      <NavLink key={to} to={to} className={classes.place} data-current={to === at} aria-current={to === at ? 'page' : undefined}>
        {word}
      </NavLink>
    ))}
  </nav>
);
