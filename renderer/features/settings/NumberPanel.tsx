import { Button, NumberInput, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useOvertaken } from '../../ui/use-overtaken.tsx';
import classes from './settings.module.css';

type Rule = { name: string; label: string; description: string } & ({ unit: string; least: number; most: number } | { unit?: undefined });

type Saving = 'settings.savePasswords' | 'settings.saveSessions';
type Values<N extends Saving> = Omit<InputOf<N>, 'version'>;

interface Props<N extends Saving> {
  title: string;
  operation: N;
  values: Values<N>;
  version: string;
  rules: readonly (Rule & { name: keyof Values<N> & string })[];
  button: string;
  done: string;
}

/** Rules that are a number within bounds, or a yes or no: each says what it changes and between what one may choose. */
export function NumberPanel<N extends Saving>({ title, operation, values, version, rules, button, done }: Props<N>) {
  const save = useAct(operation);
  const [refused, setRefused] = useState<string | null>(null);
  const kept = values as Record<string, number | string | boolean>;
  const form = useForm({ initialValues: kept });
  const seen = useOvertaken(form, { kept, version, isSaving: save.isPending });
  useUnsaved(form.isDirty);
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    const sent = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [name, typeof value === 'boolean' ? value : Number(value)]),
    );
    save.mutate({ ...sent, version: seen.version } as InputOf<N>, {
      onSuccess: (saved) => {
        form.resetDirty();
        seen.saved(saved.version);
        tellDone(done);
      },
      onError: (refusal) =>
        setRefused(
          showRefusal(
            refusal,
            form,
            rules.map(({ name }) => name),
          ),
        ),
    });
  });
  return (
    <Panel title={title}>
      <form onSubmit={submit} noValidate className={classes.form}>
        {seen.notice}
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        {rules.map((rule) =>
          rule.unit === undefined ? (
            <Switch
              key={rule.name}
              label={rule.label}
              description={rule.description}
              {...form.getInputProps(rule.name, { type: 'checkbox' })}
            />
          ) : (
            <NumberInput
              key={rule.name}
              label={rule.label}
              description={`${rule.description} De ${rule.least} à ${rule.most} ${rule.unit}.`}
              suffix={` ${rule.unit}`}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="none"
              styles={{ wrapper: { maxWidth: 180 } }}
              {...form.getInputProps(rule.name)}
            />
          ),
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            {button}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
