import { useEffect, useRef } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffMember } from '../../../shared/contract/staff.ts';
import { useHost } from '../../host/host.ts';
import { CoverPage } from '../../ui/CoverPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useOffice } from '../office/office-state.ts';
import classes from './Lock.module.css';
import { SignInForm } from './SignInForm.tsx';

interface Props {
  why: string;
  /** Who was at work: the screen is theirs. */
  me: StaffMember | undefined;
  /** Someone else logged in: their own first screen, nothing of the former one's. */
  onOther: () => void;
}

/**
 * Lies over the screen that was being worked on, whole and opaque. A real modal dialog: what is under it, Mantine's own
 * dialogs included, can neither be seen nor reached.
 */
export function Lock({ why, me, onOther }: Props) {
  const { session, queries } = useHost();
  const { officeName } = useOffice();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    // Escape closes a native dialog in the end, whatever `cancel` says: it opens again.
    const stay = () => {
      if (!shown.isConnected || shown.open) return;
      shown.showModal();
      shown.querySelector('input')?.focus();
    };
    stay();
    shown.addEventListener('close', stay);
    return () => {
      shown.removeEventListener('close', stay);
      shown.close();
    };
  }, []);
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
    <dialog ref={dialog} className={classes.lock} aria-label="Session terminée" onCancel={(e) => e.preventDefault()}>
      <CoverPage hasFirstField title="Session terminée" office={officeName} subtitle="Ce que vous aviez commencé est resté en place.">
        <Notice tone="amber">{why}</Notice>
        <SignInForm onSignedIn={enter} />
        {me && <p style={{ color: 'var(--muted)' }}>Dernière personne connectée : {me.name}.</p>}
      </CoverPage>
    </dialog>
  );
}
