import { ActionIcon, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArrowUp, IconDots, IconUserMinus } from '@tabler/icons-react';
import type { FamilyGuardian } from '../../../shared/contract/families.ts';
import { useAct } from '../../host/operations.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';

/** What seldom happens to a second responsable. */
export function GuardianMenu({ guardian, name }: { guardian: FamilyGuardian; name: string }) {
  const makeFirst = useAct('families.makeFirst');
  const remove = useAct('families.removeGuardian');
  const seen = { guardianId: guardian.id, version: guardian.version };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={`Autres actions pour ${name}`} title="Autres actions">
          <IconDots size={17} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp aria-hidden size={17} stroke={1.75} />}
          onClick={() =>
            makeFirst.mutate(seen, {
              onSuccess: () => tellDone(`${name} est maintenant responsable de la famille.`),
              onError: (refusal) => tellRefused(refusal),
            })
          }
        >
          Mettre en premier
        </Menu.Item>
        <Menu.Item
          color="garnet"
          leftSection={<IconUserMinus aria-hidden size={17} stroke={1.75} />}
          onClick={() =>
            modals.openConfirmModal({
              title: `Retirer ${name} de la famille ?`,
              children:
                'Cette personne ne verra plus rien de ce dossier et ne pourra plus se connecter. Sa fiche et son compte sont gardés dans un dossier archivé à son nom : vous pourrez lui rendre sa place.',
              labels: { confirm: 'Retirer de la famille', cancel: 'Annuler' },
              confirmProps: { color: 'garnet' },
              cancelProps: { 'data-autofocus': true },
              onConfirm: () =>
                remove.mutate(seen, {
                  onSuccess: () => tellDone(`${name} ne fait plus partie de la famille.`),
                  onError: (refusal) => tellRefused(refusal),
                }),
            })
          }
        >
          Retirer de la famille
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
