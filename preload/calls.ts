import type { CallAnswer, PorteeWindow, ServiceState } from '../shared/contract/window.ts';
import type { Event, Request, ServiceMessage } from '../shared/contract/wire.ts';

/** One end of the channel to the service. */
export interface Port {
  postMessage(message: unknown): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
}

type Call = Parameters<PorteeWindow['call']>[0];
type Answer = (answer: CallAnswer) => void;

export interface Calls extends Pick<PorteeWindow, 'call' | 'onEvent' | 'onService'> {
  /** The service is at the other end of this port from now on. */
  attach(port: Port): void;
  hearState(state: ServiceState): void;
}

const NOT_NOW = 'Le service de Portée n’est pas joignable pour l’instant. Réessayez dans quelques secondes.';
const NO_ANSWER = 'Le service s’est arrêté avant de répondre. Vérifiez si l’opération a été faite avant de la recommencer.';
const NOT_SENT = 'Cette demande n’a pas pu être envoyée.';

/**
 * The calls of a window: sent once there is a port, answered as `unavailable` when the service goes away. While the service starts a
 * call waits; while it restarts or has failed it is refused.
 */
export function createCalls(): Calls {
  let port: Port | null = null;
  let state: ServiceState = { state: 'starting' };
  let lastId = 0;
  let unsent: { call: Call; answer: Answer }[] = [];
  const pending = new Map<number, { answer: Answer; by: Port }>();
  const eventListeners = new Set<(event: Event) => void>();
  const stateListeners = new Set<(state: ServiceState) => void>();

  const refused = (code: 'unavailable' | 'invalid', message: string): CallAnswer => ({ ok: false, refusal: { code, message } });

  function send(to: Port, call: Call, answer: Answer): void {
    const request: Request = { id: ++lastId, name: call.name, input: call.input, token: call.token };
    pending.set(request.id, { answer, by: to });
    try {
      to.postMessage(request);
    } catch {
      pending.delete(request.id);
      answer(refused('invalid', NOT_SENT));
    }
  }

  function hear(data: ServiceMessage): void {
    if (data.kind === 'event') {
      for (const listener of [...eventListeners]) listener(data.event);
      return;
    }
    const { id, ...answer } = data.answer;
    const waiting = pending.get(id);
    pending.delete(id);
    waiting?.answer(answer);
    if (waiting) closeIfDone(waiting.by);
  }

  /** A page may be given a second channel while it waits for answers by the first. */
  function closeIfDone(former: Port): void {
    if (former !== port && [...pending.values()].every(({ by }) => by !== former)) former.close();
  }

  function takeUnsent() {
    const taken = unsent;
    unsent = [];
    return taken;
  }

  function lose(lost: Port): void {
    if (port === lost) port = null;
    for (const [id, { answer, by }] of [...pending]) {
      if (by !== lost) continue;
      pending.delete(id);
      answer(refused('unavailable', NO_ANSWER));
    }
  }

  return {
    call: (call) =>
      new Promise((answer) => {
        if (port) send(port, call, answer);
        else if (state.state === 'restarting' || state.state === 'failed') answer(refused('unavailable', NOT_NOW));
        else unsent.push({ call, answer });
      }),
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    onService(listener) {
      stateListeners.add(listener);
      listener(state);
      return () => stateListeners.delete(listener);
    },
    attach(next) {
      const former = port;
      port = next;
      if (former) closeIfDone(former);
      next.addEventListener('message', ({ data }) => hear(data as ServiceMessage));
      next.addEventListener('close', () => lose(next));
      next.start();
      for (const { call, answer } of takeUnsent()) send(next, call, answer);
    },
    hearState(next) {
      state = next;
      if (next.state === 'restarting' || next.state === 'failed') {
        if (port) lose(port);
        for (const { answer } of takeUnsent()) answer(refused('unavailable', NOT_NOW));
      }
      for (const listener of [...stateListeners]) listener(next);
    },
  };
}
