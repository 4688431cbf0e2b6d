import { createContext, useContext } from 'react';
import type { OperationName } from '../../shared/contract/index.ts';
import type { Site } from '../../shared/contract/sites.ts';
import type { StaffMember } from '../../shared/contract/staff.ts';

/** Who is at the desk, what this person may do, and which site is being looked at (null: all). */
export interface DeskState {
  me: StaffMember;
  may(name: OperationName): boolean;
  sites: Site[];
  siteId: string | null;
  chooseSite(id: string | null): void;
}

export const DeskContext = createContext<DeskState | null>(null);

export function useDesk(): DeskState {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of DeskContext');
  return desk;
}
