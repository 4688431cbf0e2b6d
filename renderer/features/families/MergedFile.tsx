import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { FamilyFile } from '../../../shared/contract/families.ts';
import { formatDate } from '../../../shared/dates.ts';
import { useAct } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';

/** A file that went into this one, and the way back. */
export function MergedFile({ merge }: { merge: FamilyFile['merges'][number] }) {
  const { may } = useDesk();
  const undo = useAct('families.undoMerge');
  const { family, identifiers } = merge;
  const ask = () =>
    modals.openConfirmModal({
      title: `Annuler la fusion du dossier n° ${family.number} ?`,
      children: 'Les deux dossiers redeviennent ce qu’ils étaient avant la fusion.',
      labels: { confirm: 'Annuler la fusion', cancel: 'Garder la fusion' },
      cancelProps: { 'data-autofocus': true },
      onConfirm: () =>
        undo.mutate(
          { mergeId: merge.id },
          {
            onSuccess: () => tellDone('La fusion est annulée : les deux dossiers sont de nouveau séparés.'),
            onError: (refusal) => tellRefused(refusal),
          },
        ),
    });
  return (
    <div>
      <dt>Ancien dossier n° {family.number}</dt>
      <dd>
        Fusionné le {formatDate(merge.madeAt)} par {merge.madeBy}
        {identifiers.length > 0 && ` ; ${identifiers.join(', ')} n’ouvre plus l’extranet`}
        {may('families.undoMerge') && (
          <Button size="compact-sm" variant="subtle" ml={-8} display="block" loading={undo.isPending} onClick={ask}>
            Annuler la fusion
          </Button>
        )}
      </dd>
    </div>
  );
}
