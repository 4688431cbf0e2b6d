import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { LateRow } from '../../../shared/contract/reminders.ts';
import { formatCents } from '../../../shared/money.ts';
import type { ReminderLevel } from '../../../shared/rules/reminders.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from '../payments/payments.module.css';

type Way = NonNullable<InputOf<'reminders.send'>['way']>;

interface Props {
  opened: boolean;
  level: ReminderLevel;
  invoices: readonly LateRow[];
  onClose: () => void;
  onSent: () => void;
}

/** What would go out, as the first of them would read it; then the run. */
export const SendReminders = ({ opened, level, onClose, ...rest }: Props) => (
  <Modal opened={opened} onClose={onClose} title={`Relance de niveau ${level}`} size="lg">
    {opened && <Form level={level} onClose={onClose} {...rest} />}
  </Modal>
);

function Form({ level, invoices, onClose, onSent }: Omit<Props, 'opened'>) {
  const go = useNavigate();
  const act = useAct('reminders.send');
  const [way, setWay] = useState<Way>('both');
  const first = invoices[0];
  const seen = useOperation('reminders.preview', { level, invoiceId: first?.id ?? '' }, { enabled: first !== undefined });
  const total = invoices.reduce((sum, { leftCents }) => sum + leftCents, 0);
  const send = () =>
    act.mutate(
      { level, invoiceIds: invoices.map(({ id }) => id), way },
      {
        onSuccess: ({ id, emails, letters, skipped }) => {
          tellDone(saidOf(emails, letters, skipped));
          onSent();
          onClose();
          if (letters > 0) void go(`/messages/envois/${id}`);
        },
      },
    );
  return (
    <div className={classes.drawer}>
      {act.error && (
        <Notice tone="garnet" alert>
          {act.error.message}
        </Notice>
      )}
      <p style={{ margin: 0 }}>
        {invoices.length > 1 ? `${invoices.length} factures` : 'Une facture'}, {formatCents(total)} à recevoir. Un seul message par payeur ;
        aucune facture ne reçoit deux fois le même niveau.
      </p>
      <SegmentedControl
        aria-label="Par quel moyen"
        data={[
          { value: 'both', label: 'Selon la préférence' },
          { value: 'email', label: 'Par e-mail' },
          { value: 'letter', label: 'Par lettre' },
        ]}
        value={way}
        onChange={(value) => setWay(value as Way)}
      />
      <Answer asked={seen} waiting={<Waiting rows={4} height={44} />}>
        {(letter) => (
          <section aria-label="Aperçu">
            <strong>{letter.subject}</strong>
            <span className={classes.under}>Comme {letter.name} le lira</span>
            <pre className={classes.letter}>{letter.text}</pre>
          </section>
        )}
      </Answer>
      <div className={classes.acts}>
        <Button
          leftSection={<IconSend aria-hidden size={18} stroke={1.75} />}
          loading={act.isPending}
          disabled={invoices.length === 0}
          onClick={send}
        >
          Envoyer la relance
        </Button>
        <Button variant="default" onClick={onClose}>
          Ne rien envoyer
        </Button>
      </div>
    </div>
  );
}

/** « 12 e-mails partent. 3 lettres sont à imprimer. » */
function saidOf(emails: number, letters: number, skipped: number): string {
  return [
    emails > 0 && (emails > 1 ? `${emails} e-mails partent.` : 'Un e-mail part.'),
    letters > 0 && (letters > 1 ? `${letters} lettres sont à imprimer.` : 'Une lettre est à imprimer.'),
    skipped > 0 && (skipped > 1 ? `${skipped} personnes ne peuvent pas être jointes.` : 'Une personne ne peut pas être jointe.'),
  ]
    .filter(Boolean)
    .join(' ');
}
