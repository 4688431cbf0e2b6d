import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LedgerAccount, LedgerRow } from '../../../shared/contract/billing.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import type { Ledger } from '../../../shared/rules/ledger-books.ts';
import { LEDGER_WORDS, stateWords } from '../../../shared/rules/ledger-words.ts';
import { useOperation } from '../../host/operations.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Answer } from '../../ui/states.tsx';
import classes from './ledger.module.css';

interface Props {
  familyId: string;
  ledger: Ledger;
  aside?: ReactNode;
}

/** One account with the columns that families know, the newest first, and its totals. */
export function LedgerPanel({ familyId, ledger, aside }: Props) {
  const asked = useOperation('billing.familyLedger', { familyId, ledger });
  return (
    <Panel title={LEDGER_WORDS[ledger]} flush aside={aside}>
      <Answer asked={asked} waiting={<Skeleton height={200} />}>
        {(account) => (
          <>
            <Totals account={account} />
            {account.rows.length === 0 ? (
              <p className={classes.nothing}>Ni facture ni règlement.</p>
            ) : (
              <div className={classes.scroll}>
                <Rows label={LEDGER_WORDS[ledger]} rows={account.rows} />
              </div>
            )}
          </>
        )}
      </Answer>
    </Panel>
  );
}

const Totals = ({ account }: { account: LedgerAccount }) => (
  <dl className={classes.totals}>
    <div>
      <dt>Montant total facturé</dt>
      <dd>{formatCents(account.invoicedCents)}</dd>
    </div>
    <div>
      <dt>Montant total réglé</dt>
      <dd>{formatCents(account.paidCents)}</dd>
    </div>
    <div data-late={account.late || undefined}>
      <dt>Solde</dt>
      <dd>
        {formatCents(Math.abs(account.balanceCents))}{' '}
        <span className={classes.small}>{account.balanceCents > 0 ? 'dû' : account.balanceCents < 0 ? 'en sa faveur' : 'soldé'}</span>
      </dd>
    </div>
    {account.nextDue && (
      <div data-late={account.late || undefined}>
        <dt>{account.late ? 'En retard depuis le' : 'Prochaine échéance'}</dt>
        <dd>
          {formatDay(account.nextDue.on)} <span className={classes.small}>{formatCents(account.nextDue.cents)}</span>
        </dd>
      </div>
    )}
  </dl>
);

const Rows = ({ label, rows }: { label: string; rows: readonly LedgerRow[] }) => (
  <table className={classes.rows}>
    <caption>{label}, du plus récent au plus ancien</caption>
    <thead>
      <tr>
        <th scope="col">Date</th>
        <th scope="col">Mode de règlement</th>
        <th scope="col">Numéro d’opération</th>
        <th scope="col">Libellé</th>
        <th scope="col">État</th>
        <th scope="col">Crédit</th>
        <th scope="col">Débit</th>
        <th scope="col">Montant</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={`${row.kind} ${row.id}`} data-void={row.state === 'returned' || row.state === 'cancelled' || undefined}>
          <td>{formatDay(row.date)}</td>
          <td>{row.method}</td>
          <td>{row.number}</td>
          <td>{row.kind === 'invoice' ? <Link to={`/facturation/factures/${row.id}`}>{row.wording}</Link> : row.wording}</td>
          <td data-late={row.state === 'late' || undefined}>{stateWords(row)}</td>
          <td>{money(row.creditCents)}</td>
          <td>{money(row.debitCents)}</td>
          <td>{formatCents(row.amountCents)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const money = (cents: number | null): string => (cents === null ? '' : formatCents(cents));
