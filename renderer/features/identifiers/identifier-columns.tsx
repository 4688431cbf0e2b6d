import { Checkbox } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { IdentifierRow } from '../../../shared/contract/identifiers.ts';
import { formatDate, formatDateTime, formatTime } from '../../../shared/dates.ts';
import { Email } from '../../ui/Email.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { AccountPill } from '../accounts/AccountPill.tsx';
import classes from './identifiers.module.css';
import type { Choice } from './use-choice.ts';

/** One person a line; the box in front chooses, the name opens the account. */
export const identifierColumns = ({
  choice,
  address,
  several,
}: {
  choice: Choice;
  address: (id: string) => string;
  several: boolean;
}): DataTableColumn<IdentifierRow>[] => [
  {
    accessor: 'chosen',
    title: (
      <Checkbox
        aria-label="Choisir toute la page"
        checked={choice.page === 'all'}
        indeterminate={choice.page === 'some'}
        onChange={choice.togglePage}
      />
    ),
    width: 52,
    render: (row) => <Checkbox aria-label={`Choisir ${row.name}`} checked={choice.has(row.id)} onChange={() => choice.toggle(row)} />,
  },
  {
    accessor: 'name',
    title: 'Responsable',
    render: (row) => (
      <>
        <Link to={address(row.id)} style={{ fontWeight: 650, textDecoration: 'none' }}>
          {row.name}
        </Link>
        <span className={classes.small}>{row.email ? <Email address={row.email} /> : 'sans e-mail : par lettre'}</span>
      </>
    ),
  },
  {
    accessor: 'siteName',
    title: 'Site',
    width: 150,
    ellipsis: true,
    hidden: !several,
    visibleMediaQuery: '(min-width: 1250px)',
  },
  {
    accessor: 'identifier',
    title: 'Identifiant',
    width: 210,
    ellipsis: true,
    customCellAttributes: (row) => ({ title: row.identifier ?? '' }),
    render: (row) => row.identifier ?? <span className={classes.small}>—</span>,
  },
  {
    accessor: 'state',
    title: 'Compte',
    width: 190,
    render: (row) => (
      <>
        <AccountPill state={row.state} />
        {row.heldUntil && (
          <Pill tone="garnet" icon={<IconHourglass aria-hidden stroke={2} />}>
            En attente jusqu’à {formatTime(row.heldUntil)}
          </Pill>
        )}
      </>
    ),
  },
  {
    accessor: 'lastLoginAt',
    title: 'Connexion',
    width: 120,
    visibleMediaQuery: '(min-width: 1150px)',
    render: (row) =>
      row.lastLoginAt ? (
        <time title={formatDateTime(row.lastLoginAt)}>{formatDate(row.lastLoginAt)}</time>
      ) : (
        <span className={classes.small}>jamais</span>
      ),
  },
  {
    accessor: 'sentAt',
    title: 'Envoyé le',
    width: 120,
    visibleMediaQuery: '(min-width: 1350px)',
    render: (row) => (row.sentAt ? formatDate(row.sentAt) : <span className={classes.small}>—</span>),
  },
];
