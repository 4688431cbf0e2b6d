import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { StaffMember } from '../../../shared/contract/staff.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import classes from './staff.module.css';

const NAMES = ['current', 'password', 'again'];

interface Props {
  me: StaffMember;
  /** Stands before the button that saves. */
  beside?: ReactNode;
  /** How many other windows were closed. */
  onDone: (ended: number) => void;
}

/** One's own password; the present one is asked unless a handed-over one has just been typed. */
export function OwnPasswordForm({ me, beside, onDone }: Props) {
  const change = useAct('staff.changeOwnPassword');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: { current: '', password: '', again: '' },
    validate: ({ current, password, again }) => ({
      ...(!me.mustChoose && current === '' && { current: 'Tapez votre mot de passe actuel.' }),
      ...(password === '' && { password: 'Choisissez un mot de passe.' }),
      ...(password !== again && { again: 'Les deux saisies du nouveau mot de passe sont différentes.' }),
    }),
  });
  const submit = form.onSubmit(
    (typed) => {
      setRefused(null);
      change.mutate(typed, {
        onSuccess: ({ ended }) => onDone(ended),
        onError: (refusal) => setRefused(showRefusal(refusal, form, NAMES)),
      });
    },
    (errors) => goToFirst(errors, form, NAMES),
  );
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <input type="text" name="username" autoComplete="username" value={me.login} readOnly hidden />
      {!me.mustChoose && (
        <PasswordInput
          data-autofocus
          autoFocus
          label="Mot de passe actuel"
          autoComplete="current-password"
          {...form.getInputProps('current')}
        />
      )}
      <PasswordInput
        autoFocus={me.mustChoose}
        label="Nouveau mot de passe"
        description={`Au moins ${me.leastPassword} caractères. Plusieurs mots sans rapport entre eux se retiennent bien et se devinent mal.`}
        maxLength={128}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <PasswordInput label="Le même, encore une fois" maxLength={128} autoComplete="new-password" {...form.getInputProps('again')} />
      <div className={classes.actions}>
        {beside}
        <Button type="submit" loading={change.isPending}>
          Changer mon mot de passe
        </Button>
      </div>
    </form>
  );
}
