import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';

/** Asks for a file and where to save it. */
export function useFile() {
  const { call, portee } = useHost();
  const [busy, setBusy] = useState(false);
  const save = async (read: (ask: typeof call) => Promise<{ name: string; bytes: Uint8Array }>): Promise<void> => {
    setBusy(true);
    try {
      const { path, problem } = await portee.saveFile((await read(call)) as { name: string; bytes: Uint8Array<ArrayBuffer> });
      if (problem) tellRefused({ message: problem }, 'Le fichier n’a pas été enregistré');
      if (path) tellDone(`Fichier enregistré : ${path}`);
    } catch (refusal) {
      tellRefused(refusal as Refusal, 'Le fichier n’a pas été préparé');
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    saveEntries: (id: string) =>
      void save(async (ask) => {
        const { fileName, csv } = await ask('accounting.file', { id });
        return { name: fileName, bytes: csv };
      }),
    saveDebits: (id: string) =>
      void save(async (ask) => {
        const { fileName, xml } = await ask('directDebits.file', { id });
        return { name: fileName, bytes: xml };
      }),
  };
}
