import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useOffice } from '../office/office-state.ts';
import classes from './settings.module.css';

/** Where families come in. */
export function ExtranetSettings({ settings }: { settings: OutputOf<'settings.get'> }) {
  const { extranet } = useOffice();
  const save = useAct('settings.saveExtranet');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: { port: settings.extranet.port as number | string, publicUrl: settings.extranet.publicUrl ?? '' },
  });
  const submit = form.onSubmit(({ port, publicUrl }) => {
    setRefused(null);
    save.mutate(
      { port: Number(port), publicUrl: publicUrl.trim() || null },
      {
        onSuccess: ({ restartNeeded }) => {
          form.resetDirty();
          tellDone(
            restartNeeded
              ? 'C’est enregistré ; le nouveau port servira au prochain démarrage de Portée.'
              : 'Les réglages de l’extranet sont enregistrés.',
          );
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, ['port', 'publicUrl'])),
      },
    );
  });
  return (
    <Panel title="Extranet">
      <form onSubmit={submit} noValidate className={classes.form}>
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        {extranet.problem && <Notice tone="garnet">{extranet.problem}</Notice>}
        <TextInput
          label="Adresse publique"
          description="Ce que les familles tapent, tel qu’imprimé sur les lettres. Laissez vide pour l’adresse de cet ordinateur."
          placeholder={extranet.localAddress ?? 'https://extranet.exemple.fr'}
          autoComplete="url"
          {...form.getInputProps('publicUrl')}
        />
        <div data-span="2">
          <NumberInput
            label="Port"
            description="De 1 à 65535"
            min={1}
            max={65535}
            allowDecimal={false}
            hideControls
            {...form.getInputProps('port')}
          />
        </div>
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            Enregistrer l’extranet
          </Button>
        </div>
      </form>
    </Panel>
  );
}
