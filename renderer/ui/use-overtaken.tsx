import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from './Notice.tsx';

interface Form<T> {
  isDirty(): boolean;
  setInitialValues(values: T): void;
  setValues(values: T): void;
  resetDirty(values: T): void;
}

interface Seen {
  /** Goes with what is saved: the service refuses it where somebody else has saved meanwhile. */
  version: string;
  /** Said above the form while somebody else has saved what stands in it. */
  notice: ReactNode;
  /** What this form has just saved itself. */
  saved(version: string): void;
}

interface Opened {
  version: string;
  isSaving: boolean;
  isTouched: () => boolean;
  /** Puts what is kept now in the place of what the form shows. */
  take: () => void;
}

/**
 * The version that a form was opened with. What another window saves comes by itself while nothing is typed here; otherwise the person
 * is told, and chooses: what was typed is never lost and never saved over what was not seen.
 */
export function useSeenVersion({ version, isSaving, isTouched, take }: Opened): Seen {
  const [seen, setSeen] = useState(version);
  const isOvertaken = seen !== version && !isSaving;
  const takeSaved = () => {
    take();
    setSeen(version);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that comes; what is typed meanwhile decides the next time
  useEffect(() => {
    if (isOvertaken && !isTouched()) takeSaved();
  }, [isOvertaken, version]);
  return {
    version: seen,
    saved: setSeen,
    notice: isOvertaken && isTouched() && <Overtaken onTake={takeSaved} onKeep={() => setSeen(version)} />,
  };
}

/** The same for a form of Mantine's. */
export const useOvertaken = <T,>(form: Form<T>, { kept, ...opened }: { kept: T } & Pick<Opened, 'version' | 'isSaving'>): Seen =>
  useSeenVersion({
    ...opened,
    isTouched: form.isDirty,
    take: () => {
      form.setInitialValues(kept);
      form.setValues(kept);
      form.resetDirty(kept);
    },
  });

const Overtaken = ({ onTake, onKeep }: { onTake: () => void; onKeep: () => void }) => (
  <Notice
    tone="amber"
    alert
    actions={
      <>
        <Button size="compact-md" variant="default" onClick={onTake}>
          Reprendre ce qui est enregistré
        </Button>
        <Button size="compact-md" variant="default" onClick={onKeep}>
          Garder ce que j’ai tapé
        </Button>
      </>
    }
  >
    Quelqu’un vient d’enregistrer ces réglages autrement. Reprenez ce qui est enregistré, ou gardez ce que vous avez tapé : « Enregistrer »
    le remplacera alors.
  </Notice>
);
