import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconFileTypePdf, IconKey, IconLock, IconLockOpen, IconLogout2, IconMail, IconRefresh } from '@tabler/icons-react';
import { useRef } from 'react';
import type { FamilyGuardian } from '../../../shared/contract/families.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import classes from './AccountCard.module.css';
import { AccountPill } from './AccountPill.tsx';
import { useAccountActs } from './use-account-acts.ts';
import { ACCOUNT_WORDS } from './words.ts';

const icon = (Icon: typeof IconKey) => <Icon aria-hidden size={17} stroke={1.75} />;

interface Props {
  guardian: FamilyGuardian;
  account: NonNullable<FamilyGuardian['account']>;
  name: string;
}

/** One person's way into the extranet: its state, and what the office can do about it. */
export function AccountCard({ guardian, account, name }: Props) {
  const { may } = useDesk();
  const actions = useRef<HTMLDivElement>(null);
  const acts = useAccountActs(
    guardian.id,
    () => actions.current?.querySelector<HTMLElement>('[data-gate]') ?? actions.current?.querySelector('button'),
  );
  const hasEmail = guardian.values.email !== null;
  return (
    <section className={classes.account} aria-label={`Compte extranet de ${name}`}>
      <div className={classes.state}>
        <h3>Compte extranet</h3>
        <AccountPill state={account.state} />
      </div>
      {account.identifier ? (
        <div className={classes.identifier}>
          <span className={classes.small}>Identifiant</span>
          <code>{account.identifier}</code>
          <CopyButton text={account.identifier} what={`l’identifiant ${account.identifier}`} />
        </div>
      ) : (
        <p className={classes.small}>{ACCOUNT_WORDS.none.means}</p>
      )}
      <ul className={classes.facts}>
        {account.identifier && account.state !== 'active' && <li>{ACCOUNT_WORDS[account.state].means}</li>}
        {account.lastLoginAt && <li>Dernière connexion le {formatDateTime(account.lastLoginAt)}</li>}
        {account.identifierSentAt && <li>Identifiant envoyé le {formatDateTime(account.identifierSentAt)}</li>}
        {account.sessions > 0 && <li>{account.sessions > 1 ? `${account.sessions} sessions ouvertes` : '1 session ouverte'}</li>}
      </ul>
      {may('accounts.makeIdentifier') && (
        <div ref={actions} className={classes.actions}>
          {!account.identifier && (
            <Button leftSection={icon(IconKey)} loading={acts.busy === 'make'} disabled={acts.busy !== null} onClick={acts.make}>
              Créer l’identifiant
            </Button>
          )}
          {account.identifier && (
            <>
              <Button
                variant="default"
                leftSection={icon(IconMail)}
                loading={acts.busy === 'send'}
                disabled={acts.busy !== null || !hasEmail}
                title={hasEmail ? undefined : 'Cette personne n’a pas d’adresse e-mail : enregistrez la lettre.'}
                onClick={acts.send}
              >
                Envoyer par e-mail
              </Button>
              <Button
                variant="default"
                leftSection={icon(IconFileTypePdf)}
                loading={acts.busy === 'letter'}
                disabled={acts.busy !== null}
                onClick={acts.letter}
              >
                Enregistrer la lettre (PDF)
              </Button>
              {account.state !== 'blocked' && (
                <Button
                  variant="default"
                  leftSection={icon(IconRefresh)}
                  loading={acts.busy === 'reset'}
                  disabled={acts.busy !== null}
                  onClick={() => confirmReset({ name, email: guardian.values.email }, acts.reset)}
                >
                  Réinitialiser le mot de passe
                </Button>
              )}
              {account.sessions > 0 && (
                <Button
                  variant="default"
                  leftSection={icon(IconLogout2)}
                  loading={acts.busy === 'end'}
                  disabled={acts.busy !== null}
                  onClick={acts.endSessions}
                >
                  Terminer les sessions
                </Button>
              )}
              {account.state === 'blocked' ? (
                <Button
                  data-gate
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
                  data-gate
                  variant="outline"
                  color="garnet"
                  leftSection={icon(IconLock)}
                  loading={acts.busy === 'block'}
                  disabled={acts.busy !== null}
                  onClick={() => confirmBlocking(name, acts.block)}
                >
                  Bloquer
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** What it does to the password in use, and by which way the new one comes, said before it is done. */
export const confirmReset = ({ name, email }: { name: string; email: string | null }, reset: () => void) =>
  modals.openConfirmModal({
    title: `Réinitialiser le mot de passe de ${name} ?`,
    children: email
      ? `Un mot de passe temporaire part à ${email}. L’ancien ne servira plus dès que le message est parti.`
      : 'Un mot de passe temporaire est imprimé sur la lettre : il sert une seule fois, jusqu’à la date qui y est écrite. L’ancien ne sert plus dès maintenant.',
    labels: { confirm: 'Réinitialiser', cancel: 'Annuler' },
    onConfirm: reset,
  });

export const confirmBlocking = (name: string, block: () => void) =>
  modals.openConfirmModal({
    title: `Bloquer le compte de ${name} ?`,
    children:
      'Ses sessions se terminent tout de suite et cette personne ne pourra plus se connecter, jusqu’à ce que vous débloquiez son compte.',
    labels: { confirm: 'Bloquer', cancel: 'Annuler' },
    confirmProps: { color: 'garnet' },
    // the focus on the way back, not on what closes somebody's door
    cancelProps: { 'data-autofocus': true },
    onConfirm: block,
  });
