import { Button, Modal } from '@mantine/core';
import { useDesk } from '../../shell/desk-context.ts';
import { tellDone } from '../../ui/tell.ts';
import { OwnPasswordForm } from './OwnPasswordForm.tsx';

/** « Changer mon mot de passe », under one's name. */
export function OwnPassword({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { me } = useDesk();
  return (
    <Modal opened={opened} onClose={onClose} title="Changer mon mot de passe">
      <OwnPasswordForm
        me={me}
        beside={
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        }
        onDone={(ended) => {
          onClose();
          tellDone(ended > 0 ? 'Votre mot de passe est changé ; vos autres fenêtres sont fermées.' : 'Votre mot de passe est changé.');
        }}
      />
    </Modal>
  );
}
