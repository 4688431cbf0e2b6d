import type { Ledger } from '../../../../../shared/rules/ledger-books.ts';

export const ACCOUNT_PATHS: Readonly<Record<Ledger, string>> = {
  cotisation: '/facturation/cotisations',
  location: '/facturation/locations',
};
export const ACCOUNT_NAMES: Readonly<Record<Ledger, string>> = { cotisation: 'Facturation cotisations', location: 'Facturation locations' };

export const payPath = (ledger: Ledger): string => `${ACCOUNT_PATHS[ledger]}/payer`;
export const statePath = (id: string): string => `/facturation/paiement/${id}`;
/** The same page for who comes back from the bank: in the path, which a login in between keeps. */
export const backPath = (id: string): string => `${statePath(id)}/retour`;
