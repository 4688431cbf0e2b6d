import { Button, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArchive, IconArrowMerge, IconChevronDown, IconHistory, IconRestore } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';

/** What is done with a whole file. */
export function FamilyActions({ file }: { file: FamilyFile }) {
  const { may } = useDesk();
  const archive = useAct('families.archive');
  const restore = useAct('families.restore');
  const put = (despite: boolean) =>
    archive.mutate(
      { id: file.id, version: file.version, despite },
      {
        onSuccess: () => tellDone('Le dossier est archivé.'),
        onError: (refusal) =>
          refusal.fields?.despite ? confirm(file.name, refusal.fields.despite, () => put(true)) : tellRefused(refusal),
      },
    );
  const isOwnArchive = file.archivedAt !== null && !file.mergedInto && !file.left;
  return (
    <>
      {isOwnArchive && may('families.restore') && (
        <Button
          variant="default"
          leftSection={<IconRestore aria-hidden size={18} stroke={1.75} />}
          loading={restore.isPending}
          onClick={() =>
            restore.mutate(
              { id: file.id, version: file.version },
              { onSuccess: () => tellDone('Le dossier est restauré.'), onError: (refusal) => tellRefused(refusal) },
            )
          }
        >
          Restaurer le dossier
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown aria-hidden size={16} stroke={1.75} />}>
            Dossier
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to={`/historique?famille=${file.id}`}
            leftSection={<IconHistory aria-hidden size={17} stroke={1.75} />}
          >
            Historique de la famille
          </Menu.Item>
          {file.archivedAt === null && may('families.archive') && (
            <>
              <Menu.Item
                component={Link}
                to={`/familles/${file.id}/fusion`}
                leftSection={<IconArrowMerge aria-hidden size={17} stroke={1.75} />}
              >
                Fusionner avec un autre dossier
              </Menu.Item>
              <Menu.Item color="garnet" leftSection={<IconArchive aria-hidden size={17} stroke={1.75} />} onClick={() => put(false)}>
                Archiver le dossier
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const confirm = (name: string, sentence: string, onConfirm: () => void) =>
  modals.openConfirmModal({
    title: `Archiver le dossier ${name} ?`,
    children: `${sentence} Le dossier sort des listes, ses responsables ne peuvent plus se connecter ; rien n’est effacé et vous pourrez le restaurer.`,
    labels: { confirm: 'Archiver quand même', cancel: 'Annuler' },
    confirmProps: { color: 'garnet' },
    cancelProps: { 'data-autofocus': true },
    onConfirm,
  });
