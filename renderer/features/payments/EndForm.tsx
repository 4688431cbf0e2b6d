import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { dayOf } from '../../../shared/dates.ts';
import { useAct } from '../../host/operations.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import type { Payment } from './PaymentDrawer.tsx';
import classes from './payments.module.css';
import { readDay } from './typed.ts';

const NAMES = ['on', 'reason'] as const;

/** A cheque that came back from the bank, or a payment typed by mistake: why, and since when. */
export function EndForm({ payment, how, onEnd }: { payment: Payment; how: 'sendBack' | 'cancel'; onEnd: () => void }) {
  const sendBack = useAct('payments.sendBack');
  const cancel = useAct('payments.cancel');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({ initialValues: { on: dayOf(new Date()), reason: '' } });
  const { id, version } = payment;
  const submit = form.onSubmit(({ on, reason }) => {
    setRefused(null);
    const said = {
      onSuccess: () => {
        tellDone(how === 'sendBack' ? 'Le rejet est noté : les factures sont de nouveau à régler.' : 'Le règlement est annulé.');
        onEnd();
      },
      onError: (refusal: Parameters<typeof showRefusal>[0]) => setRefused(showRefusal(refusal, form, NAMES)),
    };
    if (how === 'sendBack') sendBack.mutate({ id, version, on: readDay(on), reason }, said);
    else cancel.mutate({ id, version, reason }, said);
  });
  return (
    <form onSubmit={submit} noValidate className={classes.drawer}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      {how === 'sendBack' && <DayInput label="Date du rejet" required {...form.getInputProps('on')} />}
      <TextInput
        label="Motif"
        description={how === 'sendBack' ? 'Par exemple : sans provision, compte clos.' : 'Par exemple : saisi deux fois.'}
        required
        data-autofocus
        autoFocus
        maxLength={300}
        {...form.getInputProps('reason')}
      />
      <div className={classes.acts}>
        <Button type="submit" color="garnet" loading={sendBack.isPending || cancel.isPending}>
          {how === 'sendBack' ? 'Enregistrer le rejet' : 'Annuler ce règlement'}
        </Button>
        <Button variant="default" onClick={onEnd}>
          Ne rien changer
        </Button>
      </div>
    </form>
  );
}
