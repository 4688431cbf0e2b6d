import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import type { FamilyGuardian } from '../../../shared/contract/families.ts';
import { guardianFieldNames } from '../../../shared/rules/guardian-fields.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import classes from './family.module.css';
import { changedOnly, checkGuardian, typedOf } from './family-form.ts';
import { GuardianFieldset } from './GuardianFieldset.tsx';

const PREFIX = 'values.';

/** Staff change a sheet themselves. The version is that of the sheet as it was opened: a change meanwhile is refused, not lost. */
export function GuardianForm({ guardian, onClose }: { guardian: FamilyGuardian; onClose: () => void }) {
  const edit = useAct('families.editGuardian');
  const [opened, setOpened] = useState({ version: guardian.version, typed: typedOf(guardian.values) });
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: { values: opened.typed }, validate: ({ values }) => checkGuardian(values, PREFIX) });
  useUnsaved(form.isDirty);
  // « Modifier » is gone: one writes at once. Once, whatever the form becomes.
  const first = useRef(form.getInputNode);
  useEffect(() => first.current(`${PREFIX}civility`)?.focus(), []);
  const paths = guardianFieldNames.map((name) => `${PREFIX}${name}`);
  const moved = guardian.version !== opened.version;
  const submit = form.onSubmit(
    ({ values }) => {
      setRefused(null);
      const changed = changedOnly(opened.typed, values);
      if (Object.keys(changed).length === 0) return onClose();
      edit.mutate(
        { guardianId: guardian.id, version: opened.version, values: changed },
        {
          onSuccess: () => {
            tellDone('La fiche est enregistrée.');
            onClose();
          },
          onError: (refusal) => setRefused(showRefusal(refusal, form, paths)),
        },
      );
    },
    (errors) => goToFirst(errors, form, paths),
  );
  /** Takes the sheet as it stands now, and lays over it only what was typed here. */
  const takeNew = () => {
    const typed = typedOf(guardian.values);
    form.setValues({ values: { ...typed, ...changedOnly(opened.typed, form.values.values) } });
    setOpened({ version: guardian.version, typed });
    setRefused(null);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      {moved && (
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
      <GuardianFieldset inputProps={form.getInputProps} prefix={PREFIX} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} disabled={edit.isPending}>
          Annuler
        </Button>
        <Button type="submit" loading={edit.isPending}>
          Enregistrer la fiche
        </Button>
      </div>
    </form>
  );
}
