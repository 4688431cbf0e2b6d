import { UnstyledButton } from '@mantine/core';
import { VALIDATION_KINDS, type ValidationKind } from '../../../shared/rules/validations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { KINDS } from './kinds.ts';
import classes from './Queue.module.css';

interface Props {
  /** Not known while the queue is first asked for. */
  counts: Record<ValidationKind, number> | undefined;
  /** Null for everything. */
  chosen: ValidationKind | null;
  onChoose: (kind: ValidationKind | null) => void;
}

/** What the queue shows: everything, or one kind, each with how many wait. */
export const QueueTabs = ({ counts, chosen, onChoose }: Props) => {
  const { may } = useDesk();
  const kinds = VALIDATION_KINDS.filter((kind) => kind !== 'document' || may('documents.get'));
  const tabs: { kind: ValidationKind | null; word: string; count: number | undefined }[] = [
    { kind: null, word: 'Tout', count: counts && kinds.reduce((sum, kind) => sum + counts[kind], 0) },
    ...kinds.map((kind) => ({ kind, word: KINDS[kind].tab, count: counts?.[kind] })),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would make a form of it
    <div className={classes.tabs} role="group" aria-label="Demandes montrées">
      {tabs.map(({ kind, word, count }) => (
        <UnstyledButton key={word} className={classes.tab} aria-pressed={kind === chosen} onClick={() => onChoose(kind)}>
          {word}
          {count !== undefined && <span className={classes.unseen}> · </span>}
          <span className={classes.count}>{count ?? '\u00a0'}</span>
        </UnstyledButton>
      ))}
    </div>
  );
};
