import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useAct } from '../../host/operations.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import classes from './online-payments.module.css';

/** What did not fit has been looked into: by whom stands in the history, what was found here. */
export function SettleForm({ payment: { id, version } }: { payment: OutputOf<'onlinePayments.get'> }) {
  const settle = useAct('onlinePayments.settle');
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  useUnsaved(() => note.trim() !== '' && !settle.isSuccess);
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setError(null);
        settle.mutate(
          { id, version, note },
          {
            onSuccess: () => tellDone('La vérification est notée.'),
            onError: (refusal) => {
              if (refusal.fields?.note) setError(refusal.fields.note);
              else tellRefused(refusal, 'La vérification n’est pas notée');
            },
          },
        );
      }}
    >
      <TextInput
        label="Ce que vous avez vérifié"
        placeholder="Relevé PayFiP du 20/11 : encaissé, règlement saisi à la main"
        maxLength={300}
        value={note}
        error={error}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button type="submit" loading={settle.isPending}>
          Noter la vérification
        </Button>
      </div>
    </form>
  );
}
