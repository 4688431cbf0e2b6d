import { Button, Kbd, Textarea } from '@mantine/core';
import type { RequestField } from '../../../shared/contract/change-requests.ts';
import classes from '../validations/Pane.module.css';
import { REASONS, withReason } from './reasons.ts';
import type { Answering } from './use-answering.ts';

/** Why a field is refused, in words that the family will read; ready ones can be taken and changed. */
export function ReasonField({ field, answering }: { field: RequestField; answering: Answering }) {
  const typed = answering.draft(field)?.reason ?? '';
  return (
    <div className={classes.reason}>
      <Textarea
        ref={answering.reason}
        label={`Motif du refus : ${field.label} (envoyé à la famille)`}
        required
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={typed}
        error={answering.refusedBy[field.field]}
        onChange={(event) => answering.refuse(field, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          answering.leaveReason(field);
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would put these buttons among the form's questions */}
      <div className={classes.ready} role="group" aria-label="Motifs tout prêts">
        {REASONS.map(({ name, sentence }) => (
          <Button
            key={name}
            size="compact-md"
            radius="xl"
            variant="default"
            onClick={() => answering.refuse(field, withReason(typed, sentence))}
          >
            {name}
          </Button>
        ))}
      </div>
      <p className={classes.keys}>
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
