import { Button, Modal } from '@mantine/core';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDeadline } from '../../../shared/dates.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import classes from './staff.module.css';

/** The password made for a colleague: here and now, and never again. */
export function HandedOver({ name, made, onClose }: { name: string; made: OutputOf<'staff.resetPassword'>; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={`Mot de passe provisoire de ${name}`}>
      <div className={classes.form}>
        <div className={classes.secret}>
          <code>{made.password}</code>
          <CopyButton text={made.password} what={`le mot de passe provisoire de ${name}`} />
        </div>
        <p>
          Valable jusqu’au {formatDeadline(made.until)}, pour une seule chose : choisir son propre mot de passe. Majuscules, espaces et
          tirets n’ont pas d’importance.
        </p>
        <Notice tone="amber">
          <strong>Il ne sera plus jamais montré.</strong> Remettez-le en main propre ; s’il se perd, faites-en un autre.
        </Notice>
        <div className={classes.actions}>
          <Button data-autofocus onClick={onClose}>
            C’est noté
          </Button>
        </div>
      </div>
    </Modal>
  );
}
