import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { InputOf } from '../../../shared/contract/index.ts';
import { useOperation } from '../../host/operations.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/states.tsx';
import { useNow } from '../../ui/useNow.ts';
import { exportedMails } from './exported-mails.ts';
import { MailDrawer } from './MailDrawer.tsx';
import { MessagesNav } from './MessagesNav.tsx';
import { mailColumns } from './mail-columns.tsx';
import classes from './messages.module.css';
import { SendAllAgain } from './SendAllAgain.tsx';

type State = NonNullable<InputOf<'messages.list'>['state']>;
const FILTERS: { value: State | 'all'; label: string }[] = [
  { value: 'all', label: 'Tous' },
  { value: 'pending', label: 'En attente' },
  { value: 'sent', label: 'Envoyés' },
  { value: 'dead', label: 'En erreur' },
  { value: 'cancelled', label: 'Annulés' },
];

/** The outbox: what was decided to be written, what left, what did not and why. */
export function MessagesScreen() {
  const { id } = useParams();
  const go = useNavigate();
  const now = useNow();
  const [state, setState] = useState<State | 'all'>('all');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 180);
  const [page, setPage] = useState(0);
  const asked = useOperation(
    'messages.list',
    { state: state === 'all' ? null : state, search, page, pageSize: 50 },
    { keepPrevious: true },
  );
  const showAll = () => {
    setState('all');
    setTyped('');
    setPage(0);
  };
  const counts = asked.data?.counts;
  const label = ({ value, label: word }: (typeof FILTERS)[number]) =>
    value === 'all' || !counts?.[value] ? word : `${word} · ${counts[value]}`;
  return (
    <Screen
      title="Messages"
      below="Les e-mails décidés par le bureau et par l’extranet."
      actions={
        <ListExport
          operation="messages.list"
          input={{ state: state === 'all' ? null : state, search }}
          title="Messages"
          fileName="messages"
          filters={[
            state !== 'all' && `État : ${FILTERS.find(({ value }) => value === state)?.label}`,
            search && `Recherche : « ${search} »`,
          ]}
          columns={exportedMails}
          total={asked.data?.total}
        />
      }
    >
      <MessagesNav at="/messages" />
      <div className={classes.filters}>
        <SegmentedControl
          aria-label="État des e-mails"
          data={FILTERS.map((filter) => ({ value: filter.value, label: label(filter) }))}
          value={state}
          onChange={(value) => {
            setState(value as State | 'all');
            setPage(0);
          }}
        />
        <SearchField
          aria-label="Rechercher un e-mail"
          placeholder="Destinataire ou objet"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setPage(0);
          }}
          className={classes.search}
        />
        <div className={classes.again}>
          <SendAllAgain failed={search ? 0 : (counts?.dead ?? 0)} />
        </div>
      </div>
      <RowsTable
        label="E-mails"
        asked={asked}
        columns={mailColumns(now)}
        page={page}
        pageSize={50}
        onPage={setPage}
        toRow={(mail) => `/messages/${mail.id}`}
        empty={
          search || state !== 'all' ? (
            <Empty
              sentence="Aucun e-mail ne correspond."
              action={
                <Button variant="default" onClick={showAll}>
                  Montrer tous les e-mails
                </Button>
              }
            />
          ) : (
            <Empty sentence="Aucun e-mail n’a encore été écrit." action={<Link to="/familles">Ouvrir les familles</Link>} />
          )
        }
      />
      <MailDrawer id={id ?? null} onClose={() => void go('/messages')} />
    </Screen>
  );
}
