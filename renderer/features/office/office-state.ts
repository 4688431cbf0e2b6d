import { createContext, useContext } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';

export type OfficeState = OutputOf<'office.state'>;

export const OfficeContext = createContext<OfficeState | null>(null);

/** What the window knows of the office before anyone has logged in; only inside the service's gate. */
export function useOffice(): OfficeState {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('useOffice outside of OfficeContext');
  return office;
}
