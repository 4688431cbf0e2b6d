import { useState } from 'react';
import type { StaffMember } from '../../../shared/contract/staff.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { useOffice } from '../office/office-state.ts';
import { AddSecondFactorForm } from './AddSecondFactorForm.tsx';
import { Curtain } from './Curtain.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

interface Props {
  me: StaffMember;
  /** It is shown until the codes have been noted, though the service would let one in already. */
  onShown: () => void;
  onDone: () => void;
}

/** The first thing at the next login of an administrator, where the office asks it: nothing of the desk can be reached before. */
export function MustAddSecondFactor({ me, onShown, onDone }: Props) {
  const { officeName } = useOffice();
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Curtain label="Double authentification">
      <CoverPage
        hasFirstField
        wide
        title={codes ? 'C’est activé' : `Bonjour ${me.name}`}
        office={officeName}
        subtitle={codes ? 'Une dernière chose avant d’entrer.' : 'L’établissement demande une protection de plus à ses administrateurs.'}
      >
        <h2>{codes ? 'Vos codes de secours' : 'Activez la double authentification'}</h2>
        {codes ? (
          <RecoveryCodes codes={codes} onDone={onDone} />
        ) : (
          <>
            <p>Désormais, pour se connecter, il faudra votre mot de passe et votre téléphone : l’un sans l’autre n’ouvrira rien.</p>
            <AddSecondFactorForm
              me={me}
              onAdded={({ recoveryCodes }) => {
                onShown();
                setCodes(recoveryCodes);
              }}
            />
          </>
        )}
      </CoverPage>
    </Curtain>
  );
}
