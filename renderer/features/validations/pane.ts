import type { Neighbours } from './neighbours.ts';

/** What the queue gives to the pane of the one at hand, whatever its kind. */
export interface PaneProps {
  id: string;
  neighbours: Neighbours;
  /** How many wait in the queue as it is shown. */
  total: number;
  /** Goes to another one of the queue; null goes to none. */
  onOpen: (id: string | null) => void;
  /** This one is decided: the queue forgets it, says what became of it, and opens the next. */
  onFinished: (id: string, finished?: Finished) => void;
}

/** What became of the one at hand. */
export interface Finished {
  /** « Demande 2026-0412 terminée. Un e-mail partira à … » */
  said: string;
  /** Takes the decision back and gives the sentence to say; offered in the notice and by Ctrl/Cmd+Z for as long as it stands there. */
  undo?: () => Promise<string>;
}
