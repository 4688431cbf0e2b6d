import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type News, type ServiceChild, type ServiceSupervisor, superviseService } from '../../main/desktop/service-supervisor.ts';
import { ShellProblem } from '../../main/desktop/shell-problem.ts';
import type { ToService } from '../../shared/contract/service-process.ts';
import type { ServiceState } from '../../shared/contract/window.ts';

class FakeService implements ServiceChild<string> {
  readonly told: string[] = [];
  isKilled = false;
  private hearers: ((message: News) => void)[] = [];
  private mourners: ((code: number) => void)[] = [];

  send(message: ToService, ports: string[] = []) {
    this.told.push([message.type, ...ports].join(' '));
  }
  kill() {
    this.isKilled = true;
  }
  onMessage(listener: (message: News) => void) {
    this.hearers.push(listener);
  }
  onExit(listener: (code: number) => void) {
    this.mourners.push(listener);
  }
  says(message: News) {
    for (const hear of this.hearers) hear(message);
  }
  dies(code = 1) {
    for (const mourn of this.mourners.splice(0)) mourn(code);
  }
}

const address = { address: 'http://127.0.0.1:8080', localAddress: 'http://127.0.0.1:8080', problem: null, isPlainOnNetwork: false };
const ready: News = { type: 'ready', extranet: address };
let services: FakeService[];
let states: ServiceState[];
let orderProblem: ShellProblem | null;
let supervisor: ServiceSupervisor<string>;

beforeEach(() => {
  vi.useFakeTimers();
  [services, states, orderProblem] = [[], [], null];
  supervisor = superviseService({
    fork() {
      const service = new FakeService();
      services.push(service);
      return service;
    },
    order() {
      if (orderProblem) throw orderProblem;
      return { type: 'start', dataDir: '/donnees', storeKey: new Uint8Array(32), keyProtected: false, version: '0.1.0' };
    },
    onState: (state) => states.push(state),
    onExtranet: () => {},
  });
});
afterEach(() => vi.useRealTimers());

const latest = () => {
  const service = services.at(-1);
  if (!service) throw new Error('no service was started');
  return service;
};
const stateNames = () => states.map(({ state }) => state);

describe('the service behind the window', () => {
  it('is told to start, says that it is ready, and is given its windows', () => {
    supervisor.start();
    latest().says(ready);
    supervisor.connect('first window');
    expect(latest().told).toEqual(['start', 'port first window']);
    expect(stateNames()).toEqual(['starting', 'ready']);
    expect(supervisor.extranet()).toEqual(address);
  });

  it('is started again when it dies, each time after a longer pause, and the fifth time within two minutes still', () => {
    supervisor.start();
    const pauses: number[] = [];
    for (let death = 1; death <= 5; death++) {
      latest().says(ready);
      latest().dies();
      const before = Date.now();
      vi.advanceTimersToNextTimer();
      pauses.push(Date.now() - before);
    }
    latest().says(ready);
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000]);
    expect(supervisor.state()).toEqual({ state: 'ready' });
    expect(states.filter(({ state }) => state === 'restarting')).toEqual(
      [1, 2, 3, 4, 5].map((attempt) => ({ state: 'restarting', attempt })),
    );
  });

  it('is left alone after the sixth death within two minutes, and the person is told', () => {
    supervisor.start();
    for (let death = 1; death <= 6; death++) {
      latest().dies(7);
      vi.advanceTimersByTime(4_000);
    }
    expect(supervisor.state()).toMatchObject({
      state: 'failed',
      code: 'died-too-often',
      message: expect.stringContaining('Vos données restent'),
    });
    expect(services).toHaveLength(6);
  });

  it('may die now and then for years', () => {
    supervisor.start();
    for (let day = 1; day <= 30; day++) {
      latest().says(ready);
      latest().dies();
      vi.advanceTimersByTime(24 * 3_600_000);
      expect(states.at(-2)).toMatchObject({ state: 'restarting' });
    }
    expect(services).toHaveLength(31);
  });

  it('that says why it cannot run is not started again, until the person asks', () => {
    supervisor.start();
    const refusing = latest();
    refusing.says({ type: 'problem', code: 'newer', message: 'Ce dossier vient d’une version plus récente.' });
    expect(refusing.isKilled).toBe(true);
    refusing.dies(0);
    vi.advanceTimersByTime(600_000);
    expect(services).toHaveLength(1);
    expect(supervisor.state()).toEqual({ state: 'failed', code: 'newer', message: 'Ce dossier vient d’une version plus récente.' });

    supervisor.start();
    latest().says(ready);
    expect(services).toHaveLength(2);
    expect(supervisor.state()).toEqual({ state: 'ready' });
  });

  it('is started again only once the one that failed has let go of the folder', () => {
    supervisor.start();
    const refusing = latest();
    refusing.says({ type: 'problem', code: 'locked', message: 'Ce dossier est ouvert ailleurs.' });
    supervisor.start();
    supervisor.start();
    expect(services).toHaveLength(1);
    refusing.dies(0);
    expect(services).toHaveLength(2);
    expect(supervisor.state()).toEqual({ state: 'starting' });
  });

  it('is not started when its key cannot be read', () => {
    orderProblem = new ShellProblem('no-key', 'La clé est illisible.');
    supervisor.start();
    expect(services).toHaveLength(0);
    expect(supervisor.state()).toEqual({ state: 'failed', code: 'no-key', message: 'La clé est illisible.' });
    orderProblem = null;
    supervisor.start();
    expect(services).toHaveLength(1);
  });

  it('that says nothing for a minute is given up', () => {
    supervisor.start();
    vi.advanceTimersByTime(60_000);
    expect(supervisor.state()).toMatchObject({ state: 'failed', code: 'too-slow' });
    expect(latest().isKilled).toBe(true);
  });

  it('is started once, however often one asks', () => {
    supervisor.start();
    supervisor.start();
    latest().says(ready);
    supervisor.start();
    latest().dies();
    supervisor.start();
    vi.advanceTimersToNextTimer();
    expect(services).toHaveLength(2);
  });

  it('is told to stop when Portée is closed, and is not started again', async () => {
    supervisor.start();
    latest().says(ready);
    const stopped = supervisor.stop();
    expect(latest().told).toEqual(['start', 'stop']);
    latest().dies(0);
    await stopped;
    vi.advanceTimersByTime(600_000);
    expect(services).toHaveLength(1);
  });

  it('that does not stop within ten seconds is ended', async () => {
    supervisor.start();
    latest().says(ready);
    const stopped = supervisor.stop();
    vi.advanceTimersByTime(9_999);
    expect(latest().isKilled).toBe(false);
    vi.advanceTimersByTime(1);
    await stopped;
    expect(latest().isKilled).toBe(true);
  });

  it('waiting for its restart does not hold up the closing', async () => {
    supervisor.start();
    latest().dies();
    await supervisor.stop();
    vi.advanceTimersByTime(600_000);
    expect(services).toHaveLength(1);
  });
});
