import { Button } from '@mantine/core';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { LettersButton } from './LettersButton.tsx';
import classes from './mailings.module.css';

/** The e-mails are on their way by themselves; the letters wait for somebody to print them. */
export const MailingStarted = ({ made, onClose }: { made: OutputOf<'mailings.create'>; onClose: () => void }) => (
  <div className={classes.started}>
    {made.emails > 0 && (
      <p>
        <strong>{counted(made.emails, 'e-mail')}</strong> {made.emails > 1 ? 'partent' : 'part'} l’un après l’autre ; l’avancement est
        affiché en bas de la fenêtre, et chaque message est dans <em>Messages</em>.
      </p>
    )}
    {made.letters > 0 && (
      <p>
        <strong>{counted(made.letters, 'lettre')}</strong> à imprimer, en un seul PDF. Vous pourrez aussi l’enregistrer plus tard, dans{' '}
        <em>Messages, Envois groupés</em>.
      </p>
    )}
    <div className={classes.actions}>
      <Button variant={made.letters > 0 ? 'default' : 'filled'} onClick={onClose}>
        Fermer
      </Button>
      <LettersButton id={made.id} letters={made.letters} primary />
    </div>
  </div>
);
