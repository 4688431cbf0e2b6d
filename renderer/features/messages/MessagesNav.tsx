import { Places } from '../../ui/Places.tsx';

const PLACES = [
  { to: '/messages', word: 'Boîte d’envoi' },
  { to: '/messages/envois', word: 'Envois groupés' },
  { to: '/messages/modeles', word: 'Modèles' },
] as const;

/** The three lists of the screen Messages. */
export const MessagesNav = ({ at }: { at: (typeof PLACES)[number]['to'] }) => <Places label="Messages" places={PLACES} at={at} />;
