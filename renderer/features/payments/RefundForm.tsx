import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { dayOf } from '../../../shared/dates.ts';
import { editCents, formatCents, readCents } from '../../../shared/money.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import type { Payment } from './PaymentDrawer.tsx';
import classes from './payments.module.css';
import { readDay } from './typed.ts';

const NAMES = ['amountCents', 'methodId', 'on', 'operationNumber', 'reason'] as const;

/** Gives a payment back, whole or in part. */
export function RefundForm({ payment, onEnd }: { payment: Payment; onEnd: () => void }) {
  const act = useAct('payments.refund');
  const methods = (useOperation('payments.methods', {}).data?.methods ?? []).filter(({ kind }) => kind !== 'online' && kind !== 'debit');
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      amountCents: editCents(payment.unspentCents || payment.refundableCents),
      methodId: '',
      on: dayOf(new Date()),
      operationNumber: '',
      reason: '',
    },
  });
  const submit = form.onSubmit((typed) => {
    setRefused(null);
    const cents = readCents(typed.amountCents);
    if (cents === null) return form.setFieldError('amountCents', 'Un montant comme 120,50.');
    if (typed.methodId === '') return form.setFieldError('methodId', 'Choisissez comment l’argent est rendu.');
    act.mutate(
      {
        familyId: payment.familyId,
        ledger: payment.ledger,
        paymentId: payment.id,
        methodId: typed.methodId,
        amountCents: cents,
        on: readDay(typed.on),
        operationNumber: typed.operationNumber,
        reason: typed.reason,
      },
      {
        onSuccess: ({ number }) => {
          tellDone(`Le remboursement ${number} est enregistré.`);
          onEnd();
        },
        onError: (refusal) => setRefused(showRefusal(refusal, form, NAMES)),
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate className={classes.drawer}>
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <div className={classes.fields}>
        <div data-span="3">
          <AmountInput
            label="Montant rendu"
            description={`Au plus ${formatCents(payment.refundableCents)}`}
            required
            autoFocus
            {...form.getInputProps('amountCents')}
          />
        </div>
        <div data-span="3">
          <Select
            label="Rendu par"
            description="Comment l’argent repart"
            required
            data={methods.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('methodId')}
          />
        </div>
        <div data-span="3">
          <DayInput label="Date" required {...form.getInputProps('on')} />
        </div>
        <div data-span="3">
          <TextInput label="Numéro d’opération" maxLength={60} {...form.getInputProps('operationNumber')} />
        </div>
        <div data-span="6">
          <TextInput label="Motif" required maxLength={300} {...form.getInputProps('reason')} />
        </div>
      </div>
      <div className={classes.acts}>
        <Button type="submit" loading={act.isPending}>
          Enregistrer le remboursement
        </Button>
        <Button variant="default" onClick={onEnd}>
          Ne rien rendre
        </Button>
      </div>
    </form>
  );
}
