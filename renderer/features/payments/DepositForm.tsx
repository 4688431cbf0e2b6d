import { Button, Checkbox } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { dayOf, formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import type { DepositedKind } from '../../../shared/rules/payments.ts';
import { useHost } from '../../host/host.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import classes from './payments.module.css';
import { readDay } from './typed.ts';

type Paper = OutputOf<'deposits.waiting'>['rows'][number];

/** All that waits is chosen; what stays in the drawer is ticked off. */
export function DepositForm({ siteId, kind }: { siteId: string; kind: DepositedKind }) {
  const asked = useOperation('deposits.waiting', { siteId, kind }, { enabled: siteId !== '' });
  return (
    <Panel title={kind === 'cheque' ? 'Chèques à remettre' : 'Espèces à remettre'} flush>
      <Answer asked={asked} waiting={<Waiting rows={4} height={44} />}>
        {({ rows }) =>
          rows.length > 0 ? (
            <Papers siteId={siteId} kind={kind} rows={rows} />
          ) : (
            <Empty
              sentence={kind === 'cheque' ? 'Aucun chèque n’attend d’être remis.' : 'Aucun règlement en espèces n’attend d’être remis.'}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

function Papers({ siteId, kind, rows }: { siteId: string; kind: DepositedKind; rows: readonly Paper[] }) {
  const { may } = useDesk();
  const act = useAct('deposits.make');
  const { call } = useHost();
  const slip = useSaveAnswer();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [madeOn, setMadeOn] = useState(dayOf(new Date()));
  const chosen = rows.filter(({ id }) => !left.has(id));
  const total = chosen.reduce((sum, { cents }) => sum + cents, 0);
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const make = () =>
    act.mutate(
      { siteId, kind, madeOn: readDay(madeOn), paymentIds: chosen.map(({ id }) => id) },
      {
        onSuccess: ({ id, number }) => {
          tellDone(`La remise ${number} est faite : ses règlements sont encaissés.`);
          slip.save(() => call('deposits.slip', { id }));
        },
      },
    );
  const ask = () =>
    modals.openConfirmModal({
      title: 'Faire cette remise ?',
      children: `${counted(chosen.length, kind === 'cheque' ? 'chèque' : 'versement')}, ${formatCents(total)} : la remise reçoit son numéro et ne se défait pas. Ses règlements sont notés encaissés.`,
      labels: { confirm: 'Faire la remise', cancel: 'Annuler' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: make,
    });
  const named = act.error?.fields?.madeOn;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 52 }}>
              <Checkbox
                aria-label="Tout choisir"
                checked={left.size === 0}
                indeterminate={chosen.length > 0 && chosen.length < rows.length}
                onChange={() => setLeft(left.size === 0 ? new Set(rows.map(({ id }) => id)) : new Set())}
              />
            </th>
            <th scope="col">{kind === 'cheque' ? 'Tireur' : 'Famille'}</th>
            {kind === 'cheque' && <th scope="col">Banque et numéro</th>}
            <th scope="col">Reçu le</th>
            <th scope="col" data-figure>
              Montant
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Checkbox
                  aria-label={`${row.drawer ?? row.familyName}, ${formatCents(row.cents)}`}
                  checked={!left.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </td>
              <td>
                {row.drawer ?? row.familyName}
                {row.drawer && <span className={classes.under}>Famille {row.familyName}</span>}
              </td>
              {kind === 'cheque' && (
                <td>
                  {row.bank ?? 'Banque non précisée'}
                  {row.operationNumber && <span className={classes.under}>n° {row.operationNumber}</span>}
                </td>
              )}
              <td>{formatDay(row.paidOn)}</td>
              <td data-figure>{formatCents(row.cents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.total} style={{ alignItems: 'end' }}>
        {act.error && !named && (
          <Notice tone="garnet" alert>
            {act.error.message}
          </Notice>
        )}
        <strong role="status" style={{ alignSelf: 'center' }}>
          {chosen.length} sur {rows.length}, {formatCents(total)}
        </strong>
        {may('deposits.make') && (
          <>
            <DayInput label="Date de la remise" value={madeOn} onChange={setMadeOn} error={named} w={150} />
            <Button type="submit" loading={act.isPending || slip.busy} disabled={chosen.length === 0}>
              Faire la remise et sortir le bordereau…
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
