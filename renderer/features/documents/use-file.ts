import { useCallback, useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';

type Answered = { state: 'here'; file: OutputOf<'documents.file'> } | { state: 'refused'; refusal: Refusal };

/** Asks for the bytes of one file. Not kept with the lists' answers: bytes never change, and who asks for them is written down (UPL-3.11). */
export function useFileBytes(): (fileId: string) => Promise<Answered> {
  const { call } = useHost();
  return useCallback(
    async (fileId) => {
      try {
        return { state: 'here', file: await call('documents.file', { fileId }) };
      } catch (error) {
        if (error instanceof Refusal) return { state: 'refused', refusal: error };
        throw error;
      }
    },
    [call],
  );
}

/** One file while it is looked at, and the way to ask again for one that did not come. */
export function useFile(fileId: string): { opened: Answered | { state: 'waiting' }; again: () => void } {
  const read = useFileBytes();
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<Answered | { state: 'waiting' }>({ state: 'waiting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is what asks again
  useEffect(() => {
    let isLeft = false;
    setOpened({ state: 'waiting' });
    void read(fileId).then((answer) => isLeft || setOpened(answer));
    return () => {
      isLeft = true;
    };
  }, [read, fileId, attempt]);
  return { opened, again: () => setAttempt((former) => former + 1) };
}

/** An address of the picture for an `img`, let go with it. */
export function usePicture({ bytes, mediaType }: { bytes: Uint8Array<ArrayBuffer>; mediaType: string }): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  return address;
}
