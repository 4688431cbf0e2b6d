import type { OutputOf } from '../../../shared/contract/index.ts';
import { useHost } from '../../host/host.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { DemoHint } from '../office/DemoHint.tsx';
import { useOffice } from '../office/office-state.ts';
import { SignInForm } from './SignInForm.tsx';

/** The first page of every day. */
export function Login() {
  const { session, queries } = useHost();
  const { officeName, demonstration } = useOffice();
  const enter = ({ token, staff }: OutputOf<'staff.signIn'>) => {
    queries.setQueryData(['staff.me', {}], staff);
    session.open(token);
  };
  return (
    <CoverPage
      title="Le bureau"
      office={officeName}
      hasFirstField
      subtitle="Les dossiers des familles et des élèves, les demandes qui attendent une réponse."
    >
      <h2>Connexion</h2>
      <SignInForm onSignedIn={enter} />
      {demonstration && <DemoHint />}
    </CoverPage>
  );
}
