import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { InvoiceRow } from '../../../shared/contract/invoices.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { Pill } from '../../ui/Pill.tsx';
import classes from './billing.module.css';
import { nameOf, STATES } from './words.ts';

export const invoiceColumns: DataTableColumn<InvoiceRow>[] = [
  {
    accessor: 'number',
    title: 'Facture',
    width: 134,
    sortable: true,
    render: (invoice) => (
      <Link to={`/facturation/factures/${invoice.id}`} className={classes.main}>
        {nameOf(invoice)}
      </Link>
    ),
  },
  {
    accessor: 'client',
    title: 'Famille',
    sortable: true,
    render: (invoice) => (
      <>
        {invoice.familyName}
        <span className={classes.small}>
          n° {invoice.familyNumber} · {invoice.siteName}
        </span>
      </>
    ),
  },
  {
    accessor: 'wording',
    title: 'Libellé',
    width: 190,
    visibleMediaQuery: '(min-width: 1180px)',
  },
  {
    accessor: 'issuedOn',
    title: 'Date',
    width: 124,
    sortable: true,
    render: ({ issuedOn }) => <span className={classes.figure}>{issuedOn && formatDay(issuedOn)}</span>,
  },
  {
    accessor: 'state',
    title: 'État',
    width: 168,
    render: ({ state, dueOn }) => (
      <>
        <Pill tone={STATES[state].tone}>{STATES[state].word}</Pill>
        {dueOn && (
          <span className={classes.small}>{state === 'late' ? `depuis le ${formatDay(dueOn)}` : `avant le ${formatDay(dueOn)}`}</span>
        )}
      </>
    ),
  },
  {
    accessor: 'total',
    title: 'Montant',
    width: 106,
    textAlign: 'right',
    sortable: true,
    render: ({ totalCents }) => <span className={classes.figure}>{formatCents(totalCents)}</span>,
  },
  {
    accessor: 'left',
    title: 'Reste',
    width: 104,
    textAlign: 'right',
    sortable: true,
    render: ({ leftCents, state }) =>
      state === 'draft' ? null : (
        <span className={classes.figure} data-none={leftCents === 0 || undefined}>
          {formatCents(leftCents)}
        </span>
      ),
  },
];
