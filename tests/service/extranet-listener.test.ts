import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Listening } from '../../main/service/doors/listening.ts';
import type { Web } from '../../main/service/doors/web.ts';
import { extranetListener } from '../../main/service/extranet-listener.ts';
import type { ExtranetSetting } from '../../main/service/extranet-place.ts';
import { SETTINGS } from '../../shared/contract/settings.ts';

/** The families' door without its pages, as slow to open and to close as the real one. */
function aDoor(): Pick<Web, 'listen' | 'redirect'> & { open: Set<number>; fails: ((at: Listening) => boolean) | null } {
  const open = new Set<number>();
  return {
    open,
    fails: null,
    async listen(at: Listening) {
      if (this.fails?.(at)) throw Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });
      open.add(at.port);
      await setImmediate();
      return {
        at,
        adopt() {},
        async close() {
          await setImmediate();
          open.delete(at.port);
        },
      };
    },
    redirect: () => Promise.reject(new Error('nobody asked for it')),
  };
}

const aListener = (door: ReturnType<typeof aDoor>, settings: () => ExtranetSetting, onChange = () => {}) =>
  extranetListener({
    web: door,
    at: { host: null, port: null },
    settings: async () => settings(),
    networks: () => [],
    identity: async (mode) => (mode === 'local' ? null : {}),
    onChange,
  });

it('the office changes the port twice in a row: families find the extranet at the last one', async () => {
  const door = aDoor();
  const setting = { ...SETTINGS.extranet.parse({}), port: 8480 };
  const listener = aListener(door, () => ({ ...setting }));
  await listener.open();
  setting.port = 8481;
  const first = listener.open();
  setting.port = 8482;
  await Promise.all([first, listener.open()]);
  // whoever is being answered at the former ones is answered to the end
  await setImmediate();
  await setImmediate();
  expect([...door.open]).toEqual([8482]);
  expect(listener.state()).toMatchObject({ localAddress: 'http://127.0.0.1:8482', problem: null });
});

it('a stop leaves nothing open, even while the port is being opened or when a change of the settings is only then taken up', async () => {
  const door = aDoor();
  const listener = aListener(door, () => SETTINGS.extranet.parse({ port: 8480 }));
  const opening = listener.open();
  await Promise.all([opening, listener.close(), listener.open()]);
  expect([...door.open]).toEqual([]);
});

it('a port that somebody has taken meanwhile: families are served on where they were, and the office is told why', async () => {
  const door = aDoor();
  const setting = SETTINGS.extranet.parse({ port: 8480 });
  const listener = aListener(door, () => ({ ...setting }));
  await listener.open();
  door.fails = ({ port }) => port === 8481;
  setting.port = 8481;
  await listener.open();
  expect(listener.state()).toMatchObject({
    localAddress: 'http://127.0.0.1:8480',
    problem: expect.stringMatching(/^Le port 8481 est déjà/),
  });
  expect([...door.open]).toEqual([8480]);
  door.fails = null;
  await listener.open();
  expect(listener.state()).toMatchObject({ localAddress: 'http://127.0.0.1:8481', problem: null });
});

it('the same port under HTTPS cannot be had: the former listener, which made room for it, comes back', async () => {
  const door = aDoor();
  const setting: ExtranetSetting = SETTINGS.extranet.parse({ port: 8480 });
  const listener = aListener(door, () => ({ ...setting }));
  await listener.open();
  door.fails = ({ identity }) => identity !== null;
  Object.assign(setting, { mode: 'imported', network: '*' });
  await listener.open();
  expect(listener.state()).toMatchObject({ localAddress: 'http://127.0.0.1:8480', problem: expect.stringMatching(/déjà utilisé/) });
});
