import type { StaffMember } from '../../../shared/contract/staff.ts';
import { useHost } from '../../host/host.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { useOffice } from '../office/office-state.ts';
import { OwnPasswordForm } from './OwnPasswordForm.tsx';

/** The first thing after a password that the administrator handed over: nothing of the desk is behind it. */
export function ChoosePassword({ me }: { me: StaffMember }) {
  const { queries } = useHost();
  const { officeName } = useOffice();
  return (
    <CoverPage hasFirstField title={`Bonjour ${me.name}`} office={officeName} subtitle="Une dernière chose avant d’entrer.">
      <h2>Choisissez votre mot de passe</h2>
      <p>Celui que l’administrateur vous a remis ne servait qu’à arriver ici. Le nouveau, vous seul le connaîtrez.</p>
      <OwnPasswordForm
        me={me}
        onDone={() => {
          queries.setQueryData(['staff.me', {}], { ...me, mustChoose: false });
          void queries.invalidateQueries();
        }}
      />
    </CoverPage>
  );
}
