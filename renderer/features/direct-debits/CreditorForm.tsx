import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from '../payments/payments.module.css';

type Creditor = NonNullable<OutputOf<'directDebits.settings'>['creditor']>;

const FIELDS: readonly { name: keyof Creditor; label: string; hint?: string }[] = [
  { name: 'name', label: 'Titulaire' },
  { name: 'ics', label: 'Identifiant créancier SEPA (ICS)', hint: 'Par exemple FR72ZZZ123456, donné par la banque' },
  { name: 'iban', label: 'IBAN' },
  { name: 'bic', label: 'BIC', hint: 'Facultatif' },
];

/** To whose account a site collects. */
export function CreditorForm({ siteId, onEnd }: { siteId: string; onEnd: () => void }) {
  const asked = useOperation('directDebits.settings', { siteId });
  return (
    <Answer asked={asked} waiting={<Waiting rows={4} height={64} />}>
      {({ creditor }) => <Form siteId={siteId} kept={creditor ?? { name: '', iban: '', bic: '', ics: '' }} onEnd={onEnd} />}
    </Answer>
  );
}

function Form({ siteId, kept, onEnd }: { siteId: string; kept: Creditor; onEnd: () => void }) {
  const act = useAct('directDebits.saveSettings');
  const [creditor, setCreditor] = useState(kept);
  return (
    <form
      noValidate
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(
          { siteId, creditor },
          {
            onSuccess: () => {
              tellDone('Le compte créancier est enregistré.');
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
      {FIELDS.map(({ name, label, hint }) => (
        <TextInput
          key={name}
          label={label}
          description={hint}
          value={creditor[name]}
          autoComplete="off"
          onChange={(event) => setCreditor({ ...creditor, [name]: event.currentTarget.value })}
          error={act.error?.fields?.[`creditor.${name}`]}
        />
      ))}
      <div className={classes.acts}>
        <Button type="submit" loading={act.isPending}>
          Enregistrer le compte
        </Button>
        <Button variant="default" onClick={onEnd}>
          Ne rien changer
        </Button>
      </div>
    </form>
  );
}
