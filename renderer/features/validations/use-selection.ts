import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { useHost } from '../../host/host.ts';
import { tellRefused } from '../../ui/tell.ts';
import { NOTHING_CHOSEN, rangeTo, toggled } from './selection.ts';

/** The ticked ones of the queue, listed or not. */
export function useSelection(listed: readonly string[], asked: InputOf<'validations.select'>) {
  const { call } = useHost();
  const [selection, setSelection] = useState(NOTHING_CHOSEN);
  const [isAsking, setAsking] = useState(false);
  return {
    ids: selection.ids,
    isAsking,
    tick: (id: string, isRange: boolean) => setSelection((former) => (isRange ? rangeTo(former, id, listed) : toggled(former, id))),
    clear: () => setSelection(NOTHING_CHOSEN),
    /** The whole queue as it is asked for, beyond what is listed. */
    all: async () => {
      setAsking(true);
      try {
        setSelection({ ids: new Set((await call('validations.select', asked)).ids), anchor: null });
      } catch (error) {
        tellRefused(error instanceof Refusal ? error : { message: 'La file n’a pas pu être lue.' });
      } finally {
        setAsking(false);
      }
    },
  };
}

export type Choosing = ReturnType<typeof useSelection>;
