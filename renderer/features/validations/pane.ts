import type { Neighbours } from './neighbours.ts';

/** What the queue gives to the pane of the one at hand, whatever its kind. */
export interface PaneProps {
  id: string;
  neighbours: Neighbours;
  /** How many wait in the queue as it is shown. */
  total: number;
  /** Goes to another one of the queue; null goes to none. */
  onOpen: (id: string | null) => void;
  /** This one is decided: the queue forgets it and opens the next. */
  onFinished: (id: string) => void;
}
