import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RequestField } from '../../../shared/contract/change-requests.ts';
import { editField } from '../../../shared/rules/fields.ts';
import { findField } from '../../../shared/rules/sheets.ts';
import { FieldInput } from '../../ui/FieldInput.tsx';
import { checkCorrection, type Draft } from './decisions.ts';
import classes from './Request.module.css';
import type { Answering } from './use-answering.ts';

const PLAIN = { label: 'Valeur', group: '', kind: 'text', max: 500 } as const;

/** The value to store instead of the asked one: Enter keeps it, Escape goes back. */
export function CorrectionEditor({ field, draft, answering }: { field: RequestField; draft: Draft | null; answering: Answering }) {
  const rule = findField(field.subject, field.field) ?? PLAIN;
  const [value, setValue] = useState(draft?.value || editField(rule, field.proposed));
  const [refused, setRefused] = useState<string | null>(null);
  const keep = () => {
    const sentence = checkCorrection(field, value);
    setRefused(sentence);
    if (!sentence) answering.correct(field, value);
  };
  const change = (next: string) => {
    setRefused(null);
    setValue(next);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') answering.stopCorrecting(field);
    else if (event.key === 'Enter' && rule.kind !== 'choice' && rule.kind !== 'yes-no' && !(event.target instanceof HTMLButtonElement))
      keep();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the controls inside
    <div className={classes.correction} onKeyDown={onKeyDown}>
      <FieldInput
        field={{ ...rule, label: `Corriger : ${field.label}` }}
        hiddenLabel
        value={value}
        onChange={change}
        error={refused}
        rest={{ autoFocus: true }}
      />
      <div className={classes.taken}>
        <Button size="xs" onClick={keep}>
          Garder cette valeur
        </Button>
        <Button size="xs" variant="default" onClick={() => answering.stopCorrecting(field)}>
          Annuler
        </Button>
      </div>
    </div>
  );
}
