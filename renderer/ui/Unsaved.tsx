import { Button, Modal } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useBlocker } from 'react-router';
import classes from './Unsaved.module.css';

type Question = () => boolean;
const UnsavedContext = createContext<Set<Question> | null>(null);

/** Asks before a screen is left with something typed on it that no one has saved. */
export function UnsavedProvider({ children }: { children: ReactNode }) {
  const [forms] = useState(() => new Set<Question>());
  // The drawer of a message and the search of a list are addresses too: only another screen takes a form away.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && [...forms].some((hasUnsaved) => hasUnsaved()),
  );
  const lastTyped = useLastFocus();
  // the window itself is being closed: the shell asks (main/desktop/window.ts)
  useEffect(() => {
    const onClose = (event: BeforeUnloadEvent) => {
      if ([...forms].some((hasUnsaved) => hasUnsaved())) event.preventDefault();
    };
    window.addEventListener('beforeunload', onClose);
    return () => window.removeEventListener('beforeunload', onClose);
  }, [forms]);
  const stay = () => {
    blocker.reset?.();
    // what was being left by is no longer there: a line of the search, a menu
    requestAnimationFrame(() => lastTyped.current?.focus());
  };
  return (
    <UnsavedContext value={forms}>
      {children}
      <Modal opened={blocker.state === 'blocked'} onClose={stay} returnFocus={false} title="Quitter sans enregistrer ?">
        <p>Ce que vous avez tapé sur cet écran n’est pas enregistré et serait perdu.</p>
        <div className={classes.actions}>
          <Button variant="outline" color="garnet" onClick={() => blocker.proceed?.()}>
            Quitter sans enregistrer
          </Button>
          <Button data-autofocus onClick={stay}>
            Rester sur cet écran
          </Button>
        </div>
      </Modal>
    </UnsavedContext>
  );
}

/** Where the keyboard last was on the screen itself. */
function useLastFocus() {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest('main')) last.current = target;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  return last;
}

/** While mounted, this form is asked whether it holds something unsaved (`form.isDirty`). */
export function useUnsaved(hasUnsaved: Question): void {
  const forms = useContext(UnsavedContext);
  useEffect(() => {
    forms?.add(hasUnsaved);
    return () => void forms?.delete(hasUnsaved);
  }, [forms, hasUnsaved]);
}
