import type { OperationName } from '../../../shared/contract/index.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Places } from '../../ui/Places.tsx';

/** In the order of the work: what is asked for, what comes in, what it costs, what is lent. */
const PLACES = [
  { to: '/facturation', word: 'Factures', needs: 'invoices.list' },
  { to: '/facturation/paiements', word: 'Règlements', needs: 'payments.list' },
  { to: '/facturation/relances', word: 'Relances', needs: 'reminders.list' },
  { to: '/facturation/en-ligne', word: 'En ligne', needs: 'onlinePayments.list' },
  { to: '/facturation/tarifs', word: 'Tarifs', needs: 'tariffs.list' },
  { to: '/facturation/simulateur', word: 'Simulateur', needs: 'billing.simulate' },
  { to: '/facturation/locations', word: 'Locations', needs: 'rentals.list' },
  { to: '/facturation/exports', word: 'Exports', needs: 'accounting.list' },
] as const satisfies readonly { to: string; word: string; needs: OperationName }[];

/** The lists of the screen Facturation; who may not read one does not see it. */
export function BillingNav({ at }: { at: (typeof PLACES)[number]['to'] }) {
  const { may } = useDesk();
  return <Places label="Facturation" places={PLACES.filter(({ needs }) => may(needs))} at={at} />;
}
