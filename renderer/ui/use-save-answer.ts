import { useState } from 'react';
import type { Refusal } from '../../shared/refusal.ts';
import { tellDone, tellRefused } from './tell.ts';
import { useSaveFile } from './use-save-file.ts';

/** What the operations that draw or write a file answer: its name, and its bytes under what they are. */
type Answered = { fileName: string } & ({ pdf: Uint8Array } | { csv: Uint8Array } | { xml: Uint8Array });

/** Asks the service for a file, then the person where to put it. */
export function useSaveAnswer() {
  const saveFile = useSaveFile();
  const [busy, setBusy] = useState(false);
  const save = async (ask: () => Promise<Answered>): Promise<void> => {
    setBusy(true);
    try {
      const answered = await ask();
      const path = await saveFile(answered.fileName, bytesOf(answered), 'Le fichier n’a pas été enregistré');
      if (path) tellDone(`Fichier enregistré : ${path}`);
    } catch (refusal) {
      tellRefused(refusal as Refusal, 'Le fichier n’a pas été préparé');
    } finally {
      setBusy(false);
    }
  };
  return { busy, save: (ask: () => Promise<Answered>) => void save(ask) };
}

function bytesOf(answered: Answered): Uint8Array {
  if ('pdf' in answered) return answered.pdf;
  return 'csv' in answered ? answered.csv : answered.xml;
}
