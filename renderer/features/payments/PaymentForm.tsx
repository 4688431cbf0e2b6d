import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { PaymentMethod } from '../../../shared/contract/payments.ts';
import { dayOf } from '../../../shared/dates.ts';
import { editCents, formatCents, readCents } from '../../../shared/money.ts';
import { balanceWord, LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { proposeShares } from '../../../shared/rules/payments.ts';
import { useHost } from '../../host/host.ts';
import { useAct } from '../../host/operations.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { showRefusal } from '../../ui/refusals.ts';
import { tellDone } from '../../ui/tell.ts';
import { useUnsaved } from '../../ui/Unsaved.tsx';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import classes from './payments.module.css';
import { errorsBeside, SharesTable, sharesOf, unreadable } from './SharesTable.tsx';
import { readDay } from './typed.ts';

type Open = OutputOf<'payments.open'>;
type Ledger = Open['ledgers'][number]['ledger'];

const NAMES = ['amountCents', 'methodId', 'paidOn', 'operationNumber', 'bank', 'drawer', 'guardianId'] as const;

interface Props {
  open: Open;
  methods: readonly PaymentMethod[];
  onOther: () => void;
}

export function PaymentForm({ open, methods, onOther }: Props) {
  const go = useNavigate();
  const act = useAct('payments.record');
  const { call } = useHost();
  const receipt = useSaveAnswer();
  const [ledger, setLedger] = useState<Ledger>(() => firstDue(open));
  /** What was typed over the proposal; null: the proposal stands. */
  const [own, setOwn] = useState<Record<string, string> | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const [twin, setTwin] = useState(false);
  const form = useForm({
    initialValues: {
      amountCents: '',
      methodId: methods[0]?.id ?? '',
      paidOn: dayOf(new Date()),
      operationNumber: '',
      bank: '',
      drawer: '',
      guardianId: open.payers[0]?.id ?? '',
      evenSo: false,
    },
  });
  useUnsaved(() => form.isDirty() && !act.isPending && !act.isSuccess);
  const account = open.ledgers.find((one) => one.ledger === ledger);
  const cents = readCents(form.values.amountCents);
  const kind = methods.find(({ id }) => id === form.values.methodId)?.kind;
  const invoices = account?.invoices ?? [];
  const proposed = Object.fromEntries(
    proposeShares(payableBy(account?.parts ?? [], invoices, form.values.guardianId), Math.max(0, cents ?? 0)).map((share) => [
      share.invoiceId,
      editCents(share.cents),
    ]),
  );
  const typed = own ?? proposed;

  const submit = (withReceipt: boolean) =>
    form.onSubmit((values) => {
      setRefused(null);
      const wrong = unreadable(typed);
      setErrors(wrong);
      if (cents === null || cents <= 0) {
        form.setFieldError('amountCents', 'Un montant comme 120,50.');
        form.getInputNode('amountCents')?.focus();
        return;
      }
      if (Object.keys(wrong).length > 0) return;
      const shares = sharesOf(invoices, typed);
      act.mutate(
        {
          familyId: open.family.id,
          guardianId: values.guardianId || null,
          ledger,
          methodId: values.methodId,
          amountCents: cents,
          paidOn: readDay(values.paidOn),
          operationNumber: values.operationNumber,
          bank: kind === 'cheque' ? values.bank : null,
          drawer: kind === 'cheque' ? values.drawer : null,
          shares,
          evenSo: values.evenSo,
        },
        {
          onSuccess: (made) => {
            form.resetDirty();
            tellDone(`Règlement enregistré, reçu ${made.receipt.number}.`);
            if (withReceipt) receipt.save(() => call('payments.receipt', { id: made.receipt.id }));
            void go(`/facturation/paiements/${made.id}`);
          },
          onError: (refusal) => {
            const beside = errorsBeside(refusal.fields, shares);
            setErrors(beside);
            setTwin(refusal.code === 'conflict' && refusal.fields?.operationNumber !== undefined);
            const rest = showRefusal(refusal, form, NAMES);
            setRefused(Object.keys(beside).length > 0 ? null : rest);
          },
        },
      );
    });

  return (
    <form onSubmit={submit(false)} noValidate className={classes.form}>
      <Panel
        title={`${open.family.name} – n° ${open.family.number}`}
        aside={
          <Button variant="subtle" size="compact-sm" onClick={onOther}>
            Choisir une autre famille
          </Button>
        }
      >
        <div className={classes.form}>
          {refused && (
            <Notice tone="garnet" alert>
              {refused}
            </Notice>
          )}
          <SegmentedControl
            aria-label="Compte"
            data={open.ledgers.map((one) => ({ value: one.ledger, label: `${LEDGER_WORDS[one.ledger]} : ${balanceOf(one.balanceCents)}` }))}
            value={ledger}
            onChange={(value) => {
              setLedger(value as Ledger);
              setOwn(null);
              setErrors({});
            }}
          />
          <div className={classes.fields}>
            <AmountInput label="Montant" required autoFocus {...form.getInputProps('amountCents')} />
            <Select
              label="Mode de règlement"
              required
              allowDeselect={false}
              data={methods.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('methodId')}
            />
            <DayInput label="Reçu le" required {...form.getInputProps('paidOn')} />
            <TextInput
              label={kind === 'cheque' ? 'Numéro du chèque' : 'Numéro d’opération'}
              maxLength={60}
              autoComplete="off"
              {...form.getInputProps('operationNumber')}
            />
            {kind === 'cheque' && (
              <>
                <TextInput label="Banque" maxLength={80} autoComplete="off" {...form.getInputProps('bank')} />
                <TextInput
                  label="Tireur"
                  placeholder="Si ce n’est pas la famille"
                  maxLength={120}
                  autoComplete="off"
                  {...form.getInputProps('drawer')}
                />
              </>
            )}
            {open.payers.length > 1 && (
              <Select
                label="Payé par"
                data={[...open.payers.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: 'Le foyer' }]}
                allowDeselect={false}
                {...form.getInputProps('guardianId')}
              />
            )}
          </div>
          {twin && (
            <Checkbox label="C’est bien un second règlement du même numéro" {...form.getInputProps('evenSo', { type: 'checkbox' })} />
          )}
        </div>
      </Panel>
      <Panel
        title="Ce que paie ce règlement"
        flush
        aside={
          own && (
            <Button variant="subtle" size="compact-sm" onClick={() => setOwn(null)}>
              Reprendre la proposition
            </Button>
          )
        }
      >
        {invoices.length > 0 ? (
          <SharesTable
            invoices={invoices}
            parts={account?.parts ?? []}
            typed={typed}
            onType={(id, value) => setOwn({ ...typed, [id]: value })}
            errors={errors}
            cents={cents}
          />
        ) : (
          <p className={classes.total} style={{ justifyContent: 'flex-start', margin: 0 }}>
            Rien n’est dû sur ce compte : le règlement sera gardé pour la prochaine facture.
          </p>
        )}
      </Panel>
      <div className={classes.foot}>
        <Button type="submit" loading={act.isPending}>
          Enregistrer le règlement
        </Button>
        <Button variant="default" disabled={act.isPending} onClick={() => submit(true)()}>
          Enregistrer et sortir le reçu
        </Button>
      </div>
    </form>
  );
}

/** The account where something is due first; fees when nothing is. */
const firstDue = ({ ledgers }: Open): Ledger => ledgers.find(({ balanceCents }) => balanceCents > 0)?.ledger ?? 'cotisation';

const balanceOf = (cents: number): string => (cents === 0 ? 'soldé' : `${formatCents(Math.abs(cents))} ${balanceWord(cents)}`);

/** What is addressed to the other parent is not proposed, but can be paid all the same. */
const payableBy = (parts: Open['ledgers'][number]['parts'], invoices: Open['ledgers'][number]['invoices'], guardianId: string) =>
  parts.filter(({ invoiceId }) => {
    const whose = invoices.find(({ id }) => id === invoiceId)?.guardianId ?? null;
    return whose === null || guardianId === '' || whose === guardianId;
  });
