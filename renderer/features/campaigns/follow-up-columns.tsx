import { Checkbox } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { Link } from 'react-router';
import type { FollowUpRow } from '../../../shared/contract/campaigns.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { Pill } from '../../ui/Pill.tsx';
import { pathOf } from '../validations/kinds.ts';
import { FOLLOW_OF_ONE, FOLLOW_TONES } from './words.ts';

interface Choosing {
  rows: readonly FollowUpRow[];
  mayDecide: boolean;
  chosen: ReadonlyMap<string, FollowUpRow>;
  onChoose: (chosen: ReadonlyMap<string, FollowUpRow>) => void;
}

const waits = ({ reEnrolment }: FollowUpRow): boolean => reEnrolment?.state === 'submitted';

/** Students of a campaign; those that wait for a decision can be chosen, one by one or all of the page. */
export function followUpColumns({ rows, mayDecide, chosen, onChoose }: Choosing): DataTableColumn<FollowUpRow>[] {
  const choosable = rows.filter(waits);
  const all = choosable.length > 0 && choosable.every(({ id }) => chosen.has(id));
  const some = choosable.some(({ id }) => chosen.has(id));
  const choose = (which: readonly FollowUpRow[], isChosen: boolean) => {
    const next = new Map(chosen);
    for (const row of which) {
      if (isChosen) next.set(row.id, row);
      else next.delete(row.id);
    }
    onChoose(next);
  };
  return [
    {
      accessor: 'choice',
      width: 52,
      hidden: !mayDecide || choosable.length === 0,
      title: (
        <Checkbox
          aria-label="Choisir tous ceux de la page qui attendent"
          checked={all}
          indeterminate={some && !all}
          onChange={(event) => choose(choosable, event.currentTarget.checked)}
        />
      ),
      render: (row) =>
        waits(row) && (
          <Checkbox
            aria-label={`Choisir ${row.studentName}`}
            checked={chosen.has(row.id)}
            onChange={(event) => choose([row], event.currentTarget.checked)}
          />
        ),
    },
    {
      accessor: 'studentName',
      title: 'Élève',
      ellipsis: true,
      customCellAttributes: (row) => ({ title: row.studentName }),
      render: (row) => (
        <Link to={`/familles/${row.familyId}`} style={{ fontWeight: 650, textDecoration: 'none' }}>
          {row.studentName}
        </Link>
      ),
    },
    {
      accessor: 'courses',
      title: 'Cours',
      ellipsis: true,
      visibleMediaQuery: '(min-width: 1100px)',
      customCellAttributes: (row) => ({ title: row.courses.join(', ') }),
      render: (row) => row.courses.join(', ') || <Muted>aucun cette année</Muted>,
    },
    {
      accessor: 'state',
      title: 'État',
      width: 184,
      render: (row) => <Pill tone={FOLLOW_TONES[row.state]}>{FOLLOW_OF_ONE[row.state]}</Pill>,
    },
    {
      accessor: 'number',
      title: 'Réponse',
      width: 150,
      render: ({ reEnrolment }) =>
        reEnrolment?.number ? (
          <Link to={pathOf('re-enrolment', reEnrolment.id)}>{reEnrolment.number}</Link>
        ) : (
          <Muted>{reEnrolment ? 'pas envoyée' : '—'}</Muted>
        ),
    },
    {
      accessor: 'submittedAt',
      title: 'Envoyée le',
      width: 170,
      visibleMediaQuery: '(min-width: 1250px)',
      render: (row) => (row.submittedAt ? formatDateTime(row.submittedAt) : <Muted>—</Muted>),
    },
  ];
}

const Muted = ({ children }: { children: string }) => <span style={{ color: 'var(--muted)' }}>{children}</span>;
