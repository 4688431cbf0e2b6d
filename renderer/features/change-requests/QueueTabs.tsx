import { UnstyledButton } from '@mantine/core';
import type { RequestSubject } from '../../../shared/contract/change-requests.ts';
import classes from './Queue.module.css';

/** Null for everything. */
export type Kind = RequestSubject | null;

interface Props {
  /** Not known while the queue is first asked for. */
  counts: Record<RequestSubject, number> | undefined;
  chosen: Kind;
  onChoose: (kind: Kind) => void;
}

/** What the queue shows: everything, or one kind of request, each with how many wait. */
export const QueueTabs = ({ counts, chosen, onChoose }: Props) => {
  const tabs: { kind: Kind; word: string; count: number | undefined }[] = [
    { kind: null, word: 'Tout', count: counts && counts.guardian + counts.student },
    { kind: 'guardian', word: 'Famille', count: counts?.guardian },
    { kind: 'student', word: 'Élève', count: counts?.student },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would make a form of it
    <div className={classes.tabs} role="group" aria-label="Demandes montrées">
      {tabs.map(({ kind, word, count }) => (
        <UnstyledButton key={word} className={classes.tab} aria-pressed={kind === chosen} onClick={() => onChoose(kind)}>
          {count === undefined ? word : `${word} · ${count}`}
        </UnstyledButton>
      ))}
    </div>
  );
};
