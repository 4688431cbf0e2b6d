import { Button, Drawer } from '@mantine/core';
import { IconHourglass, IconLock, IconLockOpen, type IconMail, IconRefresh } from '@tabler/icons-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { IdentifierRow } from '../../../shared/contract/identifiers.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { confirmBlocking, confirmReset } from '../accounts/AccountCard.tsx';
import { AccountPill } from '../accounts/AccountPill.tsx';
import { useAccountActs } from '../accounts/use-account-acts.ts';
import { ACCOUNT_WORDS } from '../accounts/words.ts';
import classes from './identifiers.module.css';

const icon = (Icon: typeof IconMail) => <Icon aria-hidden size={17} stroke={1.75} />;

/** One account: where it stands, where it is open, and what helps somebody who cannot get in. */
export const AccountDrawer = ({ person, onClose }: { person: IdentifierRow | undefined; onClose: () => void }) => (
  <Drawer opened={person !== undefined} onClose={onClose} title={person?.name ?? ''} size={520}>
    {person && <Account person={person} />}
  </Drawer>
);

function Account({ person }: { person: IdentifierRow }) {
  const { may } = useDesk();
  const lift = useAct('identifiers.lift');
  const gate = useRef<HTMLButtonElement>(null);
  const acts = useAccountActs(person.id, () => gate.current);
  return (
    <div className={classes.drawer}>
      <dl className={classes.facts}>
        <dt>Compte</dt>
        <dd>
          <AccountPill state={person.state} /> <span className={classes.small}>{ACCOUNT_WORDS[person.state].means}</span>
        </dd>
        {person.identifier && (
          <>
            <dt>Identifiant</dt>
            <dd>
              <code>{person.identifier}</code> <CopyButton text={person.identifier} what={`l’identifiant ${person.identifier}`} />
            </dd>
          </>
        )}
        <dt>E-mail</dt>
        <dd>{person.email ?? 'aucun : par lettre'}</dd>
        <dt>Dernière connexion</dt>
        <dd>{person.lastLoginAt ? formatDateTime(person.lastLoginAt) : 'jamais'}</dd>
        {person.sentAt && (
          <>
            <dt>Identifiant envoyé</dt>
            <dd>{formatDateTime(person.sentAt)}</dd>
          </>
        )}
      </dl>
      {person.heldUntil && (
        <Notice
          tone="amber"
          actions={
            may('identifiers.lift') && (
              <Button
                size="xs"
                variant="default"
                leftSection={icon(IconHourglass)}
                loading={lift.isPending}
                onClick={() =>
                  lift.mutate(
                    { guardianId: person.id },
                    {
                      onSuccess: () => tellDone('L’attente est levée : la famille peut se connecter tout de suite.'),
                      onError: (refusal) => tellRefused(refusal),
                    },
                  )
                }
              >
                Lever l’attente
              </Button>
            )
          }
        >
          Trop d’essais infructueux : la connexion est refusée jusqu’au {formatDateTime(person.heldUntil)}.
        </Notice>
      )}
      {person.identifier && <Sessions person={person} />}
      {may('accounts.makeIdentifier') && (
        <div className={classes.acts}>
          {!person.identifier && (
            <Button ref={gate} loading={acts.busy === 'make'} disabled={acts.busy !== null} onClick={acts.make}>
              Créer l’identifiant
            </Button>
          )}
          {person.identifier && person.state !== 'blocked' && (
            <Button
              variant="default"
              leftSection={icon(IconRefresh)}
              loading={acts.busy === 'reset'}
              disabled={acts.busy !== null}
              onClick={() => confirmReset(person, acts.reset)}
            >
              Réinitialiser le mot de passe
            </Button>
          )}
          {person.identifier &&
            (person.state === 'blocked' ? (
              <Button
                ref={gate}
                variant="default"
                leftSection={icon(IconLockOpen)}
                loading={acts.busy === 'unblock'}
                disabled={acts.busy !== null}
                onClick={acts.unblock}
              >
                Débloquer
              </Button>
            ) : (
              <Button
                ref={gate}
                variant="outline"
                color="garnet"
                leftSection={icon(IconLock)}
                loading={acts.busy === 'block'}
                disabled={acts.busy !== null}
                onClick={() => confirmBlocking(person.name, acts.block)}
              >
                Bloquer
              </Button>
            ))}
        </div>
      )}
      <Link to={`/familles/${person.familyId}`}>Ouvrir la fiche de la famille</Link>
    </div>
  );
}

const EXPORTED: readonly TableColumn<OutputOf<'identifiers.sessions'>['rows'][number]>[] = [
  { title: 'Navigateur', width: 40, value: (row) => row.browser },
  { title: 'Ouverte le', kind: 'instant', value: (row) => row.createdAt },
  { title: 'Vue le', kind: 'instant', value: (row) => row.lastSeenAt },
];

function Sessions({ person }: { person: IdentifierRow }) {
  const { may } = useDesk();
  const asked = useOperation('identifiers.sessions', { guardianId: person.id });
  const close = useAct('identifiers.closeSession');
  return (
    <section>
      <div className={classes.heading}>
        <h3>Sessions ouvertes</h3>
        <RowsExport compact rows={asked.data?.rows} title={`Sessions ouvertes – ${person.name}`} fileName="sessions" columns={EXPORTED} />
      </div>
      <Answer asked={asked} waiting={<Waiting rows={1} height={48} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={classes.small}>Aucune : cette personne n’est connectée nulle part.</p>
          ) : (
            <ul className={classes.sessions}>
              {rows.map((session) => (
                <li key={session.id}>
                  <span>
                    {session.browser}
                    <span className={classes.small}>Vue le {formatDateTime(session.lastSeenAt)}</span>
                  </span>
                  {may('identifiers.closeSession') && (
                    <Button
                      size="xs"
                      variant="default"
                      loading={close.isPending && close.variables?.sessionId === session.id}
                      onClick={() =>
                        close.mutate(
                          { guardianId: person.id, sessionId: session.id },
                          { onSuccess: () => tellDone('La session est fermée.'), onError: (refusal) => tellRefused(refusal) },
                        )
                      }
                    >
                      Fermer cette session
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
