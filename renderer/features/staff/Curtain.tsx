import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Lock.module.css';

/**
 * Lies over the screen that was being worked on, whole and opaque. A real modal dialog: what is under it, Mantine's own
 * dialogs included, can neither be seen nor reached.
 */
export function Curtain({ label, children }: { label: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    // Escape closes a native dialog in the end, whatever `cancel` says: it opens again.
    const stay = () => {
      if (!shown.isConnected || shown.open) return;
      shown.showModal();
      shown.querySelector<HTMLElement>('input:not([hidden])')?.focus();
    };
    stay();
    shown.addEventListener('close', stay);
    return () => {
      shown.removeEventListener('close', stay);
      shown.close();
    };
  }, []);
  return (
    <dialog ref={dialog} className={classes.lock} aria-label={label} onCancel={(e) => e.preventDefault()}>
      {children}
    </dialog>
  );
}
