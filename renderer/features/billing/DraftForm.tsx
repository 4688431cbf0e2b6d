import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { TypedDraft } from '../../../shared/contract/invoices.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { LEDGERS, type Ledger } from '../../../shared/rules/ledger-books.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { useOperation } from '../../host/operations.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { DraftLines } from './DraftLines.tsx';
import { DraftPlan } from './DraftPlan.tsx';
import classes from './draft.module.css';
import { contentOf, type DraftTyped, fieldOf, totalTyped } from './draft-form.ts';

interface Props {
  initial: DraftTyped;
  guardians: readonly { id: string; name: string; pays: boolean }[];
  submitWord: string;
  pending: boolean;
  /** Stands beside the button that saves: what is done with a draft that is saved as it stands. */
  others?: (isDirty: boolean) => ReactNode;
  onSubmit: (content: TypedDraft, after: { onDone: () => void; onRefused: (refusal: Refusal) => void }) => void;
}

/** All that a draft says. What was typed stays whatever is refused. */
export function DraftForm({ initial, guardians, submitWord, pending, others, onSubmit }: Props) {
  const form = useForm<DraftTyped>({ initialValues: initial });
  const [refused, setRefused] = useState<string | null>(null);
  const years = useOperation('invoices.years', {}).data?.rows ?? [];
  useUnsaved(() => form.isDirty());
  const { values, errors } = form;
  // what is put right is no longer said to be wrong
  const changeLines = (lines: DraftTyped['lines']) => {
    form.setFieldValue('lines', lines);
    form.setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => !name.startsWith('lines'))));
  };
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    form.clearErrors();
    const { content, problems } = contentOf(typed);
    if (Object.keys(problems).length > 0) {
      form.setErrors(problems);
      return goToFirst(problems, form, Object.keys(problems));
    }
    onSubmit(content, {
      onDone: () => form.resetDirty(),
      onRefused: (refusal) => {
        const fields = Object.fromEntries(Object.entries(refusal.fields ?? {}).map(([name, sentence]) => [fieldOf(name), sentence]));
        setRefused(showRefusal(new Refusal(refusal.code, refusal.message, fields), form, Object.keys(fields)));
      },
    });
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <div className={classes.columns}>
        <div className={classes.wide}>
          <DraftLines lines={values.lines} errors={errors} onChange={changeLines} />
        </div>
        <div className={classes.narrow}>
          <FieldGroup legend="La facture">
            <SegmentedControl
              aria-label="Compte"
              data={LEDGERS.map((one) => ({ value: one, label: LEDGER_WORDS[one] }))}
              value={values.ledger}
              onChange={(ledger) => form.setFieldValue('ledger', ledger as Ledger)}
            />
            <TextInput
              label="Libellé"
              required
              maxLength={120}
              description="Tel que la famille le lira : « Cotisation 2026-2027 »."
              {...form.getInputProps('wording')}
            />
            <Select
              label="Adressée à"
              allowDeselect={false}
              data={[
                ...(guardians.length > 1 ? [{ value: '', label: 'La famille (les deux responsables)' }] : []),
                ...guardians.map(({ id, name, pays }) => ({ value: id, label: pays ? name : `${name} (n’est pas payeur)` })),
              ]}
              value={values.guardianId ?? (guardians.length > 1 ? '' : (guardians[0]?.id ?? ''))}
              error={errors.guardianId}
              onChange={(value) => form.setFieldValue('guardianId', value || null)}
            />
            <Select
              label="Année scolaire"
              clearable
              data={years.map(({ id, label }) => ({ value: id, label }))}
              value={values.schoolYearId}
              onChange={(value) => form.setFieldValue('schoolYearId', value)}
            />
            <div className={classes.pair}>
              <DayInput label="Période du" {...form.getInputProps('periodFrom')} />
              <DayInput label="au" {...form.getInputProps('periodTo')} />
            </div>
          </FieldGroup>
          <DraftPlan
            due={values.due}
            total={totalTyped(values.lines)}
            instalments={values.instalments}
            errors={errors}
            onDue={(due) => form.setFieldValue('due', due)}
            onPlan={(instalments) => form.setFieldValue('instalments', instalments)}
          />
        </div>
      </div>
      <div className={classes.foot}>
        {others?.(form.isDirty())}
        <Button type="submit" variant={others && !form.isDirty() ? 'default' : 'filled'} loading={pending}>
          {submitWord}
        </Button>
      </div>
    </form>
  );
}
