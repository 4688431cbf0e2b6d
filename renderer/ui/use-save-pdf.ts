import { useState } from 'react';
import type { Refusal } from '../../shared/refusal.ts';
import { tellDone, tellRefused } from './tell.ts';
import { useSaveFile } from './use-save-file.ts';

/** Asks the service for a PDF, then the person where to put it. */
export function useSavePdf() {
  const saveFile = useSaveFile();
  const [busy, setBusy] = useState(false);
  const save = async (draw: () => Promise<{ fileName: string; pdf: Uint8Array }>): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, pdf } = await draw();
      const path = await saveFile(fileName, pdf, 'Le PDF n’a pas été enregistré');
      if (path) tellDone(`PDF enregistré : ${path}`);
    } catch (refusal) {
      tellRefused(refusal as Refusal, 'Le PDF n’a pas été préparé');
    } finally {
      setBusy(false);
    }
  };
  return { busy, save: (draw: () => Promise<{ fileName: string; pdf: Uint8Array }>) => void save(draw) };
}
