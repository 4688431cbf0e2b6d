import { NavLink } from 'react-router';
import classes from './messages.module.css';

const PLACES = [
  { to: '/messages', word: 'Boîte d’envoi', end: false },
  { to: '/messages/envois', word: 'Envois groupés', end: false },
  { to: '/messages/modeles', word: 'Modèles', end: false },
] as const;

/** The three lists of the screen Messages. */
export const MessagesNav = ({ at }: { at: (typeof PLACES)[number]['to'] }) => (
  <nav aria-label="Messages" className={classes.places}>
    {PLACES.map(({ to, word }) => (
      // what is open beside a list (`/messages/:id`) belongs to it
      <NavLink key={to} to={to} className={classes.place} data-current={to === at} aria-current={to === at ? 'page' : undefined}>
        {word}
      </NavLink>
    ))}
  </nav>
);
