import { createContext, type Dispatch, type ReactNode, useContext, useReducer } from 'react';
import { type DraftAction, type Drafts, decide } from './decisions.ts';

const DraftsContext = createContext<[Drafts, Dispatch<DraftAction>] | null>(null);

/** Around all screens, so that looking something up elsewhere loses no decision. */
export const DraftsProvider = ({ children }: { children: ReactNode }) => (
  <DraftsContext value={useReducer(decide, {})}>{children}</DraftsContext>
);

export function useDrafts(): [Drafts, Dispatch<DraftAction>] {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error('useDrafts outside of DraftsProvider');
  return drafts;
}
