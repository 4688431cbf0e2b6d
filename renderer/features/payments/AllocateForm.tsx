import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { OpenInvoice } from '../../../shared/contract/payments.ts';
import { editCents } from '../../../shared/money.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import type { Payment } from './PaymentDrawer.tsx';
import classes from './payments.module.css';
import { errorsBeside, SharesTable, sharesOf, unreadable } from './SharesTable.tsx';

/** Gives a payment to other invoices: what it pays now is typed there already. */
export function AllocateForm({ payment, onEnd }: { payment: Payment; onEnd: () => void }) {
  const open = useOperation('payments.open', { familyId: payment.familyId });
  return (
    <Answer asked={open} waiting={<Skeleton height={180} />}>
      {({ ledgers }) => {
        const ledger = ledgers.find((one) => one.ledger === payment.ledger);
        return <Typed payment={payment} open={ledger?.invoices ?? []} parts={ledger?.parts ?? []} onEnd={onEnd} />;
      }}
    </Answer>
  );
}

interface Props {
  payment: Payment;
  open: readonly OpenInvoice[];
  parts: Parameters<typeof SharesTable>[0]['parts'];
  onEnd: () => void;
}

function Typed({ payment, open, parts, onEnd }: Props) {
  const act = useAct('payments.allocate');
  const invoices = withOwn(payment, open);
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(payment.shares.map(({ invoiceId, cents }) => [invoiceId, editCents(cents)])),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const submit = () => {
    const wrong = unreadable(typed);
    setErrors(wrong);
    setRefused(null);
    if (Object.keys(wrong).length > 0) return;
    const shares = sharesOf(invoices, typed);
    act.mutate(
      { id: payment.id, version: payment.version, shares },
      {
        onSuccess: () => {
          tellDone('L’affectation est enregistrée.');
          onEnd();
        },
        onError: (refusal) => {
          const beside = errorsBeside(refusal.fields, shares);
          setErrors(beside);
          setRefused(Object.keys(beside).length > 0 ? null : refusal.message);
        },
      },
    );
  };
  return (
    <form
      noValidate
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {refused && (
        <Notice tone="garnet" alert>
          {refused}
        </Notice>
      )}
      <SharesTable
        invoices={invoices}
        parts={parts}
        typed={typed}
        onType={(id, value) => setTyped({ ...typed, [id]: value })}
        errors={errors}
        cents={payment.cents}
      />
      <div className={classes.acts}>
        <Button type="submit" loading={act.isPending}>
          Enregistrer l’affectation
        </Button>
        <Button variant="default" onClick={onEnd}>
          Ne rien changer
        </Button>
      </div>
    </form>
  );
}

/** What it pays already stays in reach, with what it could take back from there. */
function withOwn(payment: Payment, open: readonly OpenInvoice[]): OpenInvoice[] {
  const own = new Map(payment.shares.map((share) => [share.invoiceId, share]));
  const counted = payment.state === 'received' || payment.state === 'cleared';
  const there = open.map((one) => ({ ...one, leftCents: one.leftCents + (counted ? (own.get(one.id)?.cents ?? 0) : 0) }));
  const paid = payment.shares.filter(({ invoiceId }) => !open.some(({ id }) => id === invoiceId));
  return [
    ...paid.map(({ invoiceId, number, wording, cents }) => ({
      id: invoiceId,
      number,
      wording,
      issuedOn: '',
      guardianId: null,
      leftCents: cents,
    })),
    ...there,
  ];
}
