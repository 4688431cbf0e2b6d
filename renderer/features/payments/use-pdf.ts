import { useState } from 'react';
import type { InputOf, OperationName, OutputOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { tellDone, tellRefused } from '../../ui/tell.ts';

/** The operations that answer a paper. */
export type PaperName = {
  [N in OperationName]: OutputOf<N> extends { fileName: string; pdf: Uint8Array } ? N : never;
}[OperationName];

/** Draws a paper and asks where to save it. */
export function usePdf<N extends PaperName>(name: N) {
  const { call, portee } = useHost();
  const [busy, setBusy] = useState(false);
  const save = async (input: InputOf<N>): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, pdf } = (await call(name, input)) as { fileName: string; pdf: Uint8Array<ArrayBuffer> };
      const { path, problem } = await portee.saveFile({ name: fileName, bytes: pdf });
      if (problem) tellRefused({ message: problem }, 'Le fichier n’a pas été enregistré');
      if (path) tellDone(`Fichier enregistré : ${path}`);
    } catch (refusal) {
      tellRefused(refusal as Refusal, 'Le document n’a pas été préparé');
    } finally {
      setBusy(false);
    }
  };
  return { busy, save: (input: InputOf<N>) => void save(input) };
}
