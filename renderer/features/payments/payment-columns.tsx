import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { PaymentRow } from '../../../shared/contract/payments.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { PaymentPill } from './PaymentPill.tsx';
import classes from './payments.module.css';

export const paymentColumns: DataTableColumn<PaymentRow>[] = [
  {
    accessor: 'paidOn',
    title: 'Date',
    width: 136,
    render: (payment) => (
      <Link to={`/facturation/paiements/${payment.id}`} className={classes.first}>
        {formatDay(payment.paidOn)}
      </Link>
    ),
  },
  {
    accessor: 'familyName',
    title: 'Famille',
    render: (payment) => (
      <>
        {payment.familyName}
        <span className={classes.under}>{payment.wording}</span>
      </>
    ),
  },
  {
    accessor: 'method',
    title: 'Mode',
    width: '19%',
    render: (payment) => (
      <>
        {payment.method}
        {payment.operationNumber && <span className={classes.under}>n° {payment.operationNumber}</span>}
      </>
    ),
  },
  { accessor: 'ledger', title: 'Compte', width: 112, render: ({ ledger }) => LEDGER_WORDS[ledger] },
  {
    accessor: 'state',
    title: 'État',
    width: 158,
    render: (payment) => (
      <>
        <PaymentPill state={payment.state} />
        {payment.deposit && <span className={classes.under}>{payment.deposit.number}</span>}
      </>
    ),
  },
  {
    accessor: 'cents',
    title: 'Montant',
    width: 138,
    textAlign: 'right',
    render: (payment) => (
      <span className={classes.figure} data-void={payment.state === 'returned' || payment.state === 'cancelled'}>
        {formatCents(payment.cents)}
        {payment.unspentCents > 0 && <span className={classes.under}>{formatCents(payment.unspentCents)} à affecter</span>}
      </span>
    ),
  },
];
