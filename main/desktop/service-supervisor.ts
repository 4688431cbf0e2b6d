import type { ExtranetState } from '../../shared/contract/office.ts';
import type { ExaminerOrder, FromService, ToService } from '../../shared/contract/service-process.ts';
import type { ServiceState } from '../../shared/contract/window.ts';
import { pauseBeforeRestart } from './restart-policy.ts';
import { ShellProblem } from './shell-problem.ts';

/** What the service says of itself. */
export type News = Exclude<FromService, ExaminerOrder>;

/** A process of the service, whatever started it. `P` is what a port is to it. */
export interface ServiceChild<P> {
  send(message: ToService, ports?: P[]): void;
  kill(): void;
  onMessage(listener: (message: News) => void): void;
  /** Heard once, when the process has ended. */
  onExit(listener: (code: number) => void): void;
}

export interface Supervision<P> {
  /** Starts a process, which waits for its order. */
  fork(): ServiceChild<P>;
  /** What the service is told at each start. Refuses with a `ShellProblem`: the service is then not started. */
  order(): Extract<ToService, { type: 'start' }>;
  onState(state: ServiceState): void;
  onExtranet(extranet: ExtranetState): void;
}

export interface ServiceSupervisor<P> {
  start(): void;
  state(): ServiceState;
  extranet(): ExtranetState | null;
  /** Gives the running service one end of a channel; does nothing while it does not run. */
  connect(port: P): void;
  /** Tells it to stop and waits for its end, 10 s at most. It is not started again. */
  stop(): Promise<void>;
}

/** A store is migrated and proved within this time, ms; beyond, something is stuck. */
const READY_WITHIN = 60_000;
const STOPPED_WITHIN = 10_000;

const TOO_OFTEN =
  'Le service de Portée s’arrête aussitôt qu’il démarre. Vos données restent dans leur dossier. Redémarrez l’ordinateur\u202F; si cela continue, transmettez le journal technique (menu Aide) à votre assistance.';
const TOO_SLOW =
  'Le service de Portée n’a pas répondu en une minute. Fermez les programmes qui utilisent son dossier (sauvegarde, antivirus), puis réessayez.';

/** Keeps one service running: starts it, starts it again when it dies, and says what happened when that is of no use. */
export function superviseService<P>(given: Supervision<P>): ServiceSupervisor<P> {
  let child: ServiceChild<P> | null = null;
  let state: ServiceState = { state: 'starting' };
  let extranet: ExtranetState | null = null;
  let deaths: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBegun = false;
  let isStopping = false;

  const become = (next: ServiceState) => {
    state = next;
    given.onState(next);
  };
  /** Nothing of a service that failed stays: the next one must find the folder free. */
  const fail = (code: string, message: string) => {
    clearTimeout(timer);
    become({ state: 'failed', code, message });
    child?.kill();
  };

  function launch(): void {
    clearTimeout(timer);
    try {
      const order = given.order();
      const started = given.fork();
      child = started;
      started.onMessage((message) => child === started && hear(message));
      started.onExit((code) => child === started && mourn(code));
      started.send(order);
      timer = setTimeout(() => fail('too-slow', TOO_SLOW), READY_WITHIN);
    } catch (error) {
      if (!(error instanceof ShellProblem)) throw error;
      fail(error.code, error.message);
    }
  }

  function hear(message: News): void {
    if (message.type === 'problem') {
      fail(message.code, message.message);
      return;
    }
    extranet = message.extranet;
    given.onExtranet(extranet);
    if (message.type === 'extranet') return;
    clearTimeout(timer);
    become({ state: 'ready' });
  }

  function mourn(code: number): void {
    child = null;
    clearTimeout(timer);
    if (isStopping || state.state === 'failed') return;
    deaths.push(Date.now());
    const pause = pauseBeforeRestart(deaths, Date.now());
    if (pause === null) {
      fail('died-too-often', `${TOO_OFTEN} (code ${code})`);
    } else {
      become({ state: 'restarting', attempt: deaths.length });
      timer = setTimeout(launch, pause);
    }
  }

  function start(): void {
    if (isStopping || (isBegun && state.state !== 'failed')) return;
    isBegun = true;
    deaths = [];
    become({ state: 'starting' });
    if (child) launchAfter(child);
    else launch();
  }

  /** The failed one is still on its way out. */
  function launchAfter(failed: ServiceChild<P>): void {
    child = null;
    failed.onExit(() => !isStopping && launch());
  }

  return {
    start,
    state: () => state,
    extranet: () => extranet,
    connect: (port) => child?.send({ type: 'port' }, [port]),
    stop() {
      isStopping = true;
      clearTimeout(timer);
      return child ? endOf(child) : Promise.resolve();
    },
  };
}

function endOf<P>(child: ServiceChild<P>): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      child.kill();
      resolve();
    }, STOPPED_WITHIN);
    child.onExit(() => {
      clearTimeout(late);
      resolve();
    });
    child.send({ type: 'stop' });
  });
}
