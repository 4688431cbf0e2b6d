import { Button, Checkbox, Modal } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { counted } from '../../../shared/count.ts';
import { formatCents } from '../../../shared/money.ts';
import { useOperation } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellDone } from '../../ui/tell.ts';
import { useBulk } from '../jobs/use-bulk.ts';
import classes from './billing.module.css';

interface Props {
  where: InputOf<'invoices.drafts'>;
  /** How many there are. */
  drafts: number;
  /** Whether they are what the list shows: then this is the next thing to do. */
  shown: boolean;
}

/** Gives all drafts that are found their numbers, in the background. */
export function IssueDrafts({ where, drafts, shown }: Props) {
  const [open, setOpen] = useState(false);
  if (drafts === 0) return null;
  return (
    <>
      <Button
        variant={shown ? 'light' : 'default'}
        leftSection={<IconSend aria-hidden size={17} stroke={1.75} />}
        onClick={() => setOpen(true)}
        className={classes.apart}
      >
        Émettre {counted(drafts, 'brouillon')}…
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title="Émettre les brouillons" size="lg">
        {open && <Confirm where={where} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function Confirm({ where, onClose }: { where: Props['where']; onClose: () => void }) {
  const asked = useOperation('invoices.drafts', where);
  const [tellFamily, setTell] = useState(true);
  const bulk = useBulk('invoices.issue');
  return (
    <Answer asked={asked} waiting={<Waiting rows={3} height={44} />}>
      {({ rows }) => (
        <div className={classes.stack}>
          <p>
            <strong>
              {counted(rows.length, 'facture')} pour {formatCents(rows.reduce((sum, { cents }) => sum + cents, 0))}
            </strong>{' '}
            recevront chacune le numéro suivant et la date du jour, par ordre des noms.
          </p>
          <Notice tone="amber">Une facture émise ne change plus et ne se supprime plus : seul un avoir la corrige.</Notice>
          <Checkbox
            label="Prévenir les familles par e-mail"
            description="Le message donne le numéro, le montant et la date ; la facture se lit sur l’extranet."
            checked={tellFamily}
            onChange={(event) => setTell(event.currentTarget.checked)}
          />
          <div className={classes.acts}>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
            <Button
              loading={bulk.isStarting}
              disabled={rows.length === 0}
              data-autofocus
              onClick={() =>
                bulk.start(
                  `Émission de ${counted(rows.length, 'facture')}`,
                  rows.map(({ id, version, label }) => ({ label, input: { id, version, tellFamily } })),
                  () => {
                    tellDone('L’émission a commencé : son avancement est affiché en bas de la fenêtre.');
                    onClose();
                  },
                )
              }
            >
              Émettre {counted(rows.length, 'facture')}
            </Button>
          </div>
        </div>
      )}
    </Answer>
  );
}
