import { Button, Kbd } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import classes from './Pane.module.css';

interface Props {
  mayDecide: boolean;
  /** The next one of the queue. */
  next: string | null;
  onOpen: (id: string) => void;
  sending: boolean;
  onFinish: () => void;
  finishButton?: Ref<HTMLButtonElement>;
  /** What will happen, or why nothing can be decided. */
  children: ReactNode;
}

/** What will happen, said before it does, and the one button that makes it happen. */
export const PaneFoot = ({ mayDecide, next, onOpen, sending, onFinish, finishButton, children }: Props) => (
  <footer className={classes.foot}>
    <div className={classes.will}>{children}</div>
    <Button
      size="md"
      variant="default"
      disabled={next === null || sending}
      onClick={() => next && onOpen(next)}
      rightSection={!mayDecide && next && <Kbd className={classes.enter}>Entrée</Kbd>}
    >
      Plus tard
    </Button>
    {mayDecide && (
      <Button ref={finishButton} size="md" loading={sending} onClick={onFinish} rightSection={<Kbd className={classes.enter}>Entrée</Kbd>}>
        {next ? 'Terminer et passer au suivant' : 'Terminer'}
      </Button>
    )}
  </footer>
);
