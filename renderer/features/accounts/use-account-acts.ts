import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal.ts';
import { useFocusBack } from '../../host/focus-back.ts';
import { useAct } from '../../host/operations.ts';
import { tellDone, tellRefused, tellWithoutLogo } from '../../ui/tell.ts';
import { useSaveFile } from '../../ui/use-save-file.ts';

type Act = 'make' | 'send' | 'letter' | 'reset' | 'block' | 'unblock' | 'end';

/** What the office does with one account, one thing at a time; each ends in a word said aloud. */
export function useAccountActs(guardianId: string, firstButton: () => HTMLElement | null | undefined) {
  const saveFile = useSaveFile();
  const [busy, setBusy] = useState<Act | null>(null);
  const remember = useFocusBack(busy !== null, firstButton);
  const make = useAct('accounts.makeIdentifier');
  const send = useAct('accounts.sendIdentifier');
  const letter = useAct('accounts.letter');
  const reset = useAct('identifiers.reset');
  const block = useAct('accounts.block');
  const unblock = useAct('accounts.unblock');
  const end = useAct('accounts.endSessions');
  const input = { guardianId };
  const one = (name: Act, work: () => Promise<string | null>) => () => {
    remember();
    setBusy(name);
    work()
      .then((said) => said && tellDone(said))
      .catch((refusal: Refusal) => tellRefused(refusal))
      .finally(() => setBusy(null));
  };
  const saveLetter = async (name: string, pdf: Uint8Array, withoutLogo: boolean): Promise<string | null> => {
    const path = await saveFile(name, pdf, 'La lettre n’a pas été enregistrée');
    if (path && withoutLogo) tellWithoutLogo();
    return path && `Lettre enregistrée : ${path}`;
  };
  return {
    busy,
    make: one('make', async () => `Identifiant créé : ${(await make.mutateAsync(input)).identifier}.`),
    send: one('send', async () => `L’identifiant partira par e-mail à ${(await send.mutateAsync(input)).recipient}.`),
    letter: one('letter', async () => {
      const { fileName, pdf, withoutLogo } = await letter.mutateAsync(input);
      return saveLetter(fileName, pdf, withoutLogo);
    }),
    reset: one('reset', async () => {
      const { recipient, fileName, pdf, withoutLogo } = await reset.mutateAsync(input);
      if (recipient) return `Un mot de passe temporaire part à ${recipient}.`;
      return saveLetter(fileName, pdf ?? new Uint8Array(), withoutLogo);
    }),
    block: one('block', async () => {
      await block.mutateAsync(input);
      return 'Le compte est bloqué, ses sessions sont terminées.';
    }),
    unblock: one('unblock', async () => {
      await unblock.mutateAsync(input);
      return 'Le compte est débloqué.';
    }),
    endSessions: one('end', async () => {
      const { ended } = await end.mutateAsync(input);
      return ended > 1 ? `${ended} sessions terminées.` : 'La session est terminée.';
    }),
  };
}
