import { Button, Modal, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { goToFirst, showRefusal } from '../../ui/refusals.ts';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { AddSecondFactorForm } from './AddSecondFactorForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import classes from './staff.module.css';

/** « Double authentification », under one's name. */
export function OwnSecondFactor({ onClose }: { onClose: () => void }) {
  const asked = useOperation('staff.secondFactor', {});
  const { me } = useDesk();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [adding, add] = useState(false);
  const close = (
    <Button variant="default" onClick={onClose}>
      {codes ? 'Fermer' : 'Annuler'}
    </Button>
  );
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={codes === null} title="Double authentification" size="lg">
      {codes && <RecoveryCodes codes={codes} onDone={onClose} />}
      {!codes && adding && (
        <AddSecondFactorForm
          me={me}
          beside={close}
          onAdded={({ recoveryCodes, ended }) => {
            setCodes(recoveryCodes);
            tellDone(
              ended > 0
                ? 'La double authentification est active ; vos autres fenêtres sont fermées.'
                : 'La double authentification est active.',
            );
          }}
        />
      )}
      {!codes && !adding && (
        <Answer asked={asked} waiting={<Waiting rows={3} height={48} />}>
          {(state) =>
            state.active ? (
              <Active state={state} onCodes={setCodes} onClose={onClose} />
            ) : (
              <div className={classes.form}>
                <p>
                  Avec votre mot de passe, Portée demandera un code que votre téléphone affiche. Qui devinerait ou verrait votre mot de
                  passe n’entrerait pas.
                </p>
                <div className={classes.actions}>
                  {close}
                  <Button data-autofocus onClick={() => add(true)}>
                    Activer…
                  </Button>
                </div>
              </div>
            )
          }
        </Answer>
      )}
    </Modal>
  );
}

interface ActiveProps {
  state: OutputOf<'staff.secondFactor'>;
  onCodes: (codes: string[]) => void;
  onClose: () => void;
}

function Active({ state: { recoveryCodesLeft: left, required }, onCodes, onClose }: ActiveProps) {
  const renew = useAct('staff.renewRecoveryCodes');
  const drop = useAct('staff.dropSecondFactor');
  const [wants, want] = useState<'codes' | 'drop' | null>(null);
  const back = () => want(null);
  if (wants === 'codes')
    return (
      <WithPassword
        button="Faire d’autres codes"
        isBusy={renew.isPending}
        onBack={back}
        act={(current, refuse) => renew.mutate({ current }, { onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes), onError: refuse })}
      >
        Dix nouveaux codes seront faits ; ceux d’avant ne serviront plus.
      </WithPassword>
    );
  if (wants === 'drop')
    return (
      <WithPassword
        button="Désactiver"
        isBusy={drop.isPending}
        onBack={back}
        act={(current, refuse) =>
          drop.mutate(
            { current },
            {
              onSuccess: () => {
                tellDone('La double authentification est désactivée.');
                onClose();
              },
              onError: refuse,
            },
          )
        }
      >
        Votre mot de passe seul suffira de nouveau pour se connecter. Les codes de secours ne serviront plus.
      </WithPassword>
    );
  return (
    <div className={classes.form}>
      <p>
        Elle est active : à chaque connexion, Portée demande le code de votre téléphone. {codesLeft(left)}
        {required && ' L’établissement la demande aux administrateurs.'}
      </p>
      {left <= 2 && <Notice tone="amber">Faites d’autres codes de secours : sans eux, un téléphone perdu vous laisserait dehors.</Notice>}
      <div className={classes.actions}>
        {!required && (
          <Button variant="outline" color="garnet" onClick={() => want('drop')}>
            Désactiver…
          </Button>
        )}
        <Button variant="default" onClick={() => want('codes')}>
          Faire d’autres codes de secours…
        </Button>
        <Button data-autofocus onClick={onClose}>
          Fermer
        </Button>
      </div>
    </div>
  );
}

const codesLeft = (left: number): string =>
  left === 0
    ? 'Il ne vous reste aucun code de secours.'
    : left === 1
      ? 'Il vous reste un code de secours.'
      : `Il vous reste ${left} codes de secours.`;

interface WithPasswordProps {
  button: string;
  isBusy: boolean;
  onBack: () => void;
  act: (current: string, refuse: (refusal: Parameters<typeof showRefusal>[0]) => void) => void;
  children: ReactNode;
}

/** What changes one's own access asks for the password again: whoever finds the window open does not know it. */
function WithPassword({ button, isBusy, onBack, act, children }: WithPasswordProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: { current: '' },
    validate: { current: (v) => (v === '' ? 'Tapez votre mot de passe actuel.' : null) },
  });
  const submit = form.onSubmit(
    ({ current }) => {
      setRefused(null);
      act(current, (refusal) => setRefused(showRefusal(refusal, form, ['current'])));
    },
    (errors) => goToFirst(errors, form, ['current']),
  );
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <p>{children}</p>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <PasswordInput autoFocus label="Mot de passe actuel" autoComplete="current-password" {...form.getInputProps('current')} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onBack}>
          Revenir
        </Button>
        <Button type="submit" loading={isBusy}>
          {button}
        </Button>
      </div>
    </form>
  );
}
