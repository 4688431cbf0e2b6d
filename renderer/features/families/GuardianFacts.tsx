import { Button, SegmentedControl, Switch } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useId, useState } from 'react';
import type { FamilyGuardian } from '../../../shared/contract/families.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import classes from './GuardianFacts.module.css';

type Facts = Pick<FamilyGuardian, 'maySee' | 'receivesLetters' | 'pays' | 'preferredChannel' | 'addressConfidential'>;
type Fact = 'maySee' | 'receivesLetters' | 'pays' | 'addressConfidential';

const WORDS: Record<Fact, { label: string; means: string }> = {
  maySee: { label: 'Voit le dossier sur l’extranet', means: 'Peut se connecter, lire le dossier et demander des changements.' },
  receivesLetters: { label: 'Reçoit les courriers', means: 'Les lettres imprimées lui sont adressées.' },
  pays: { label: 'Règle les factures', means: 'Les factures et leurs relances lui sont adressées.' },
  addressConfidential: {
    label: 'Adresse confidentielle',
    means:
      'L’autre responsable ne voit ni ses coordonnées, ni l’adresse des élèves, ni les fichiers que cette personne dépose ; les courriers à l’autre responsable n’en disent rien non plus.',
  },
};

/** The four facts of a responsable, and how to write to the person: each is saved as it is changed. */
export function GuardianFacts({ guardian, name, closed }: { guardian: FamilyGuardian; name: string; closed: boolean }) {
  const { may } = useDesk();
  const act = useAct('families.setFacts');
  const [refused, setRefused] = useState<Record<string, string>>({});
  const channel = useId();
  const mayChange = may('families.setFacts') && !closed;
  // our own change is no news to us, even before the file has come back
  const [known, setKnown] = useState(guardian.version);
  const version = Math.max(known, guardian.version);
  const save = (change: Partial<Facts>, done: string) => {
    setRefused({});
    act.mutate(
      { guardianId: guardian.id, version, ...change },
      {
        onSuccess: ({ ended, version: next }) => {
          setKnown(next);
          tellDone(ended > 0 ? `${done} ${ended > 1 ? `${ended} sessions sont fermées` : 'Sa session est fermée'}.` : done);
        },
        onError: (refusal) => (refusal.fields ? setRefused(refusal.fields) : tellRefused(refusal)),
      },
    );
  };
  const change = (fact: Fact, on: boolean) => {
    const done = `${name} : « ${WORDS[fact].label} » est ${on ? 'activé' : 'désactivé'}.`;
    if (fact === 'maySee' && !on && (guardian.account?.sessions ?? 0) > 0)
      confirmShutOut(guardian, name, () => save({ maySee: false }, done));
    else save({ [fact]: on }, done);
  };
  return (
    <section className={classes.facts} aria-label={`Droits et courriers de ${name}`}>
      <h3>Droits et courriers</h3>
      <div className={classes.switches}>
        {(Object.keys(WORDS) as Fact[]).map((fact) => (
          <Switch
            key={fact}
            label={WORDS[fact].label}
            description={WORDS[fact].means}
            error={refused[fact]}
            checked={guardian[fact]}
            disabled={!mayChange || act.isPending}
            onChange={(event) => change(fact, event.currentTarget.checked)}
          />
        ))}
      </div>
      <div className={classes.channel}>
        <span id={channel}>Lui écrire de préférence</span>
        <SegmentedControl
          size="xs"
          aria-labelledby={channel}
          disabled={!mayChange || act.isPending}
          value={guardian.preferredChannel}
          data={[
            { value: 'email', label: 'Par e-mail' },
            { value: 'letter', label: 'Par courrier' },
          ]}
          onChange={(value) =>
            save(
              { preferredChannel: value === 'letter' ? 'letter' : 'email' },
              `${name} : messages de préférence ${value === 'letter' ? 'par courrier' : 'par e-mail'}.`,
            )
          }
        />
        {refused.preferredChannel && (
          <span role="alert" className={classes.refused}>
            {refused.preferredChannel}
          </span>
        )}
      </div>
      {mayChange && <Disagreement guardian={guardian} version={version} onDone={setKnown} name={name} />}
    </section>
  );
}

interface DisagreementProps {
  guardian: FamilyGuardian;
  version: number;
  onDone: (version: number) => void;
  name: string;
}

/** Signalled, nothing of the family is validated any more; lifted, everything goes on (Code civil 372-2). */
function Disagreement({ guardian, version, onDone, name }: DisagreementProps) {
  const signal = useAct('families.signalDisagreement');
  const lift = useAct('families.liftDisagreement');
  const seen = { guardianId: guardian.id, version };
  const answer = (done: string) => ({
    onSuccess: ({ version: next }: { version: number }) => {
      onDone(next);
      tellDone(done);
    },
    onError: (refusal: Refusal) => tellRefused(refusal),
  });
  if (guardian.disagreementAt)
    return (
      <Button
        variant="default"
        size="xs"
        className={classes.disagreement}
        loading={lift.isPending}
        onClick={() => lift.mutate(seen, answer('Le désaccord est levé : les validations reprennent.'))}
      >
        Lever le désaccord
      </Button>
    );
  return (
    <Button
      variant="subtle"
      color="garnet"
      size="xs"
      className={classes.disagreement}
      loading={signal.isPending}
      onClick={() =>
        modals.openConfirmModal({
          title: `Signaler un désaccord de ${name} ?`,
          children:
            'Aucune demande ni réinscription de cette famille ne pourra être validée, et aucun des deux parents ne pourra réinscrire en ligne, jusqu’à ce que vous leviez le désaccord. La famille n’en est pas avertie par e-mail.',
          labels: { confirm: 'Signaler le désaccord', cancel: 'Annuler' },
          confirmProps: { color: 'garnet' },
          cancelProps: { 'data-autofocus': true },
          onConfirm: () => signal.mutate(seen, answer('Le désaccord est signalé : plus rien n’est validé pour cette famille.')),
        })
      }
    >
      Signaler un désaccord
    </Button>
  );
}

const confirmShutOut = (guardian: FamilyGuardian, name: string, onConfirm: () => void) =>
  modals.openConfirmModal({
    title: `Fermer l’extranet à ${name} ?`,
    children: `Cette personne est connectée en ce moment (${(guardian.account?.sessions ?? 0) > 1 ? `${guardian.account?.sessions} sessions` : '1 session'}) : elle est déconnectée tout de suite et ne pourra plus se connecter.`,
    labels: { confirm: 'Fermer l’accès', cancel: 'Annuler' },
    confirmProps: { color: 'garnet' },
    cancelProps: { 'data-autofocus': true },
    onConfirm,
  });
