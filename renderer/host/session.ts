/** Who is at the desk. `locked` keeps the screen and what was typed on it until the same person logs in again. */
export type SessionState = { kind: 'out' } | { kind: 'in'; token: string } | { kind: 'locked'; why: string };

export interface Session {
  current(): SessionState;
  /** The token of a call, or null. */
  token(): string | null;
  open(token: string): void;
  /** The service no longer knows the token, or nobody has been at the desk for a while. */
  lock(why: string): void;
  close(): void;
  subscribe(listener: () => void): () => void;
}

const KEY = 'portee.staff';

/** Keeps the staff's token in the window's own storage: a reload stays logged in, a closed window does not. */
export function createSession(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Session {
  const listeners = new Set<() => void>();
  const kept = storage.getItem(KEY);
  let state: SessionState = kept ? { kind: 'in', token: kept } : { kind: 'out' };
  const become = (next: SessionState) => {
    state = next;
    if (next.kind === 'in') storage.setItem(KEY, next.token);
    else storage.removeItem(KEY);
    for (const listener of listeners) listener();
  };
  return {
    current: () => state,
    token: () => (state.kind === 'in' ? state.token : null),
    open: (token) => become({ kind: 'in', token }),
    lock: (why) => {
      if (state.kind === 'in') become({ kind: 'locked', why });
    },
    close: () => become({ kind: 'out' }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
