import { Button, Tooltip } from '@mantine/core';
import type { RefObject } from 'react';
import { VARIABLES } from '../../../shared/rules/message-variables.ts';
import classes from './mailings.module.css';

/** What a message may say of each person: a click puts it where one was writing. */
export function VariableChips({ field, onInsert }: { field: RefObject<HTMLTextAreaElement | null>; onInsert: (text: string) => void }) {
  const insert = (name: string) => {
    const area = field.current;
    if (!area) return;
    const [from, to] = [area.selectionStart, area.selectionEnd];
    const written = `{${name}}`;
    onInsert(area.value.slice(0, from) + written + area.value.slice(to));
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(from + written.length, from + written.length);
    });
  };
  return (
    <fieldset aria-label="Variables à insérer dans le texte" className={classes.variables}>
      {VARIABLES.map(({ name, says }) => (
        <Tooltip key={name} label={says} openDelay={300}>
          <Button size="compact-xs" variant="default" onClick={() => insert(name)}>
            {`{${name}}`}
          </Button>
        </Tooltip>
      ))}
    </fieldset>
  );
}
