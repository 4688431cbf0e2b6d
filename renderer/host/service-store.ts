import type { PorteeWindow, ServiceState } from '../../shared/contract/window.ts';

export interface ServiceStore {
  current(): ServiceState;
  subscribe(listener: () => void): () => void;
}

/** Remembers what the shell last said of the service, for as long as the page lives. */
export function createServiceStore(portee: Pick<PorteeWindow, 'onService'>): ServiceStore {
  const listeners = new Set<() => void>();
  let state: ServiceState = { state: 'starting' };
  portee.onService((next) => {
    state = next;
    for (const listener of listeners) listener();
  });
  return {
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
