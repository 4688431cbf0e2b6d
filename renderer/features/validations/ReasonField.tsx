import { Button, Kbd, Textarea } from '@mantine/core';
import type { Ref } from 'react';
import { type ReasonSubject, withReason } from '../../../shared/rules/reasons.ts';
import { useOperation } from '../../host/operations.ts';
import classes from './Pane.module.css';

interface Props {
  subject: ReasonSubject;
  /** « Motif du refus : Adresse (envoyé à la famille) » */
  label: string;
  value: string;
  error?: string | undefined;
  inputRef?: Ref<HTMLTextAreaElement>;
  onChange: (value: string) => void;
  /** Escape: out of the text, to whatever comes next. */
  onLeave: () => void;
}

/** Why something is refused, in words that the family will read; the office's ready ones can be taken, by Alt and a figure too, and changed. */
export function ReasonField({ subject, label, value, error, inputRef, onChange, onLeave }: Props) {
  const ready = useOperation('reasons.list', { subject }).data?.rows ?? [];
  const take = (sentence: string) => onChange(withReason(ready, value, sentence));
  const onKeyDown = (event: React.KeyboardEvent) => {
    // the key, whatever stands on it: figures need Shift on a French keyboard
    const figure = event.altKey ? /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] : undefined;
    const chosen = figure && ready[Number(figure) - 1];
    if (event.key === 'Escape') onLeave();
    else if (chosen) take(chosen.sentence);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.reason}>
      <Textarea
        ref={inputRef}
        label={label}
        required
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {ready.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would put these buttons among the form's questions
        <div className={classes.ready} role="group" aria-label="Motifs tout prêts">
          {ready.map(({ id, name, sentence }, place) => (
            <Button
              key={id}
              size="compact-md"
              radius="xl"
              variant="default"
              title={sentence}
              aria-keyshortcuts={place < 9 ? `Alt+${place + 1}` : undefined}
              onClick={() => take(sentence)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <p className={classes.keys}>
        {ready.length > 0 && (
          <span>
            <Kbd>Alt</Kbd>
            <Kbd>1</Kbd> … motif tout prêt
          </span>
        )}
        <span>
          <Kbd>Échap</Kbd> quitter le motif
        </span>
        <span>
          <Kbd>Ctrl</Kbd>
          <Kbd>Entrée</Kbd> terminer
        </span>
      </p>
    </div>
  );
}
