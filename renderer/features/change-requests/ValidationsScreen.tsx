import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import type { RequestRow } from '../../../shared/contract/change-requests.ts';
import { useOperationPages } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { StaffLines } from '../../ui/StaffLines.tsx';
import { afterFinishing, neighboursOf } from './neighbours.ts';
import { Queue } from './Queue.tsx';
import { type Kind, QueueTabs } from './QueueTabs.tsx';
import { RequestPane } from './RequestPane.tsx';
import classes from './ValidationsScreen.module.css';

const PAGE = 50;

/** What waits on the left, the one at hand on the right. New requests arrive by themselves. */
export function ValidationsScreen() {
  const { id } = useParams();
  const go = useNavigate();
  const { siteId } = useDesk();
  const [search, setSearch] = useState('');
  const [searched] = useDebouncedValue(search.trim(), 200);
  // the dashboard's line of one kind leads to that kind
  const [kind, setKind] = useState<Kind>(useLocation().state?.kind ?? null);
  // The queue is asked again after a decision; until it answers, what was just decided is no longer shown in it.
  const [finished, setFinished] = useState<ReadonlySet<string>>(new Set());
  const asked = useOperationPages('changeRequests.list', { siteId, subject: kind, search: searched }, PAGE);
  const rows = (asked.data?.rows ?? []).filter((row) => !finished.has(row.id));
  const gone = (asked.data?.rows ?? []).filter((row) => finished.has(row.id));
  const ids = rows.map((row) => row.id);
  const open = useCallback((request: string | null) => void go(request ? `/validations/${request}` : '/validations'), [go]);
  const finish = (request: string) => {
    setFinished((former) => new Set(former).add(request));
    open(afterFinishing(ids, request));
  };
  const choose = (next: Kind) => {
    setKind(next);
    if (!search) open(null);
  };
  // while another kind is being fetched, the first of the former list is nobody's choice
  if (!id && ids[0] && search === '' && !asked.isPlaceholderData) return <Navigate to={`/validations/${ids[0]}`} replace />;
  return (
    <div className={classes.columns}>
      <Queue
        asked={asked}
        rows={rows}
        total={Math.max((asked.data?.total ?? 0) - gone.length, 0)}
        tabs={<QueueTabs counts={countsWithout(gone, asked.data?.counts)} chosen={kind} onChoose={choose} />}
        current={id}
        search={search}
        onSearch={setSearch}
      />
      <section aria-label="Demande" className={classes.detail}>
        {id ? (
          <RequestPane
            key={id}
            id={id}
            neighbours={neighboursOf(ids, id)}
            total={asked.data?.total ?? 0}
            onOpen={open}
            onFinished={finish}
          />
        ) : (
          <Nothing
            sentence={
              asked.isPending || asked.error || rows.length > 0
                ? 'Choisissez une demande dans la file pour la lire et y répondre.'
                : 'Aucune demande à lire pour le moment.'
            }
          />
        )}
      </section>
    </div>
  );
}

const countsWithout = (gone: readonly RequestRow[], counts: { guardian: number; student: number } | undefined) =>
  counts && {
    guardian: counts.guardian - gone.filter(({ subject }) => subject === 'guardian').length,
    student: counts.student - gone.filter(({ subject }) => subject === 'student').length,
  };

const Nothing = ({ sentence }: { sentence: string }) => (
  <div className={classes.nothing}>
    <StaffLines className={classes.lines} />
    <p>{sentence}</p>
  </div>
);
