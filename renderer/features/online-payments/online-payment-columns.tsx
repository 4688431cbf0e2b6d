import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { OnlinePaymentRow } from '../../../shared/contract/online-payments.ts';
import { formatDate, formatTime } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { LEDGER_WORDS } from '../../../shared/rules/ledger-words.ts';
import { ALARM_WORDS, PROVIDER_WORDS } from '../../../shared/rules/online-payment-words.ts';
import { OnlinePaymentPill } from './OnlinePaymentPill.tsx';
import classes from './online-payments.module.css';

export const onlinePaymentColumns: DataTableColumn<OnlinePaymentRow>[] = [
  {
    accessor: 'createdAt',
    title: 'Date',
    width: 130,
    render: ({ id, createdAt }) => (
      <>
        <Link to={`/facturation/en-ligne/${id}`} className={classes.first}>
          {formatDate(createdAt)}
        </Link>
        <span className={classes.under}>{formatTime(createdAt)}</span>
      </>
    ),
  },
  {
    accessor: 'familyName',
    title: 'Famille',
    render: ({ familyName, payer }) => (
      <>
        {familyName}
        {payer && <span className={classes.under}>{payer}</span>}
      </>
    ),
  },
  {
    accessor: 'reference',
    title: 'Référence',
    width: '19%',
    render: ({ reference, provider, trial }) => (
      <>
        {reference}
        <span className={classes.under}>
          {PROVIDER_WORDS[provider]}
          {trial && provider !== 'test' && ', mode d’essai'}
        </span>
      </>
    ),
  },
  { accessor: 'ledger', title: 'Compte', width: 112, render: ({ ledger }) => LEDGER_WORDS[ledger] },
  {
    accessor: 'state',
    title: 'État',
    width: '27%',
    render: ({ state, alarm, detail, receiptNumber }) => (
      <>
        <OnlinePaymentPill state={state} look={alarm !== null} />
        <span className={classes.under}>{alarm ? ALARM_WORDS[alarm] : receiptNumber ? `Reçu ${receiptNumber}` : detail}</span>
      </>
    ),
  },
  {
    accessor: 'cents',
    title: 'Montant',
    width: 126,
    textAlign: 'right',
    render: ({ cents }) => <span className={classes.figure}>{formatCents(cents)}</span>,
  },
];
