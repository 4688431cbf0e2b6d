import { Button, Drawer } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { MailingRow } from '../../../shared/contract/mailings.ts';
import { formatAge, formatDateTime } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RowsTable } from '../../ui/RowsTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Answer, Empty, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { useNow } from '../../ui/useNow.ts';
import { MessagesNav } from '../messages/MessagesNav.tsx';
import { exportedMailings } from './exported-mailings.ts';
import { LettersButton } from './LettersButton.tsx';
import classes from './mailings.module.css';
import { KIND_WORDS, standingOf } from './words.ts';

const STATES = {
  running: { word: 'En cours', tone: 'amber' },
  done: { word: 'Terminé', tone: 'green' },
  cancelled: { word: 'Abandonné', tone: 'plain' },
} as const;

const columns = (now: Date): DataTableColumn<MailingRow>[] => [
  {
    accessor: 'name',
    title: 'Envoi',
    render: (run) => (
      <Link to={`/messages/envois/${run.id}`} style={{ fontWeight: 650, textDecoration: 'none' }}>
        {run.name}
      </Link>
    ),
  },
  { accessor: 'kind', title: 'Sujet', width: 160, visibleMediaQuery: '(min-width: 1150px)', render: ({ kind }) => KIND_WORDS[kind] },
  { accessor: 'standing', title: 'Avancement', width: '36%', render: standingOf },
  { accessor: 'state', title: 'État', width: 120, render: ({ state }) => <Pill tone={STATES[state].tone}>{STATES[state].word}</Pill> },
  {
    accessor: 'createdAt',
    title: 'Date',
    width: 108,
    render: ({ createdAt }) => (
      <time dateTime={createdAt} title={formatDateTime(createdAt)}>
        {formatAge(createdAt, now)}
      </time>
    ),
  },
];

/** The runs of e-mails and letters: where each stands, and what is left to do. */
export function MailingsScreen() {
  const { id } = useParams();
  const go = useNavigate();
  const now = useNow();
  const [page, setPage] = useState(0);
  const asked = useOperation('mailings.list', { page, pageSize: 50 }, { keepPrevious: true });
  return (
    <Screen
      title="Messages"
      below="Ce qui est parti à beaucoup de familles à la fois, par e-mail et par lettre."
      actions={
        <ListExport
          operation="mailings.list"
          input={{}}
          title="Envois groupés"
          fileName="envois-groupes"
          columns={exportedMailings}
          total={asked.data?.total}
        />
      }
    >
      <MessagesNav at="/messages/envois" />
      <RowsTable
        label="Envois groupés"
        asked={asked}
        columns={columns(now)}
        page={page}
        pageSize={50}
        onPage={setPage}
        toRow={(run) => `/messages/envois/${run.id}`}
        empty={
          <Empty sentence="Aucun envoi groupé n’a encore été fait." action={<Link to="/identifiants">Envoyer les identifiants</Link>} />
        }
      />
      <Drawer opened={id !== undefined} onClose={() => void go('/messages/envois')} title="Envoi groupé" size={620}>
        {id && <Run id={id} />}
      </Drawer>
    </Screen>
  );
}

function Run({ id }: { id: string }) {
  const asked = useOperation('mailings.get', { id });
  return (
    <Answer asked={asked} waiting={<Waiting rows={6} height={44} />}>
      {(run) => <Report run={run} />}
    </Answer>
  );
}

function Report({ run }: { run: OutputOf<'mailings.get'> }) {
  const { may } = useDesk();
  const resume = useAct('mailings.resume');
  return (
    <div className={classes.started}>
      <p>
        <strong>{run.name}</strong>
        <br />
        {KIND_WORDS[run.kind]} · par {run.madeBy}, le {formatDateTime(run.createdAt)}
      </p>
      <p>{standingOf(run)}</p>
      <div className={classes.actions}>
        {run.emails.queued < run.emails.total && may('mailings.resume') && (
          <Button
            variant="default"
            leftSection={<IconSend aria-hidden size={17} stroke={1.75} />}
            loading={resume.isPending}
            onClick={() =>
              resume.mutate(
                { id: run.id },
                {
                  onSuccess: () => tellDone('L’envoi reprend ; personne ne reçoit deux fois le message.'),
                  onError: (refusal) => tellRefused(refusal),
                },
              )
            }
          >
            Reprendre l’envoi
          </Button>
        )}
        <LettersButton id={run.id} letters={run.letters.total} />
      </div>
      {run.text && <div className={classes.letter}>{`${run.subject}\n\n${run.text}`}</div>}
      {run.problems.length > 0 && (
        <section aria-label="Sans envoi">
          <h3>Sans envoi</h3>
          <dl className={classes.problems}>
            {run.problems.map(({ guardianId, familyId, name, problem }) => (
              <div key={guardianId}>
                <dt>
                  <Link to={`/familles/${familyId}`}>{name}</Link>
                </dt>
                <dd>{problem}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
