import { Button, Drawer } from '@mantine/core';
import { IconHourglass, IconLock, IconLockOpen, type IconMail, IconRefresh } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { IdentifierRow } from '../../../shared/contract/identifiers.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-cells.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { confirmReset } from '../accounts/AccountCard.tsx';
import { AccountPill } from '../accounts/AccountPill.tsx';
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
  const { portee } = useHost();
  const reset = useAct('identifiers.reset');
  const lift = useAct('identifiers.lift');
  const block = useAct('accounts.block');
  const unblock = useAct('accounts.unblock');
  const make = useAct('accounts.makeIdentifier');
  const who = { guardianId: person.id };
  const told = (said: string) => ({ onSuccess: () => tellDone(said), onError: (refusal: Refusal) => tellRefused(refusal) });
  const renew = async (): Promise<void> => {
    try {
      const { recipient, pdf, fileName } = await reset.mutateAsync(who);
      if (recipient) return tellDone(`Un mot de passe temporaire part à ${recipient}.`);
      const { path, problem } = await portee.saveFile({ name: fileName, bytes: pdf ?? new Uint8Array() });
      if (problem) tellRefused({ message: problem }, 'La lettre n’a pas été enregistrée');
      if (path) tellDone(`Lettre enregistrée : ${path}`);
    } catch (refusal) {
      tellRefused(refusal as Refusal);
    }
  };
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
                onClick={() => lift.mutate(who, told('L’attente est levée : la famille peut se connecter tout de suite.'))}
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
            <Button loading={make.isPending} onClick={() => make.mutate(who, told('L’identifiant est créé.'))}>
              Créer l’identifiant
            </Button>
          )}
          {person.identifier && person.state !== 'blocked' && (
            <Button
              variant="default"
              leftSection={icon(IconRefresh)}
              loading={reset.isPending}
              onClick={() => confirmReset(person, () => void renew())}
            >
              Réinitialiser le mot de passe
            </Button>
          )}
          {person.identifier &&
            (person.state === 'blocked' ? (
              <Button
                variant="default"
                leftSection={icon(IconLockOpen)}
                loading={unblock.isPending}
                onClick={() => unblock.mutate(who, told('Le compte est débloqué.'))}
              >
                Débloquer
              </Button>
            ) : (
              <Button
                variant="outline"
                color="garnet"
                leftSection={icon(IconLock)}
                loading={block.isPending}
                onClick={() => block.mutate(who, told('Le compte est bloqué, ses sessions sont terminées.'))}
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
