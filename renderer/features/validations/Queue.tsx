import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ValidationRow } from '../../../shared/contract/validations.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { isDecidedAtOnce } from '../../../shared/rules/validations.ts';
import { useArrival } from '../../ui/Screen.tsx';
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
export function Queue({ asked, rows, total, current, search, onSearch, tabs, exporting, choosing, onDecideMany }: Props) {
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
        <TextInput
          type="search"
          aria-label="Rechercher dans la file"
          placeholder="Rechercher…"
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          leftSection={<IconSearch aria-hidden size={18} stroke={1.75} />}
          rightSection={search && <CloseButton size="sm" aria-label="Effacer la recherche" onClick={() => onSearch('')} />}
        />
        {tabs}
      </header>
      {boxes && <SelectionBar choosing={boxes} offered={rows.length} onDecide={onDecideMany} />}
      <div className={classes.list}>
        {asked.error && !asked.data && <Problem refusal={asked.error} retry={() => void asked.refetch()} busy={asked.isFetching} />}
        {asked.isPending && !asked.error && <Waiting rows={7} height={71} />}
        {asked.data && rows.length === 0 && (
          <Empty
            sentence={
              search
                ? 'Aucune demande ne correspond à cette recherche.'
                : 'Rien n’attend. Ce que les familles enverront arrivera ici de lui-même.'
            }
            action={
              search ? (
                <Button variant="default" onClick={() => onSearch('')}>
                  Effacer la recherche
                </Button>
              ) : (
                <Link to="/">Revenir au tableau de bord</Link>
              )
            }
          />
        )}
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
