import { Button, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useOvertaken } from '../../ui/use-overtaken.tsx';
import type { SettingsPanel } from '../settings/sections.tsx';
import classes from './staff.module.css';

/** Whether administrators must have a second factor; everybody may have one. */
export const SecondFactorPanel: SettingsPanel = ({ settings }) => {
  const save = useAct('settings.saveSecondFactor');
  const [refused, setRefused] = useState<string | null>(null);
  const kept = { forAdministrators: settings.secondFactor.administratorsSince !== null };
  const form = useForm({ initialValues: kept });
  const seen = useOvertaken(form, { kept, version: settings.versions.secondFactor, isSaving: save.isPending });
  useUnsaved(form.isDirty);
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    save.mutate(
      { ...typed, version: seen.version },
      {
        onSuccess: ({ version }) => {
          form.resetDirty();
          seen.saved(version);
          tellDone(
            typed.forAdministrators
              ? 'C’est enregistré : les administrateurs qui ne l’ont pas l’activeront à leur prochaine connexion.'
              : 'C’est enregistré : chacun choisit.',
          );
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, ['forAdministrators'])),
      },
    );
  });
  return (
    <Panel title="Double authentification">
      <form onSubmit={submit} noValidate className={classes.form}>
        <p className={classes.note}>Un code du téléphone en plus du mot de passe. Chacun peut l’activer sous son nom, en bas à gauche.</p>
        {seen.notice}
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <Switch
          label="La demander à tous les administrateurs"
          description="Ceux qui ne l’ont pas l’activent à leur prochaine connexion, avant toute autre chose."
          {...form.getInputProps('forAdministrators', { type: 'checkbox' })}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            Enregistrer la double authentification
          </Button>
        </div>
      </form>
    </Panel>
  );
};
