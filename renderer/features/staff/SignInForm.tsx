import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';

const NAMES = ['login', 'password'];

/** Login of one person. A wrong pair gets one sentence that never says which half was wrong; nothing typed is lost. */
export function SignInForm({ onSignedIn }: { onSignedIn: (answer: OutputOf<'staff.signIn'>) => void }) {
  const signIn = useAct('staff.signIn');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: { login: '', password: '' },
    validate: {
      login: (v) => (v.trim() === '' ? 'Tapez votre identifiant.' : null),
      password: (v) => (v === '' ? 'Tapez votre mot de passe.' : null),
    },
  });
  const enter = ({ login, password }: typeof form.values) => {
    setRefused(null);
    signIn.mutate(
      { login: login.trim(), password },
      { onSuccess: onSignedIn, onError: (refusal) => setRefused(showRefusal(refusal, form, NAMES)) },
    );
  };
  const submit = form.onSubmit(enter, (errors) => goToFirst(errors, form, NAMES));
  return (
    <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 18 }}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <TextInput
        size="md"
        label="Identifiant"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        {...form.getInputProps('login')}
      />
      <PasswordInput size="md" label="Mot de passe" autoComplete="current-password" {...form.getInputProps('password')} />
      <Button
        type="submit"
        size="md"
        loading={signIn.isPending}
        rightSection={<IconArrowRight size={18} stroke={1.75} />}
        style={{ justifySelf: 'start' }}
      >
        Se connecter
      </Button>
    </form>
  );
}
