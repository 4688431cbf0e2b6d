import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { OperationName } from '../../shared/contract/index.ts';
import type { PorteeWindow, ServiceState } from '../../shared/contract/window.ts';
import { type Call, createCall } from './client.ts';
import { createServiceStore, type ServiceStore } from './service-store.ts';
import { createSession, type Session, type SessionState } from './session.ts';
import { isTouchedBy } from './topics.ts';

/** The machine as the screens see it. One per window, made in `main.tsx`. */
export interface Host {
  portee: PorteeWindow;
  call: Call;
  session: Session;
  service: ServiceStore;
  queries: QueryClient;
}

export function createHost(portee: PorteeWindow, storage: Storage): Host {
  const session = createSession(storage);
  const service = createServiceStore(portee);
  const queries = new QueryClient({
    defaultOptions: {
      // The service is on this machine: being offline is no reason to wait, and it pushes what changes.
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 30_000 },
      mutations: { networkMode: 'always' },
    },
  });
  keepFresh(portee, service, queries);
  return { portee, call: createCall(portee, session), session, service, queries };
}

/** What is shown is asked again when the service says that it changed, and all of it once a dead service is back. */
function keepFresh(portee: PorteeWindow, service: ServiceStore, queries: QueryClient): void {
  portee.onEvent(({ topics }) => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isTouchedBy(queryKey[0] as OperationName, topics) });
  });
  let before = service.current().state;
  service.subscribe(() => {
    const now = service.current().state;
    if (now === 'ready' && before !== 'ready') void queries.invalidateQueries();
    before = now;
  });
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost outside of HostContext');
  return host;
}

export function useServiceState(): ServiceState {
  const { service } = useHost();
  return useSyncExternalStore(service.subscribe, service.current);
}

export function useSessionState(): SessionState {
  const { session } = useHost();
  return useSyncExternalStore(session.subscribe, session.current);
}
