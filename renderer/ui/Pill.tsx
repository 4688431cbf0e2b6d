import type { ReactNode } from 'react';
import classes from './Pill.module.css';

export type Tone = 'ink' | 'copper' | 'green' | 'amber' | 'garnet' | 'plain';

/** A state in one word, coloured; the word says it all without the colour. */
export const Pill = ({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) => (
  <span className={classes.pill} data-tone={tone}>
    {icon}
    {children}
  </span>
);
