import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, expect, test } from '@playwright/test';
import { packedApplication } from '../../helpers/packed.ts';
import { onePage, pdf } from '../../helpers/pdf-writer.ts';
import { heavyPhoto } from '../../helpers/pictures.ts';
import { familyBrowser } from '../desktop/family-browser.ts';
import { addressIn, aGivingFamily, demonstrationFolder } from '../desktop/giving.ts';

test('what is shipped has its fuses set: nothing of the machine’s environment reaches into it', async () => {
  const wire = await getCurrentFuseWire(packedApplication());
  const isOn = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    filePrivileges: false,
    onlyAsar: true,
    asarIntegrity: true,
    cookieEncryption: true,
  });
});

test.describe('the application as it is shipped', () => {
  let application: ChildProcess;
  let browser: Browser | undefined;
  let folder: string;
  let journal = '';

  function start(env: Record<string, string> = {}): void {
    journal = '';
    folder = mkdtempSync(join(tmpdir(), 'portee-packed-'));
    // with the inspect fuse off Playwright cannot launch it: we start it, and look at its page through Chromium's own protocol
    const switches = ['--remote-debugging-port=0', `--user-data-dir=${folder}`, '--disable-gpu'];
    if (process.getuid?.() === 0) switches.push('--no-sandbox');
    application = spawn(packedApplication(), switches, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    for (const stream of [application.stdout, application.stderr]) stream?.on('data', (chunk) => (journal += chunk));
  }
  test.afterEach(async () => {
    await browser?.close();
    const ended = new Promise((resolve) => application.once('exit', resolve));
    if (application.exitCode === null && application.kill()) await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens on its first screen, with the service, the store and the fonts out of the archive', async () => {
    start();
    await expect.poll(() => /DevTools listening on (\S+)/.exec(journal)?.[1], { message: journal }).toBeTruthy();
    browser = await chromium.connectOverCDP(/DevTools listening on (\S+)/.exec(journal)?.[1] ?? '');
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (!page) throw new Error(`no window; the application said:\n${journal}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Bienvenue/);
    await page.screenshot({ path: 'test-results/screenshots/packed-first-screen.png' });
  });

  test('reads what families give: the decoders and the process they run in are packed too', async () => {
    const data = await demonstrationFolder();
    start({ PORTEE_DATA: data, PORTEE_PORT: '0' });
    await expect.poll(() => addressIn(journal), { timeout: 30_000, message: journal }).toBeTruthy();
    browser = await familyBrowser();
    const { page, give, forStudent } = await aGivingFamily(browser, addressIn(journal) ?? '', data);
    for (const [name, bytes] of [
      ['photo.jpg', await heavyPhoto()],
      ['attestation.pdf', pdf(onePage())],
    ] as const) {
      await give(forStudent, name, bytes);
      await expect(page.getByRole('dialog')).toContainText('est déposée');
    }
  });
});
