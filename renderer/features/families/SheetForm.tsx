import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PendingWish } from '../../../shared/contract/families.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { type SheetSubject, type SheetValues, sheetFieldNames } from '../../../shared/rules/sheets.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { SheetFieldset } from './SheetFieldset.tsx';
import classes from './sheet.module.css';
import { changedOnly, type SheetTyped, sheetProblems, typedSheet } from './sheet-form.ts';

const PREFIX = 'values.';

interface Props {
  subject: SheetSubject;
  /** The sheet as it stands; a new one has version 0. */
  sheet: { version: number; values: Partial<SheetValues>; pending?: PendingWish | null };
  /** Everything typed, for a new sheet; else what was changed. `version` is that of the sheet as it was opened. */
  onSave: (typed: SheetTyped, version: number, answer: { onError: (refusal: Refusal) => void }) => void;
  busy: boolean;
  save: string;
  onClose: () => void;
  children?: ReactNode;
}

/** Staff write a sheet themselves. A change meanwhile is refused, not lost. */
export function SheetForm({ subject, sheet, onSave, busy, save, onClose, children }: Props) {
  const [opened, setOpened] = useState(() => ({ version: sheet.version, typed: typedSheet(subject, sheet.values) }));
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: { values: opened.typed }, validate: ({ values }) => sheetProblems(subject, values, PREFIX) });
  useUnsaved(form.isDirty);
  const names = sheetFieldNames(subject);
  const paths = names.map((name) => `${PREFIX}${name}`);
  // the button that opened the form is gone: one writes at once. Once, whatever the form becomes.
  const first = useRef(() => form.getInputNode(paths[0] ?? '')?.focus());
  useEffect(() => first.current(), []);
  const isNew = opened.version === 0;
  const submit = form.onSubmit(
    ({ values }) => {
      setRefused(null);
      const typed = isNew ? values : changedOnly(opened.typed, values);
      if (Object.keys(typed).length === 0) return onClose();
      onSave(typed, opened.version, { onError: (refusal) => setRefused(showRefusal(refusal, form, paths)) });
    },
    (errors) => goToFirst(errors, form, paths),
  );
  /** Takes the sheet as it stands now, and lays over it only what was typed here. */
  const takeNew = () => {
    const typed = typedSheet(subject, sheet.values);
    form.setValues({ values: { ...typed, ...changedOnly(opened.typed, form.values.values) } });
    setOpened({ version: sheet.version, typed });
    setRefused(null);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      {sheet.version !== opened.version && (
        <Notice
          tone="amber"
          alert
          actions={
            <Button size="compact-sm" variant="default" onClick={takeNew}>
              Reprendre la fiche du moment
            </Button>
          }
        >
          <strong>Cette fiche a changé pendant que vous l’écriviez.</strong> Reprenez-la telle qu’elle est : ce que vous avez tapé y sera
          reporté.
        </Notice>
      )}
      {children}
      <SheetFieldset subject={subject} inputProps={form.getInputProps} prefix={PREFIX} pending={sheet.pending ?? null} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} disabled={busy}>
          Annuler
        </Button>
        <Button type="submit" loading={busy}>
          {save}
        </Button>
      </div>
    </form>
  );
}
