import { Button, Checkbox } from '@mantine/core';
import classes from './Queue.module.css';
import type { Choosing } from './use-selection.ts';

interface Props {
  choosing: Choosing;
  /** How many of the listed ones could be ticked. */
  offered: number;
  onDecide: (decision: 'accepted' | 'refused') => void;
}

/** Ticks all, and says what can be done with the ticked ones. */
export function SelectionBar({ choosing, offered, onDecide }: Props) {
  const count = choosing.ids.size;
  const said = count > 1 ? `${count} sélectionnées` : '1 sélectionnée';
  if (count === 0)
    return (
      <div className={classes.selection}>
        <Checkbox
          size="xs"
          label="Tout sélectionner"
          checked={false}
          disabled={offered === 0 || choosing.isAsking}
          onChange={() => void choosing.all()}
        />
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would make a form of it
    <div className={classes.selection} role="group" aria-label="Demandes sélectionnées">
      <Checkbox
        size="xs"
        className={classes.chosen}
        label={<span aria-hidden>{count}</span>}
        aria-label={`${said} : ne plus rien sélectionner`}
        title={`${said} : ne plus rien sélectionner`}
        checked
        onChange={choosing.clear}
      />
      <Button size="compact-sm" variant="default" onClick={() => onDecide('accepted')}>
        Tout accepter…
      </Button>
      <Button size="compact-sm" variant="outline" color="garnet" onClick={() => onDecide('refused')}>
        Refuser…
      </Button>
    </div>
  );
}
