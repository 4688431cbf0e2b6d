import { Button, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useOvertaken } from '../../ui/use-overtaken.tsx';
import { fromMail, MAIL_NAMES, SECURITY, toMail } from './mail-form.ts';
import classes from './settings.module.css';

/** The server that takes the e-mails. Its password is written here and never shown again. */
export function MailSettings({ settings }: { settings: OutputOf<'settings.get'> }) {
  const save = useAct('settings.saveMail');
  const [refused, setRefused] = useState<string | null>(null);
  const kept = fromMail(settings.mail);
  const form = useForm({ initialValues: kept });
  const seen = useOvertaken(form, { kept, version: settings.versions.mail, isSaving: save.isPending });
  useUnsaved(form.isDirty);
  const submit = form.onSubmit((values) => {
    setRefused(null);
    save.mutate(
      { ...toMail(values), version: seen.version },
      {
        onSuccess: ({ version }) => {
          form.setFieldValue('password', '');
          form.resetDirty({ ...values, password: '' });
          seen.saved(version);
          tellDone('La messagerie est enregistrée. Envoyez un message d’essai pour la vérifier.');
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, MAIL_NAMES)),
      },
    );
  });
  return (
    <Panel title="Messagerie">
      <form onSubmit={submit} noValidate className={classes.form}>
        {settings.mailFromEnvironment && (
          <Notice tone="amber">
            <strong>La variable PORTEE_SMTP_URL décide du serveur de messagerie</strong> sur cet ordinateur : les réglages ci-dessous ne
            serviront que lorsqu’elle sera retirée.
          </Notice>
        )}
        {!settings.keysProtected && (
          <Notice tone="ink">Cet ordinateur n’a pas de coffre pour les clés : Portée refusera d’y enregistrer un mot de passe.</Notice>
        )}
        {seen.notice}
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
        <div data-span="4">
          <TextInput label="Serveur" placeholder="smtp.exemple.fr" autoComplete="off" spellCheck={false} {...form.getInputProps('host')} />
        </div>
        <div data-span="2">
          <NumberInput label="Port" min={1} max={65535} allowDecimal={false} hideControls {...form.getInputProps('port')} />
        </div>
        <Select label="Sécurité" data={SECURITY} {...form.getInputProps('security')} />
        <div data-span="3">
          <TextInput label="Utilisateur" autoComplete="off" spellCheck={false} {...form.getInputProps('user')} />
        </div>
        <div data-span="3">
          <PasswordInput
            label="Mot de passe"
            autoComplete="new-password"
            placeholder={settings.mailPasswordKept ? 'Enregistré : laissez vide pour le garder' : ''}
            {...form.getInputProps('password')}
          />
        </div>
        <div data-span="3">
          <TextInput
            label="Adresse d’expédition"
            placeholder="scolarite@exemple.fr"
            autoComplete="off"
            inputMode="email"
            {...form.getInputProps('from')}
          />
        </div>
        <div data-span="3">
          <TextInput label="Nom affiché" placeholder="Conservatoire" autoComplete="off" {...form.getInputProps('fromName')} />
        </div>
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            Enregistrer la messagerie
          </Button>
        </div>
      </form>
    </Panel>
  );
}
