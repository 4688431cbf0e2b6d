import { beforeEach, describe, expect, it } from 'vitest';
import { type Calls, createCalls, type Port } from '../../preload/calls.ts';
import type { ServiceState } from '../../shared/contract/window.ts';
import type { Event, Request, ServiceMessage } from '../../shared/contract/wire.ts';

/** The service's side of a channel; what it is asked lies in `asked`. */
class FakePort implements Port {
  readonly asked: Request[] = [];
  isClosed = false;
  private hearers: ((event: { data: unknown }) => void)[] = [];
  private mourners: (() => void)[] = [];

  postMessage(message: unknown) {
    this.asked.push(structuredClone(message) as Request);
  }
  close() {
    this.isClosed = true;
  }
  addEventListener(type: 'message' | 'close', listener: (event: { data: unknown }) => void) {
    if (type === 'message') this.hearers.push(listener);
    else this.mourners.push(listener as () => void);
  }
  start() {}
  says(message: ServiceMessage) {
    for (const hear of this.hearers) hear({ data: message });
  }
  dies() {
    for (const mourn of this.mourners) mourn();
  }
}

const question = { name: 'office.state', input: {}, token: null } as const;
const unavailable = { ok: false, refusal: { code: 'unavailable', message: expect.stringContaining('service') } };
let calls: Calls;
let port: FakePort;

beforeEach(() => {
  calls = createCalls();
  port = new FakePort();
});

describe('the calls of a window', () => {
  it('are answered each with its own answer', async () => {
    calls.attach(port);
    const [first, second] = [calls.call(question), calls.call(question)];
    const [one, two] = port.asked.map(({ id }) => id);
    port.says({ kind: 'answer', answer: { id: two ?? 0, ok: true, output: 'second' } });
    port.says({ kind: 'answer', answer: { id: one ?? 0, ok: false, refusal: { code: 'conflict', message: 'Déjà décidé.' } } });
    expect(await second).toEqual({ ok: true, output: 'second' });
    expect(await first).toEqual({ ok: false, refusal: { code: 'conflict', message: 'Déjà décidé.' } });
  });

  it('carry the name, the input and the token, and nothing that a page adds', () => {
    calls.attach(port);
    const crowded = { ...question, token: 'jeton', id: 99, actor: 'admin' };
    void calls.call(crowded);
    expect(port.asked).toEqual([{ id: 1, name: 'office.state', input: {}, token: 'jeton' }]);
  });

  it('wait while the service starts', async () => {
    const call = calls.call(question);
    calls.hearState({ state: 'ready' });
    calls.attach(port);
    port.says({ kind: 'answer', answer: { id: port.asked[0]?.id ?? 0, ok: true, output: {} } });
    expect(await call).toEqual({ ok: true, output: {} });
  });

  it('are refused as unavailable when the service dies before it answers', async () => {
    calls.attach(port);
    const call = calls.call(question);
    port.dies();
    expect(await call).toEqual(unavailable);
  });

  it('are refused when the service fails to start, those that waited too', async () => {
    const waiting = calls.call(question);
    calls.hearState({ state: 'failed', code: 'newer', message: 'Version plus récente.' });
    expect(await waiting).toEqual(unavailable);
    expect(await calls.call(question)).toEqual(unavailable);
  });

  it('are refused while it is started again, and go to the new service afterwards', async () => {
    calls.attach(port);
    const lost = calls.call(question);
    calls.hearState({ state: 'restarting', attempt: 1 });
    expect(await lost).toEqual(unavailable);
    expect(await calls.call(question)).toEqual(unavailable);

    const next = new FakePort();
    calls.hearState({ state: 'ready' });
    calls.attach(next);
    port.dies(); // the old port's end is heard late: it takes nothing with it
    const call = calls.call(question);
    next.says({ kind: 'answer', answer: { id: next.asked[0]?.id ?? 0, ok: true, output: 'again' } });
    expect(await call).toEqual({ ok: true, output: 'again' });
  });

  it('keep their answer when the page is given a second channel, whose news alone count from then on', async () => {
    calls.attach(port);
    const call = calls.call(question);
    const next = new FakePort();
    calls.attach(next);
    expect(port.isClosed).toBe(false);
    port.says({ kind: 'answer', answer: { id: port.asked[0]?.id ?? 0, ok: true, output: 'in time' } });
    expect(await call).toEqual({ ok: true, output: 'in time' });
    expect(port.isClosed).toBe(true);
    void calls.call(question);
    expect([port.asked.length, next.asked.length]).toEqual([1, 1]);
  });

  it('are refused when the channel they left by ends, and only they', async () => {
    calls.attach(port);
    const lost = calls.call(question);
    const next = new FakePort();
    calls.attach(next);
    const kept = calls.call(question);
    port.dies();
    expect(await lost).toEqual(unavailable);
    next.says({ kind: 'answer', answer: { id: next.asked[0]?.id ?? 0, ok: true, output: 'kept' } });
    expect(await kept).toEqual({ ok: true, output: 'kept' });
  });

  it('that cannot be sent are refused', async () => {
    calls.attach(port);
    expect(await calls.call({ ...question, input: () => {} })).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });

  it('ignore an answer that nobody waits for', () => {
    calls.attach(port);
    port.says({ kind: 'answer', answer: { id: 404, ok: true, output: {} } });
  });
});

describe('who listens in a window', () => {
  it('hears what has changed until it stops listening', () => {
    const heard: Event[] = [];
    const stop = calls.onEvent((event) => heard.push(event));
    calls.attach(port);
    port.says({ kind: 'event', event: { topics: ['changeRequests'] } });
    stop();
    port.says({ kind: 'event', event: { topics: ['families'] } });
    expect(heard).toEqual([{ topics: ['changeRequests'] }]);
  });

  it('hears at once how the service is, then each change', () => {
    const heard: ServiceState[] = [];
    calls.hearState({ state: 'ready' });
    calls.onService((state) => heard.push(state));
    calls.hearState({ state: 'restarting', attempt: 1 });
    expect(heard).toEqual([{ state: 'ready' }, { state: 'restarting', attempt: 1 }]);
  });
});
