import { Loader, UnstyledButton } from '@mantine/core';
import { IconBuildingCommunity, IconChevronRight, IconMusic, type Icon as TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { CreateOffice } from './CreateOffice.tsx';
import { DemoAccountsPage } from './DemoAccountsPage.tsx';
import { keepDemoAccounts } from './demo-accounts.ts';
import classes from './FirstStart.module.css';

type Step = { at: 'choice' } | { at: 'create' } | ({ at: 'demonstration' } & OutputOf<'office.openDemonstration'>);
type Enter = (token: string) => Promise<void>;

/** The short wizard of an empty store: one's own office, or the demonstration conservatory. */
export function FirstStart({ onEnter }: { onEnter: Enter }) {
  const [step, setStep] = useState<Step>({ at: 'choice' });
  if (step.at === 'create') return <CreateOffice onBack={() => setStep({ at: 'choice' })} onEnter={onEnter} />;
  if (step.at === 'demonstration') return <DemoAccountsPage accounts={step.accounts} onEnter={() => onEnter(step.token)} />;
  return (
    <Welcome
      onCreate={() => setStep({ at: 'create' })}
      onDemonstration={(opened) => {
        keepDemoAccounts(opened.accounts);
        setStep({ at: 'demonstration', ...opened });
      }}
    />
  );
}

interface WelcomeProps {
  onCreate: () => void;
  onDemonstration: (opened: OutputOf<'office.openDemonstration'>) => void;
}

function Welcome({ onCreate, onDemonstration }: WelcomeProps) {
  const open = useAct('office.openDemonstration');
  return (
    <CoverPage
      title="Bienvenue dans Portée"
      subtitle="Le bureau et la porte d’entrée de votre conservatoire : les dossiers à l’intérieur, l’extranet pour les familles."
      wide
    >
      <h2>Par quoi voulez-vous commencer ?</h2>
      {open.error && (
        <Notice tone="garnet" alert>
          {open.error.message}
        </Notice>
      )}
      <div className={classes.choices}>
        <Choice
          icon={IconBuildingCommunity}
          name="Créer mon établissement"
          what="Vous donnez le nom du site, puis vous créez le premier compte administrateur. Deux minutes."
          disabled={open.isPending}
          onClick={onCreate}
        />
        <Choice
          icon={IconMusic}
          name="Ouvrir le conservatoire de démonstration"
          what={
            open.isPending
              ? 'Préparation des familles, des élèves et de leurs cours…'
              : 'Des familles et des élèves inventés, pour essayer sans rien risquer.'
          }
          busy={open.isPending}
          disabled={open.isPending}
          onClick={() => open.mutate({}, { onSuccess: onDemonstration })}
        />
      </div>
    </CoverPage>
  );
}

interface ChoiceProps {
  icon: TablerIcon;
  name: string;
  what: string;
  busy?: boolean;
  disabled: boolean;
  onClick: () => void;
}

const Choice = ({ icon: Icon, name, what, busy = false, disabled, onClick }: ChoiceProps) => (
  <UnstyledButton className={classes.choice} disabled={disabled} onClick={onClick}>
    <span className={classes.icon}>
      <Icon aria-hidden size={24} stroke={1.75} />
    </span>
    <span>
      <span className={classes.name}>{name}</span>
      <span className={classes.what} role={busy ? 'status' : undefined}>
        {what}
      </span>
    </span>
    {busy ? <Loader size={20} aria-hidden /> : <IconChevronRight aria-hidden size={22} stroke={1.75} />}
  </UnstyledButton>
);
