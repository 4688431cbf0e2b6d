import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import type { ValidationRow } from '../../../shared/contract/validations.ts';
import { isDecidedAtOnce, VALIDATION_KINDS, type ValidationKind } from '../../../shared/rules/validations.ts';
import { useOperationPages } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { StaffLines } from '../../ui/StaffLines.tsx';
import { DecideMany } from './DecideMany.tsx';
import { exportedQueue } from './exported-queue.ts';
import { KINDS, kindAt, pathOf } from './kinds.ts';
import { afterFinishing, LAST_OF_ALL, neighboursOf } from './neighbours.ts';
import type { Finished } from './pane.ts';
import { PANES } from './panes.tsx';
import { Queue } from './Queue.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { useKeys } from './use-keys.ts';
import { useSelection } from './use-selection.ts';
import { useUndoNotice } from './use-undo-notice.tsx';
import classes from './ValidationsScreen.module.css';

const PAGE = 50;
/** So many before the end of what is listed, the next page is asked for: one never stands before a wall. */
const AHEAD = 10;

/** What waits on the left, the one at hand on the right. What families send arrives by itself. */
export function ValidationsScreen() {
  const { kind: path, id } = useParams();
  const go = useNavigate();
  const { siteId, may } = useDesk();
  const [search, setSearch] = useState('');
  const [searched] = useDebouncedValue(search.trim(), 200);
  // the dashboard's line of one kind leads to that kind
  const [kind, setKind] = useState<ValidationKind | null>(useLocation().state?.kind ?? null);
  // The queue is asked again after a decision; until it answers, what was just decided is no longer shown in it.
  const [finished, setFinished] = useState<ReadonlyMap<string, number>>(new Map());
  const asked = useOperationPages('validations.list', { siteId, kind, search: searched }, PAGE);
  const listed = asked.data?.rows ?? [];
  const isGone = (row: ValidationRow) => (finished.get(row.id) ?? 0) >= asked.dataUpdatedAt;
  const rows = listed.filter((row) => !isGone(row));
  const gone = listed.filter(isGone);
  const counts = countsWithout(gone, asked.data?.counts);
  const ids = rows.map((row) => row.id);
  const kindOf = new Map(rows.map((row) => [row.id, row.kind]));
  const open = (next: string | null) => {
    if (next === LAST_OF_ALL) return void openLast();
    const nextKind = next && kindOf.get(next);
    void go(next && nextKind ? pathOf(nextKind, next) : '/validations');
  };
  const openLast = async () => {
    let read = await asked.fetchNextPage();
    while (read.hasNextPage && !read.isError) read = await read.fetchNextPage();
    const last = read.data?.rows.at(-1);
    if (last && !read.hasNextPage) void go(pathOf(last.kind, last.id));
  };
  const comeBack = (done: ValidationRow) => {
    setFinished((former) => new Map([...former].filter(([one]) => one !== done.id)));
    void go(pathOf(done.kind, done.id));
  };
  const { sayFinished, undoLast } = useUndoNotice(comeBack);
  // word of a decision may come before its answer: the one at hand is then listed no more, and can still be taken back
  const atHand = useRef<ValidationRow | undefined>(undefined);
  useEffect(() => {
    atHand.current = rows.find((one) => one.id === id) ?? atHand.current;
  });
  const finish = (done: string, finishedWith?: Finished) => {
    const next = afterFinishing(ids, done);
    const row = rows.find((one) => one.id === done) ?? (atHand.current?.id === done ? atHand.current : undefined);
    setFinished((former) => new Map(former).set(done, Date.now()));
    if (finishedWith) sayFinished(finishedWith, row);
    open(next);
  };
  const choose = (next: ValidationKind | null) => {
    setKind(next);
    // what is no longer listed is not decided by the way
    choosing.clear();
    if (!search) open(null);
  };
  const mayDecide = may('changeRequests.decide');
  const boxed = rows.filter((row) => isDecidedAtOnce(row.kind)).map((row) => row.id);
  const choosing = useSelection(boxed, { siteId, kind, search: searched });
  const [many, setMany] = useState<'accepted' | 'refused' | null>(null);
  const at = id ? ids.indexOf(id) : -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  const isNearEnd = at >= 0 && at >= ids.length - AHEAD;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const shownKind = kindAt(path);
  const Pane = shownKind && PANES[shownKind];
  const neighbours = neighboursOf(ids, id ?? '', hasNextPage);
  useKeys((action) => {
    if (action === 'undo') return undoLast();
    if (action === 'tick' && mayDecide && id && boxed.includes(id)) {
      choosing.tick(id, false);
      return true;
    }
    const to = action in neighbours ? neighbours[action as 'first' | 'previous' | 'next' | 'last'] : null;
    if (to) open(to);
    return to !== null;
  });
  // an address of before there were several kinds, which only had requests about sheets
  if (path && !id && !shownKind) return <Navigate to={pathOf('guardian', path)} replace />;
  const [first] = rows;
  // while another kind is being fetched, the first of the former list is nobody's choice
  if (!id && first && search === '' && !asked.isPlaceholderData) return <Navigate to={pathOf(first.kind, first.id)} replace />;
  return (
    <div className={classes.columns}>
      <Queue
        asked={asked}
        rows={rows}
        total={Math.max((asked.data?.total ?? 0) - gone.length, 0)}
        exporting={
          <ListExport
            compact
            operation="validations.list"
            input={{ siteId, kind, search: searched }}
            title="Validations en attente"
            fileName="validations"
            filters={[kind && KINDS[kind].word, searched && `Recherche : « ${searched} »`]}
            columns={exportedQueue}
            total={asked.data?.total}
          />
        }
        tabs={<QueueTabs counts={counts} chosen={kind} onChoose={choose} />}
        elsewhere={VALIDATION_KINDS.reduce((sum, one) => sum + (kind === null || one === kind ? 0 : (counts?.[one] ?? 0)), 0)}
        onShowAll={() => choose(null)}
        current={id}
        search={search}
        onSearch={setSearch}
        choosing={mayDecide ? choosing : undefined}
        onDecideMany={setMany}
      />
      <section aria-label="Demande" className={classes.detail}>
        {id && Pane ? (
          <Pane key={id} id={id} neighbours={neighbours} total={asked.data?.total ?? 0} onOpen={open} onFinished={finish} />
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
      {many && (
        <DecideMany
          ids={[...choosing.ids]}
          decision={many}
          onClose={() => setMany(null)}
          onStarted={() => {
            setMany(null);
            choosing.clear();
          }}
        />
      )}
    </div>
  );
}

type Counts = Record<ValidationKind, number>;

function countsWithout(gone: readonly ValidationRow[], counts: Counts | undefined): Counts | undefined {
  if (!counts) return undefined;
  const left = { ...counts };
  for (const { kind } of gone) left[kind] = Math.max(left[kind] - 1, 0);
  return left;
}

const Nothing = ({ sentence }: { sentence: string }) => (
  <div className={classes.nothing}>
    <StaffLines className={classes.lines} />
    <p>{sentence}</p>
  </div>
);
