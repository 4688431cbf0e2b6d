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

/**
 * The version that a form was opened with. What another window saves comes by itself while nothing is typed here; otherwise the person
 * is told, and chooses: what was typed is never lost and never saved over what was not seen.
 */
export function useOvertaken<T>(form: Form<T>, { kept, version, isSaving }: { kept: T; version: string; isSaving: boolean }): Seen {
  const [seen, setSeen] = useState(version);
  const isOvertaken = seen !== version && !isSaving;
  const take = () => {
    form.setInitialValues(kept);
    form.setValues(kept);
    form.resetDirty(kept);
    setSeen(version);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that comes; what is typed meanwhile decides the next time
  useEffect(() => {
    if (isOvertaken && !form.isDirty()) take();
  }, [isOvertaken, version]);
  return {
    version: seen,
    saved: setSeen,
    notice: isOvertaken && form.isDirty() && <Overtaken onTake={take} onKeep={() => setSeen(version)} />,
  };
}

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
