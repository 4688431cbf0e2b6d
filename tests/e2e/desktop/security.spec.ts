// ELE-2.1 to 2.7 in the application itself: what is decided in main/desktop is in force in its window.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Desktop, expect, serviceProcessId, test } from './desktop.ts';

test('every window is made in one place, with its guards on, and its page sees nothing of Node or Electron', async ({ open }) => {
  const desktop = await open();
  const bundle = readFileSync('dist/desktop/index.js', 'utf8');
  expect(bundle.match(/new BrowserWindow\(/g)).toHaveLength(1);
  expect(bundle).not.toMatch(/new (WebContentsView|BrowserView|BaseWindow)\(/);

  const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
  });
  const seen = await desktop.window.evaluate(() => ({
    ofNode: ['require', 'process', 'Buffer', 'global', 'module', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    ofPortee: Object.keys(window.portee).sort(),
    origin: location.origin,
  }));
  expect(seen).toEqual({
    ofNode: [],
    ofPortee: ['call', 'onEvent', 'onService', 'openDocument', 'openExtranet', 'platform', 'restartService', 'saveFile'],
    origin: 'app://bundle',
  });
});

test('the window goes nowhere else: no address, no link, no other window, no page inside the page', async ({
  open,
  expectedComplaints,
}) => {
  expectedComplaints.push(/Content Security Policy/, /^Not allowed to (load|navigate)/);
  const desktop = await open();
  await watchNavigation(desktop);
  const hostile = [
    'https://exemple.fr/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'app://bundle.evil/',
    'app://evil/index.html',
    'data:text/html,a',
  ];
  for (const address of hostile) await desktop.window.evaluate((to) => void location.assign(to), address).catch(() => {});
  await desktop.window.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://exemple.fr/lien', target: '_self' });
    document.body.append(link);
    link.click();
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://exemple.fr/cadre' }));
  });
  const opened = await desktop.window.evaluate(() => [
    window.open('https://exemple.fr/'),
    window.open('app://bundle/index.html'),
    window.open(),
  ]);
  expect(opened).toEqual([null, null, null]);
  await expect.poll(() => refusedNavigations(desktop)).toContain('https://exemple.fr/lien');
  expect(await leftNavigations(desktop)).toEqual([]);
  expect(desktop.window.url()).toMatch(/^app:\/\/bundle\/index\.html/);

  // a navigation that was refused has not cost the page its way to the service
  const service = await serviceProcessId(desktop);
  process.kill(service ?? 0, 'SIGKILL');
  await expect.poll(async () => [undefined, service].includes(await serviceProcessId(desktop))).toBe(false);
  const asked = () => desktop.window.evaluate(() => window.portee.call({ name: 'office.state', input: {}, token: null }));
  await expect.poll(asked).toMatchObject({ ok: true });
  expect(desktop.app.windows()).toHaveLength(1);
});

test('the window is given no permission, neither when it asks nor when it looks', async ({ open }) => {
  const desktop = await open();
  const denied = await desktop.window.evaluate(async () => {
    const states = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ] as PermissionName[];
    const asked = await Promise.all(states.map(async (name) => (await navigator.permissions.query({ name })).state));
    return {
      asked: [...new Set(asked)],
      notification: await Notification.requestPermission(),
      position: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        ),
      ),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
    };
  });
  expect(denied).toEqual({
    asked: ['denied'],
    notification: 'denied',
    position: 1,
    camera: expect.stringMatching(/NotAllowedError|NotFoundError/),
  });
});

test('an injected script does not run and a picture from elsewhere is not fetched', async ({ open, expectedComplaints }) => {
  expectedComplaints.push(/Content Security Policy/, /404/);
  const { window } = await open();
  const blocked = await window.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    const script = Object.assign(document.createElement('script'), { textContent: 'window.injected = true' });
    const remote = Object.assign(document.createElement('script'), { src: 'https://exemple.fr/a.js' });
    const style = Object.assign(document.createElement('style'), { textContent: 'body { display: none }' });
    const image = document.createElement('img');
    const failed = new Promise((resolve) => image.addEventListener('error', resolve));
    image.src = 'https://exemple.fr/espion.png';
    const handler = document.createElement('div');
    handler.innerHTML = '<img src="app://bundle/none.png" onerror="window.injected = true">';
    document.body.append(script, remote, style, image, handler);
    await failed;
    await fetch('https://exemple.fr/').catch(() => {});
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return {
      violations: [...new Set(violations)].sort(),
      ran: 'injected' in window,
      hidden: getComputedStyle(document.body).display === 'none',
    };
  });
  expect(blocked.ran).toBe(false);
  expect(blocked.hidden).toBe(false);
  expect(blocked.violations).toEqual(
    expect.arrayContaining([
      'connect-src https://exemple.fr/',
      'img-src https://exemple.fr/espion.png',
      'script-src-elem https://exemple.fr/a.js',
      'script-src-elem inline',
      'style-src-elem inline',
    ]),
  );
});

test('app:// gives the bundle’s files and nothing beside them', async ({ open, expectedComplaints }) => {
  expectedComplaints.push(/404|Failed to load resource|Content Security Policy/);
  const { app } = await open();
  const statuses = await app.evaluate(async ({ session }) => {
    const ask = async (address: string) => (await session.defaultSession.fetch(address).catch(() => ({ status: 0 }))).status;
    const refused = [
      'app://bundle/../package.json',
      'app://bundle/..%2f..%2fpackage.json',
      'app://bundle/%00',
      'app://bundle/index.html.map',
      'app://evil/index.html',
    ];
    return { page: await ask('app://bundle/index.html'), refused: await Promise.all(refused.map(ask)) };
  });
  expect(statuses).toEqual({ page: 200, refused: [404, 404, 404, 404, 404] });
});

test('whatever a page pushes through the shell’s channels, nothing is written and nothing breaks', async ({ open, profile }) => {
  const desktop = await open();
  await desktop.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = (() => {
      throw new Error('junk has reached the dialog');
    }) as typeof dialog.showSaveDialog;
  });
  const answered = await desktop.window.evaluate(async () => {
    const junk: unknown[] = [
      null,
      undefined,
      0,
      -1,
      NaN,
      '',
      'x'.repeat(1e5),
      [],
      [[]],
      {},
      true,
      new Date(),
      new Map(),
      new Uint8Array(3),
      /a/,
      10n,
    ];
    const names = ['name', 'bytes', '__proto__', 'path', 'constructor', 'then', 'toString'];
    // by chance, and yet the same at each run
    let state = 20261126;
    const pick = <T>(list: T[]) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return list[Math.floor((state / 2 ** 32) * list.length)] as T;
    };
    let refused = 0;
    for (let round = 0; round < 2_000; round++) {
      const made = Object.fromEntries(Array.from({ length: round % 4 }, () => [pick(names), pick(junk)]));
      const payload = round % 3 === 0 ? pick(junk) : { ...made, extra: pick(junk) };
      const answer = await window.portee.saveFile(payload as never).catch(() => ({ path: null, problem: 'not cloned' }));
      if (answer.path === null && answer.problem !== null) refused++;
    }
    return refused;
  });
  expect(answered).toBe(2_000);
  // a fault in the shell, the junk that reaches the dialog included, would be in its journal
  expect(existsSync(join(profile, 'logs', 'portee.log'))).toBe(false);
  expect(desktop.app.process().exitCode).toBe(null);
});

test('a frame that is not the page itself is refused at the shell’s door', async ({ open }) => {
  const { app } = await open();
  const answers = await app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    const channels = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, input: unknown) => Promise<{ ok: boolean }>> })
      ._invokeHandlers;
    const frames = [null, { origin: 'https://exemple.fr', parent: null }, { origin: 'app://bundle', parent: {} }];
    const results: [string, boolean][] = [];
    for (const [name, answer] of channels)
      for (const senderFrame of frames) results.push([name, (await answer({ sender, senderFrame }, {})).ok]);
    return results;
  });
  expect([...new Set(answers.map(([name]) => name))].sort()).toEqual([
    'shell.openDocument',
    'shell.openExtranet',
    'shell.restartService',
    'shell.saveFile',
    'shell.serviceState',
  ]);
  expect(answers.filter(([, ok]) => ok)).toEqual([]);
});

test('the office’s folder and its key are their owner’s only (needs file modes: not on Windows)', async ({ open, profile }) => {
  test.skip(process.platform === 'win32');
  const { window } = await open();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(/Bienvenue/);
  const modeOf = (path: string) => (statSync(join(profile, path)).mode & 0o777).toString(8);
  expect([modeOf('etablissement'), modeOf('etablissement/store.key'), modeOf('etablissement/portee.db')]).toEqual(['700', '600', '600']);
});

/** Notes in the main process where the window tried to go, and whether it was stopped. */
function watchNavigation({ app }: Desktop): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    const notes = { refused: [] as string[], left: [] as string[] };
    Object.assign(globalThis, { navigation: notes });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('will-frame-navigate', (event) => (event.defaultPrevented ? notes.refused : notes.left).push(event.url));
    contents?.on('did-navigate', (_event, url) => notes.left.push(url));
  });
}
const notes = <K extends 'refused' | 'left'>({ app }: Desktop, kind: K) =>
  app.evaluate((_electron, kind) => (globalThis as unknown as { navigation: Record<string, string[]> }).navigation[kind], kind);
const refusedNavigations = (desktop: Desktop) => notes(desktop, 'refused');
const leftNavigations = (desktop: Desktop) => notes(desktop, 'left');
