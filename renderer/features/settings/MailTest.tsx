import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import classes from './settings.module.css';

/** A real message now, and what the server said to it. */
export function MailTest({ settings }: { settings: OutputOf<'settings.get'> }) {
  const test = useAct('settings.testMail');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: { to: '' },
    validate: { to: (v) => (v.trim() === '' ? 'Tapez l’adresse qui recevra le message.' : null) },
  });
  const submit = form.onSubmit(({ to }) => {
    setRefused(null);
    test.mutate({ to: to.trim() }, { onError: (refusal) => setRefused(showRefusal(refusal, form, ['to'])) });
  });
  const set = settings.mailFromEnvironment || settings.mail.host !== null;
  return (
    <Panel title="Message d’essai">
      <form onSubmit={submit} noValidate className={classes.form}>
        {!set && <Notice tone="amber">Enregistrez d’abord un serveur de messagerie.</Notice>}
        <div className={classes.test}>
          <TextInput label="Envoyer à" placeholder="vous@exemple.fr" autoComplete="email" inputMode="email" {...form.getInputProps('to')} />
          <Button
            type="submit"
            variant="default"
            disabled={!set}
            loading={test.isPending}
            leftSection={<IconSend aria-hidden size={17} stroke={1.75} />}
          >
            Envoyer un message d’essai
          </Button>
        </div>
        {test.isSuccess && (
          <Notice tone="ink" alert>
            <strong>Le serveur a pris le message.</strong> {test.data.accepted}
          </Notice>
        )}
        {refused && (
          <Notice tone="garnet" alert>
            {refused}
          </Notice>
        )}
      </form>
    </Panel>
  );
}
