import type { InputOf } from '../../../shared/contract/index.ts';
import type { BulkName } from '../../../shared/contract/jobs.ts';
import { useAct } from '../../host/operations.ts';
import { tellRefused } from '../../ui/tell.ts';

/** Does a verb over many at once, in the background: the dock shows how far it is. `label` is what the report calls each one. */
export function useBulk<N extends BulkName>(name: N) {
  const start = useAct('jobs.start');
  return {
    isStarting: start.isPending,
    start: (label: string, items: { label: string; input: InputOf<N> }[], onStarted?: () => void) =>
      start.mutate({ name, label, items }, { onSuccess: () => onStarted?.(), onError: (refusal) => tellRefused(refusal) }),
  };
}
