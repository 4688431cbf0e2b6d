import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Web } from '../../main/service/doors/web.ts';
import { extranetListener } from '../../main/service/extranet-listener.ts';

/** The families' door without its pages, as slow to open and to close as the real one. */
function aDoor(): Pick<Web, 'listen' | 'close'> & { open: Set<number> } {
  const open = new Set<number>();
  let last: number | null = null;
  return {
    open,
    async listen({ port }) {
      open.add(port);
      await setImmediate();
      last = port;
      return { port };
    },
    async close() {
      const closing = last;
      last = null;
      await setImmediate();
      if (closing !== null) open.delete(closing);
    },
  };
}

it('the office changes the port twice in a row: families find the extranet at the last one', async () => {
  const door = aDoor();
  let port = 8480;
  const listener = extranetListener({
    web: door,
    at: { host: '127.0.0.1', port: null },
    settings: async () => ({ port, publicUrl: null }),
    onChange: () => {},
  });
  await listener.open();
  port = 8481;
  const first = listener.open();
  port = 8482;
  await Promise.all([first, listener.open()]);
  expect([...door.open]).toEqual([8482]);
  expect(listener.state()).toMatchObject({ localAddress: 'http://127.0.0.1:8482', problem: null });
});

it('a stop leaves nothing open, even while the port is being opened or when a change of the settings is only then taken up', async () => {
  const door = aDoor();
  const listener = extranetListener({
    web: door,
    at: { host: '127.0.0.1', port: 8480 },
    settings: async () => ({ port: 8480, publicUrl: null }),
    onChange: () => {},
  });
  const opening = listener.open();
  await Promise.all([opening, listener.close(), listener.open()]);
  expect([...door.open]).toEqual([]);
});
