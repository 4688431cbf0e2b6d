import { modals } from '@mantine/modals';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { useAct } from '../../host/operations.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';

/** What an administrator does about a colleague's access; what cannot be taken back is asked first. */
export function useStaffActs({ id, version, name }: StaffRow, onHandedOver: (name: string, made: OutputOf<'staff.resetPassword'>) => void) {
  const deactivate = useAct('staff.deactivate');
  const reactivate = useAct('staff.reactivate');
  const reset = useAct('staff.resetPassword');
  const remove = useAct('staff.removeSecondFactor');
  const end = useAct('staff.endSessions');
  const seen = { id, version };
  const handOver = { onSuccess: (made: OutputOf<'staff.resetPassword'>) => onHandedOver(name, made) };
  return {
    isBusy: deactivate.isPending || reactivate.isPending || reset.isPending || remove.isPending || end.isPending,
    reactivate: () => reactivate.mutate(seen, { ...handOver, onError: (refusal) => tellRefused(refusal) }),
    resetPassword: () =>
      modals.openConfirmModal({
        title: `Donner un nouveau mot de passe à ${name} ?`,
        children: (
          <p>L’ancien ne servira plus, et ses fenêtres ouvertes seront fermées : ce qui y est tapé sans être enregistré serait perdu.</p>
        ),
        labels: { confirm: 'Faire un mot de passe provisoire', cancel: 'Annuler' },
        cancelProps: { 'data-autofocus': true },
        onConfirm: () => reset.mutate(seen, { ...handOver, onError: (refusal) => tellRefused(refusal) }),
      }),
    removeSecondFactor: () =>
      modals.openConfirmModal({
        title: `Retirer la double authentification de ${name} ?`,
        children: (
          <p>
            Le mot de passe seul suffira pour se connecter, et ses fenêtres ouvertes seront fermées. Vérifiez d’abord que c’est bien {name}{' '}
            qui vous le demande.
          </p>
        ),
        labels: { confirm: 'Retirer la double authentification', cancel: 'Annuler' },
        cancelProps: { 'data-autofocus': true },
        confirmProps: { color: 'garnet', variant: 'outline' },
        onConfirm: () =>
          remove.mutate(seen, {
            onSuccess: () => tellDone(`${name} se connecte de nouveau avec son mot de passe seul.`),
            onError: (refusal) => tellRefused(refusal),
          }),
      }),
    endSessions: () =>
      end.mutate(
        { id },
        {
          onSuccess: ({ ended }) => tellDone(ended > 1 ? `${ended} sessions fermées.` : 'La session est fermée.'),
          onError: (refusal) => tellRefused(refusal),
        },
      ),
    deactivate: () =>
      modals.openConfirmModal({
        title: `Désactiver le compte de ${name} ?`,
        children: (
          <p>{name} ne pourra plus se connecter, et ses fenêtres seront fermées. Ce qui a été fait reste sous son nom dans l’historique.</p>
        ),
        labels: { confirm: 'Désactiver le compte', cancel: 'Annuler' },
        cancelProps: { 'data-autofocus': true },
        confirmProps: { color: 'garnet', variant: 'outline' },
        onConfirm: () =>
          deactivate.mutate(seen, {
            onSuccess: () => tellDone(`Le compte de ${name} est désactivé.`),
            onError: (refusal) => tellRefused(refusal),
          }),
      }),
  };
}
