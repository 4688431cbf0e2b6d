import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ValidationRow } from '../../../shared/contract/validations.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { isDecidedAtOnce } from '../../../shared/rules/validations.ts';
import { useArrival } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty, Problem, Waiting } from '../../ui/states.tsx';
import { useNow } from '../../ui/useNow.ts';
import classes from './Queue.module.css';
import { QueueRow } from './QueueRow.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import type { Choosing } from './use-selection.ts';

interface Props {
  asked: UseInfiniteQueryResult<OutputOf<'validations.list'>, Refusal>;
  rows: ValidationRow[];
  total: number;
  /** How many wait that are of other kinds than the one shown. */
  elsewhere: number;
  onShowAll: () => void;
  current: string | undefined;
  search: string;
  onSearch: (search: string) => void;
  tabs: ReactNode;
  /** Takes the queue out of the window. */
  exporting: ReactNode;
  /** Absent where nothing may be decided. */
  choosing: Choosing | undefined;
  onDecideMany: (decision: 'accepted' | 'refused') => void;
}

/** All that waits, in the service's order: the oldest first. */
export function Queue({ asked, rows, total, current, search, onSearch, tabs, exporting, choosing, onDecideMany, ...others }: Props) {
  const now = useNow();
  const heading = useArrival('Validations');
  // a list of which nothing can be ticked has no room for boxes
  const boxes = choosing && (choosing.ids.size > 0 || rows.some(({ kind }) => isDecidedAtOnce(kind))) ? choosing : undefined;
  return (
    <section aria-label="File de validation" className={classes.queue}>
      <header className={classes.header}>
        <div className={classes.title}>
          <h1 ref={heading} tabIndex={-1}>
            Validations
          </h1>
          <span aria-live="polite">{asked.data ? `${total} en attente` : ''}</span>
          {exporting}
        </div>
        <SearchField aria-label="Rechercher dans la file" placeholder="Rechercher…" value={search} onChange={onSearch} />
        {tabs}
      </header>
      {boxes && <SelectionBar choosing={boxes} offered={rows.length} onDecide={onDecideMany} />}
      <div className={classes.list}>
        {asked.error && !asked.data && <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />}
        {asked.isPending && !asked.error && <Waiting rows={7} height={71} />}
        {asked.data && !asked.isPlaceholderData && rows.length === 0 && <NothingLeft {...{ current, search, onSearch }} {...others} />}
        <ul>
          {rows.map((row) => (
            <QueueRow key={row.id} row={row} current={row.id === current} now={now} choosing={boxes} />
          ))}
        </ul>
        {asked.hasNextPage && (
          <Button variant="subtle" fullWidth loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            Afficher les suivantes
          </Button>
        )}
      </div>
    </section>
  );
}

/** Of one kind nothing may be left while others wait: whoever worked it off by keys goes on to them by one more. */
function NothingLeft(props: Pick<Props, 'current' | 'search' | 'onSearch' | 'elsewhere' | 'onShowAll'>) {
  const { current, search, onSearch, elsewhere, onShowAll } = props;
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // once what was decided last has gone, and the focus with it
    if (!current && document.activeElement === document.body) onward.current?.focus();
  }, [current]);
  if (search)
    return (
      <Empty
        sentence="Aucune demande ne correspond à cette recherche."
        action={
          <Button variant="default" onClick={() => onSearch('')}>
            Effacer la recherche
          </Button>
        }
      />
    );
  if (elsewhere > 0)
    return (
      <Empty
        sentence="Plus rien n’attend ici."
        action={
          <Button ref={onward} variant="default" onClick={onShowAll}>
            {elsewhere === 1 ? 'Voir l’autre demande' : `Voir les ${elsewhere} autres demandes`}
          </Button>
        }
      />
    );
  return (
    <Empty
      sentence="Rien n’attend. Ce que les familles enverront arrivera ici de lui-même."
      action={<Link to="/">Revenir au tableau de bord</Link>}
    />
  );
}
