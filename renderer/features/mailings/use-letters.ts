import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useAct } from '../../host/operations.ts';
import { tellDone, tellRefused, tellWithoutLogo } from '../../ui/tell.ts';
import { useSaveFile } from '../../ui/use-save-file.ts';

/** Draws the letters of a run and asks where to save them. */
export function useLetters(id: string) {
  const saveFile = useSaveFile();
  const draw = useAct('mailings.letters');
  const stop = useAct('mailings.stopLetters');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, pdf, letters, withoutLogo } = await draw.mutateAsync({ id });
      const path = await saveFile(fileName, pdf, 'Les lettres n’ont pas été enregistrées');
      if (path && withoutLogo) tellWithoutLogo();
      if (path) tellDone(letters > 1 ? `${letters} lettres enregistrées : ${path}` : `Lettre enregistrée : ${path}`);
    } catch (refusal) {
      tellRefused(refusal as Refusal, 'Les lettres n’ont pas été préparées');
    } finally {
      setBusy(false);
    }
  };
  return { busy, save: () => void save(), stop: () => stop.mutate({ id }, { onError: (refusal) => tellRefused(refusal) }) };
}
