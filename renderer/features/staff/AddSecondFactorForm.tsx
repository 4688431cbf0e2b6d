import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffMember } from '../../../shared/contract/staff.ts';
import { useAct } from '../../host/operations.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { Problem, Waiting } from '../../ui/states.tsx';
import classes from './staff.module.css';

interface Props {
  me: StaffMember;
  /** Stands before the button that goes on. */
  beside?: ReactNode;
  onAdded: (added: OutputOf<'staff.addSecondFactor'>) => void;
}

/** Takes a new key into one's telephone; the first code proves that it is there. */
export function AddSecondFactorForm(props: Props) {
  const propose = useAct('staff.proposeSecondFactor');
  const { mutate } = propose;
  // another key each time that it is asked: once, when the form appears
  useEffect(() => mutate({}), [mutate]);
  if (propose.error) return <Problem refusal={propose.error} retry={() => mutate({})} busy={propose.isPending} />;
  if (!propose.data) return <Waiting rows={5} height={56} />;
  return <Steps {...props} proposed={propose.data} onExpired={() => mutate({})} />;
}

const NAMES = ['code', 'current'];

interface StepsProps extends Props {
  proposed: OutputOf<'staff.proposeSecondFactor'>;
  /** The key was shown too long ago: another one is. */
  onExpired: () => void;
}

function Steps({ me, proposed: { key, svg, proposal }, beside, onAdded, onExpired }: StepsProps) {
  const add = useAct('staff.addSecondFactor');
  const [refused, setRefused] = useState<string | null>(null);
  const asksPassword = !me.mustAddSecondFactor;
  const form = useForm({
    initialValues: { code: '', current: '' },
    validate: {
      code: (v) => (v.trim() === '' ? 'Tapez le code que l’application affiche.' : null),
      current: (v) => (asksPassword && v === '' ? 'Tapez votre mot de passe actuel.' : null),
    },
  });
  const submit = form.onSubmit(
    ({ code, current }) => {
      setRefused(null);
      add.mutate(
        { proposal, code, current },
        {
          onSuccess: onAdded,
          onError: (refusal) => {
            if (refusal.code === 'expired') onExpired();
            setRefused(showRefusal(refusal, form, NAMES));
          },
        },
      );
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
      <ol className={classes.steps}>
        <li>
          Sur votre téléphone, ouvrez une application d’authentification : Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator…
        </li>
        <li>
          Ajoutez-y un compte en visant ce code, ou en tapant la clé.
          <div className={classes.key}>
            <QrCode svg={svg} alt="Code QR de la clé, qui est aussi écrite à côté" className={classes.qr} />
            <div>
              <span className={classes.small}>Clé</span>
              <code>{key}</code>
              <CopyButton text={key.replaceAll(' ', '')} what="la clé" />
            </div>
          </div>
        </li>
        <li>
          Tapez le code à six chiffres qu’elle affiche{asksPassword && ', et votre mot de passe'}.
          <div className={asksPassword ? `${classes.typed} ${classes.pair}` : classes.typed} data-alone={!asksPassword || undefined}>
            <TextInput
              autoFocus
              label="Code de l’application"
              inputMode="numeric"
              autoComplete="one-time-code"
              spellCheck={false}
              maxLength={40}
              {...form.getInputProps('code')}
            />
            {asksPassword && (
              <PasswordInput label="Mot de passe actuel" autoComplete="current-password" {...form.getInputProps('current')} />
            )}
          </div>
        </li>
      </ol>
      <div className={classes.actions}>
        {beside}
        <Button type="submit" loading={add.isPending}>
          Activer la double authentification
        </Button>
      </div>
    </form>
  );
}
