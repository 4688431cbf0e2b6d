import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { useAct } from '../../host/operations.ts';
import { tellDone, tellRefused, tellWithoutLogo } from '../../ui/tell.ts';

/** Draws the letters of a run and asks where to save them. */
export function useLetters(id: string) {
  const { portee } = useHost();
  const draw = useAct('mailings.letters');
  const stop = useAct('mailings.stopLetters');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, pdf, letters, withoutLogo } = await draw.mutateAsync({ id });
      const { path, problem } = await portee.saveFile({ name: fileName, bytes: pdf });
      if (problem) tellRefused({ message: problem }, 'Les lettres n’ont pas été enregistrées');
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
