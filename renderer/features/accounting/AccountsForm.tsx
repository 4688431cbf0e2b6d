import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccountingAccounts } from '../../../shared/contract/accounting.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from '../payments/payments.module.css';

const WORDS: Record<keyof AccountingAccounts, string> = {
  clients: 'Familles',
  cotisation: 'Cotisations',
  location: 'Locations',
  bank: 'Banque',
  cheque: 'Chèques à encaisser',
  cash: 'Espèces',
  transfer: 'Virements',
  debit: 'Prélèvements',
  card: 'Cartes bancaires',
  online: 'Paiements en ligne',
  other: 'Autres règlements',
  salesJournal: 'Journal des ventes',
  bankJournal: 'Journal de banque',
};

export function AccountsForm({ onEnd }: { onEnd: () => void }) {
  const asked = useOperation('accounting.settings', {});
  return (
    <Answer asked={asked} waiting={<Waiting rows={5} height={64} />}>
      {(settings) => <Form settings={settings} onEnd={onEnd} />}
    </Answer>
  );
}

function Form({ settings, onEnd }: { settings: OutputOf<'accounting.settings'>; onEnd: () => void }) {
  const act = useAct('accounting.saveSettings');
  const [opened] = useState(settings);
  const [accounts, setAccounts] = useState(settings.accounts);
  return (
    <form
      noValidate
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(
          { accounts, version: opened.version },
          {
            onSuccess: () => {
              tellDone('Les comptes sont enregistrés ; les exports déjà faits ne changent pas.');
              onEnd();
            },
          },
        );
      }}
    >
      {act.error && !act.error.fields && (
        <Notice tone="garnet" alert>
          {act.error.message}
        </Notice>
      )}
      <div className={classes.fields}>
        {(Object.keys(WORDS) as (keyof AccountingAccounts)[]).map((name) => (
          <TextInput
            key={name}
            label={WORDS[name]}
            value={accounts[name]}
            maxLength={12}
            autoComplete="off"
            onChange={(event) => setAccounts({ ...accounts, [name]: event.currentTarget.value })}
            error={act.error?.fields?.[`accounts.${name}`]}
          />
        ))}
      </div>
      <div className={classes.acts}>
        <Button type="submit" loading={act.isPending}>
          Enregistrer les comptes
        </Button>
        <Button variant="default" onClick={onEnd}>
          Ne rien changer
        </Button>
      </div>
    </form>
  );
}
