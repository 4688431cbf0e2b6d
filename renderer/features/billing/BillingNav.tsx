import { Places } from '../../ui/Places.tsx';

/** In the order of the work: what is asked for, what comes in, what is late, what it costs, what is lent, what leaves for the accounts. */
const PLACES = [{ to: '/facturation', word: 'Factures' }] as const;

/** The lists of the screen Facturation. */
export const BillingNav = ({ at }: { at: (typeof PLACES)[number]['to'] }) => <Places label="Facturation" places={PLACES} at={at} />;
