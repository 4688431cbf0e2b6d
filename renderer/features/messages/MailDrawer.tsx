import { Button, Drawer } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDateTime } from '../../../shared/dates.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone, tellRefused } from '../../ui/tell.ts';
import { MailPill } from './MailPill.tsx';
import classes from './messages.module.css';

/** One e-mail as text: what was written for a mail program is never run here as a page. */
export const MailDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }) => (
  <Drawer opened={id !== null} onClose={onClose} title="E-mail" size={560}>
    {id && <Mail id={id} />}
  </Drawer>
);

function Mail({ id }: { id: string }) {
  const asked = useOperation('messages.get', { id });
  return (
    <Answer asked={asked} waiting={<Waiting rows={6} height={44} />}>
      {(mail) => <Letter mail={mail} />}
    </Answer>
  );
}

function Letter({ mail }: { mail: OutputOf<'messages.get'> }) {
  const { may } = useDesk();
  const again = useAct('messages.sendAgain');
  const cancel = useAct('messages.cancel');
  const sendAgain = () =>
    again.mutate(
      { id: mail.id },
      {
        onSuccess: () => tellDone('L’e-mail repart tout de suite.'),
        onError: (refusal) => tellRefused(refusal, 'L’e-mail n’est pas reparti'),
      },
    );
  return (
    <div className={classes.drawer}>
      <dl className={classes.facts}>
        <dt>Objet</dt>
        <dd>
          <strong>{mail.subject}</strong>
        </dd>
        <dt>À</dt>
        <dd>
          {mail.recipientName} &lt;{mail.recipient}&gt;
        </dd>
        <dt>État</dt>
        <dd>
          <MailPill state={mail.state} />
        </dd>
        <dt>Écrit le</dt>
        <dd>{formatDateTime(mail.createdAt)}</dd>
        {mail.sentAt && (
          <>
            <dt>Envoyé le</dt>
            <dd>{formatDateTime(mail.sentAt)}</dd>
          </>
        )}
        {mail.attempts > 0 && (
          <>
            <dt>Essais</dt>
            <dd>{mail.attempts}</dd>
          </>
        )}
        {mail.nextAttemptAt && mail.state === 'pending' && mail.attempts > 0 && (
          <>
            <dt>Prochain essai</dt>
            <dd>{formatDateTime(mail.nextAttemptAt)}</dd>
          </>
        )}
      </dl>
      {mail.lastError && mail.state !== 'sent' && <Notice tone={mail.state === 'dead' ? 'garnet' : 'amber'}>{mail.lastError}</Notice>}
      <pre className={classes.letter}>{mail.text}</pre>
      <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
        {may('messages.sendAgain') && mail.state !== 'sent' && mail.state !== 'sending' && (
          <Button leftSection={<IconRefresh aria-hidden size={18} stroke={1.75} />} loading={again.isPending} onClick={sendAgain}>
            Renvoyer
          </Button>
        )}
        {may('messages.cancel') && mail.state === 'pending' && (
          <Button
            variant="outline"
            color="garnet"
            loading={cancel.isPending}
            onClick={() =>
              cancel.mutate(
                { id: mail.id },
                {
                  onSuccess: () => tellDone('L’e-mail ne partira pas. Vous pouvez encore le renvoyer.'),
                  onError: (refusal) => tellRefused(refusal, 'L’e-mail n’est pas annulé'),
                },
              )
            }
          >
            Annuler l’envoi
          </Button>
        )}
        {mail.familyId && <Link to={`/familles/${mail.familyId}`}>Ouvrir la fiche de la famille</Link>}
      </div>
    </div>
  );
}
