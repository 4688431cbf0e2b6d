import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './family.module.css';

export interface Part {
  id: string;
  word: string;
  /** What is worth knowing before one goes there. */
  count?: string | undefined;
}

/** One part of the file, which the row of parts leads to. */
export const FileSection = ({ id, children }: { id: string; children: ReactNode }) => (
  <div id={id} className={classes.part}>
    {children}
  </div>
);

/** The parts of the file in one row that stays in sight; Alt and a figure go to each. */
export function FileParts({ parts }: { parts: readonly Part[] }) {
  useHotkeys(
    // by the key's place: on a French keyboard its figure needs Shift
    parts.map(({ id }, place) => [`alt+digit${place + 1}`, () => goToPart(id), { usePhysicalKeys: true }]),
    [],
  );
  return (
    <nav aria-label="Dans ce dossier" className={classes.parts}>
      {parts.map(({ id, word, count }, place) => (
        <button key={id} type="button" onClick={() => goToPart(id)} title={`Alt ${place + 1}`} aria-keyshortcuts={`Alt+${place + 1}`}>
          {word}
          {count && <span> {count}</span>}
        </button>
      ))}
    </nav>
  );
}

/** The address is the router's, so an anchor would leave the screen: the heading is brought into sight and takes the focus. */
function goToPart(id: string): void {
  const part = document.getElementById(id);
  const heading = part?.querySelector('h2');
  if (!part || !heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  part.scrollIntoView({ block: 'start' });
}
