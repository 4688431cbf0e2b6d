import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffMember } from '../../../shared/contract/staff.ts';
import { useHost } from '../../host/host.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useOffice } from '../office/office-state.ts';
import { Curtain } from './Curtain.tsx';
import { SignInForm } from './SignInForm.tsx';

interface Props {
  why: string;
  /** Who was at work: the screen is theirs. */
  me: StaffMember | undefined;
  /** Someone else logged in: their own first screen, nothing of the former one's. */
  onOther: () => void;
}

/** Until the same person logs in again; what was begun stays under it. */
export function Lock({ why, me, onOther }: Props) {
  const { session, queries } = useHost();
  const { officeName } = useOffice();
  const enter = ({ token, staff }: OutputOf<'staff.signIn'>) => {
    if (staff.id !== me?.id) {
      onOther();
      queries.clear();
    }
    queries.setQueryData(['staff.me', {}], staff);
    session.open(token);
    void queries.invalidateQueries();
  };
  return (
    <Curtain label="Session terminée">
      <CoverPage hasFirstField title="Session terminée" office={officeName} subtitle="Ce que vous aviez commencé est resté en place.">
        <Notice tone="amber">{why}</Notice>
        <SignInForm onSignedIn={enter} />
        {me && <p style={{ color: 'var(--muted)' }}>Dernière personne connectée : {me.name}.</p>}
      </CoverPage>
    </Curtain>
  );
}
