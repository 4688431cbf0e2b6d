import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import classes from './staff.module.css';

/** Login of one person. A wrong pair gets one sentence that never says which half was wrong; nothing typed is lost. */
export function SignInForm({ onSignedIn }: { onSignedIn: (answer: OutputOf<'staff.signIn'>) => void }) {
  const signIn = useAct('staff.signIn');
  const [refused, setRefused] = useState<string | null>(null);
  // the service asks for a code of those who have a second factor, once the password is right
  const [asksCode, askCode] = useState(false);
  const names = asksCode ? ['code'] : ['login', 'password'];
  const form = useForm({
    initialValues: { login: '', password: '', code: '' },
    validate: {
      login: (v) => (v.trim() === '' ? 'Tapez votre identifiant.' : null),
      password: (v) => (v === '' ? 'Tapez votre mot de passe.' : null),
      code: (v) => (asksCode && v.trim() === '' ? 'Tapez le code que votre téléphone affiche.' : null),
    },
  });
  const { getInputNode } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of step, not at each drawing
  useEffect(() => getInputNode(asksCode ? 'code' : 'login')?.focus(), [asksCode]);
  const back = () => {
    setRefused(null);
    form.setValues({ password: '', code: '' });
    form.clearErrors();
    askCode(false);
  };
  const enter = ({ login, password, code }: typeof form.values) => {
    setRefused(null);
    signIn.mutate(
      { login: login.trim(), password, code: asksCode ? code : null },
      {
        onSuccess: (answer) => {
          if (answer.recoveryCodesLeft !== null) tellDone(recoverySaid(answer.recoveryCodesLeft));
          onSignedIn(answer);
        },
        onError: (refusal) => {
          if (!asksCode && refusal.fields?.code) return askCode(true);
          if (asksCode && !refusal.fields?.code && refusal.code === 'invalid') back();
          setRefused(showRefusal(refusal, form, names));
        },
      },
    );
  };
  const submit = form.onSubmit(enter, (errors) => goToFirst(errors, form, names));
  return (
    <form onSubmit={submit} noValidate className={classes.signIn}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      {asksCode ? (
        <TextInput
          size="md"
          label="Code de votre téléphone"
          description="Les six chiffres que l’application affiche pour Portée. Téléphone perdu ? Tapez un de vos codes de secours."
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          {...form.getInputProps('code')}
        />
      ) : (
        <>
          <TextInput
            size="md"
            label="Identifiant"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('login')}
          />
          <PasswordInput size="md" label="Mot de passe" autoComplete="current-password" {...form.getInputProps('password')} />
        </>
      )}
      <div className={classes.enter}>
        <Button type="submit" size="md" loading={signIn.isPending} rightSection={<IconArrowRight size={18} stroke={1.75} />}>
          Se connecter
        </Button>
        {asksCode && (
          <Button variant="subtle" size="md" onClick={back}>
            Revenir à l’identifiant
          </Button>
        )}
      </div>
    </form>
  );
}

const recoverySaid = (left: number): string =>
  left === 0
    ? 'C’était votre dernier code de secours : faites-en d’autres, sous votre nom, « Double authentification ».'
    : `Code de secours utilisé : il vous en reste ${left}.`;
