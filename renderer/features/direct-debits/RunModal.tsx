import { Button, Modal, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { formatCents } from '../../../shared/money.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Pill } from '../../ui/Pill.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import classes from '../payments/payments.module.css';

type Run = OutputOf<'directDebits.get'>;
type Debit = Run['rows'][number];

/** What the bank has said of each debit of a file: refused ones first, then all the others are cashed at once. */
export const RunModal = ({ id, onClose }: { id: string | null; onClose: () => void }) => (
  <Modal opened={id !== null} onClose={onClose} title="Suite des prélèvements" size="xl">
    {id && <Asked id={id} />}
  </Modal>
);

function Asked({ id }: { id: string }) {
  const asked = useOperation('directDebits.get', { id });
  return (
    <Answer asked={asked} waiting={<Waiting rows={5} height={44} />}>
      {(run) => <Rows run={run} />}
    </Answer>
  );
}

function Rows({ run }: { run: Run }) {
  const start = useAct('jobs.start');
  const [refusing, setRefusing] = useState<string | null>(null);
  const waiting = run.rows.filter(({ state }) => state === 'sent');
  const collectAll = () =>
    start.mutate(
      {
        name: 'directDebits.collect',
        label: `Encaissement des prélèvements ${run.number}`,
        items: waiting.map((row) => ({ label: `${row.familyName}, ${row.invoiceNumber}`, input: { id: row.id } })),
      },
      {
        onSuccess: () => tellDone('Les prélèvements deviennent des règlements, avec leurs reçus.'),
        onError: (refusal) => tellRefused(refusal, 'Les encaissements ne sont pas notés'),
      },
    );
  const ask = () =>
    modals.openConfirmModal({
      title: waiting.length > 1 ? 'Noter ces encaissements ?' : 'Noter cet encaissement ?',
      children: `${counted(waiting.length, 'prélèvement')}, ${formatCents(waiting.reduce((sum, { cents }) => sum + cents, 0))} : ${waiting.length > 1 ? 'chacun devient un règlement, avec son reçu' : 'il devient un règlement, avec son reçu'}. Un prélèvement qui revient ensuite est à rejeter dans Règlements.`,
      labels: { confirm: waiting.length > 1 ? 'Noter les encaissements' : 'Noter l’encaissement', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: collectAll,
    });
  return (
    <div className={classes.drawer}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Famille</th>
            <th scope="col">Facture</th>
            <th scope="col" data-figure>
              Montant
            </th>
            <th scope="col">Suite</th>
          </tr>
        </thead>
        <tbody>
          {run.rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.familyName}
                <span className={classes.under}>{row.holder}</span>
              </td>
              <td>{row.invoiceNumber}</td>
              <td data-figure>{formatCents(row.cents)}</td>
              <td>
                {refusing === row.id ? (
                  <Reject id={row.id} onEnd={() => setRefusing(null)} />
                ) : (
                  <Outcome debit={row} onReject={() => setRefusing(row.id)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {waiting.length > 0 && (
        <div className={classes.acts}>
          <Button loading={start.isPending} onClick={ask}>
            {waiting.length > 1 ? `Noter les ${waiting.length} encaissements…` : 'Noter l’encaissement…'}
          </Button>
          <span className={classes.under}>Notez d’abord ceux que la banque a rejetés.</span>
        </div>
      )}
    </div>
  );
}

function Outcome({ debit, onReject }: { debit: Debit; onReject: () => void }) {
  if (debit.state === 'collected') return <Pill tone="green">Encaissé</Pill>;
  if (debit.state === 'rejected')
    return (
      <>
        <Pill tone="garnet">Rejeté</Pill>
        <span className={classes.under}>{debit.reason}</span>
      </>
    );
  return (
    <Button
      variant="outline"
      color="garnet"
      size="xs"
      aria-label={`Noter le rejet de ${debit.familyName}, ${debit.invoiceNumber}`}
      onClick={onReject}
    >
      Noter un rejet
    </Button>
  );
}

function Reject({ id, onEnd }: { id: string; onEnd: () => void }) {
  const act = useAct('directDebits.reject');
  const [reason, setReason] = useState('');
  return (
    <form
      noValidate
      className={classes.acts}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ id, reason }, { onSuccess: onEnd });
      }}
    >
      <TextInput
        aria-label="Motif du rejet"
        placeholder="Motif de la banque"
        autoFocus
        maxLength={140}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={act.error?.fields?.reason ?? act.error?.message}
      />
      <Button type="submit" size="xs" color="garnet" loading={act.isPending}>
        Rejeter
      </Button>
      <Button size="xs" variant="default" onClick={onEnd}>
        Laisser
      </Button>
    </form>
  );
}
