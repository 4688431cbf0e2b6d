import type { OperationName } from '../../../shared/contract/index.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Places } from '../../ui/Places.tsx';

/** In the order of the work: what is asked for, what comes in, what is late, what it costs, what is lent, what leaves for the accounts. */
const PLACES = [
  { to: '/facturation', word: 'Factures' },
  { to: '/facturation/paiements', word: 'Règlements' },
] as const;

/** The lists of the screen Facturation; who may not read one does not see it. */
export function BillingNav({ at }: { at: (typeof PLACES)[number]['to'] }) {
  const { may } = useDesk();
  return <Places label="Facturation" places={PLACES.filter(({ needs }) => may(needs))} at={at} />;
}
