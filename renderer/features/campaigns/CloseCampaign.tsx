import { Button, Modal } from '@mantine/core';
import type { CampaignRow } from '../../../shared/contract/campaigns.ts';
import { useAct } from '../../host/operations.ts';
import { Notice } from '../../ui/Notice.tsx';
import { tellDone } from '../../ui/tell.ts';
import classes from './campaigns.module.css';

/** Families are told at their next click: one asks before. */
export function CloseCampaign({ campaign, onClose }: { campaign: CampaignRow; onClose: () => void }) {
  const { id, version, name, siteName, waiting } = campaign;
  const close = useAct('campaigns.close');
  const confirm = () =>
    close.mutate(
      { id, version },
      {
        onSuccess: () => {
          onClose();
          tellDone(`« ${name} » est fermée : les familles ne peuvent plus répondre.`);
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title="Fermer la campagne">
      <div className={classes.ask}>
        <p>
          Les familles ne pourront plus répondre à <strong>{name}</strong>, {siteName} ; celles qui ont le formulaire ouvert en seront
          averties.
          {waiting > 0 && ' Les réponses déjà envoyées restent à valider.'} Vous pourrez la rouvrir.
        </p>
        {close.error && (
          <Notice tone="garnet" alert>
            {close.error.message}
          </Notice>
        )}
        <div className={classes.buttons}>
          <Button variant="default" data-autofocus onClick={onClose}>
            Annuler
          </Button>
          <Button loading={close.isPending} onClick={confirm}>
            Fermer la campagne
          </Button>
        </div>
      </div>
    </Modal>
  );
}
