import { Checkbox } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { LateRow } from '../../../shared/contract/reminders.ts';
import { formatDay } from '../../../shared/dates.ts';
import { formatCents } from '../../../shared/money.ts';
import { Pill } from '../../ui/Pill.tsx';
import classes from '../payments/payments.module.css';
import { standingOf } from './words.ts';

interface Choice {
  isChosen(id: string): boolean;
  toggle(id: string): void;
}

/** With boxes where a level is being prepared. */
export const lateColumns = (choice: Choice | null): DataTableColumn<LateRow>[] => [
  {
    accessor: 'number',
    title: 'Facture',
    width: choice ? 190 : 150,
    render: (late) =>
      choice ? (
        <Checkbox
          label={<span className={classes.first}>{late.number}</span>}
          checked={choice.isChosen(late.id)}
          onChange={() => choice.toggle(late.id)}
        />
      ) : (
        <Link to={`/facturation/factures/${late.id}`} className={classes.first}>
          {late.number}
        </Link>
      ),
  },
  {
    accessor: 'familyName',
    title: 'Famille',
    render: (late) => (
      <>
        <Link to={`/familles/${late.familyId}`} className={classes.first}>
          {late.familyName}
        </Link>
        <span className={classes.under}>{late.payer}</span>
      </>
    ),
  },
  {
    accessor: 'dueOn',
    title: 'Échéance',
    width: 150,
    render: (late) => (
      <>
        {formatDay(late.dueOn)}
        <span className={classes.under}>{late.daysLate > 1 ? `${late.daysLate} jours de retard` : 'un jour de retard'}</span>
      </>
    ),
  },
  {
    accessor: 'level',
    title: 'Relance',
    width: '27%',
    render: (late) => (
      <>
        <Pill tone={late.level ? 'amber' : 'plain'}>{late.level ? `Niveau ${late.level} à envoyer` : standingOf(late)}</Pill>
        {late.lastOn && (
          <span className={classes.under}>
            Niveau {late.sent} le {formatDay(late.lastOn)}
          </span>
        )}
      </>
    ),
  },
  {
    accessor: 'leftCents',
    title: 'Reste dû',
    width: 130,
    textAlign: 'right',
    render: (late) => <span className={classes.figure}>{formatCents(late.leftCents)}</span>,
  },
];
