// The service behind the window: it dies, it cannot open the store, somebody else has the folder.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { type Desktop, expect, officeFolder, serviceProcessId, test } from './desktop.ts';
import { look } from './screens.ts';

const welcome = (window: Page) => expect(window.getByRole('heading', { level: 1 })).toHaveText(/Bienvenue/);
const failure = (window: Page) => expect(window.getByRole('heading', { level: 1 })).toHaveText('Portée ne peut pas ouvrir vos dossiers');
const sentence = (window: Page) => window.getByRole('alert');

test('the service is killed: a call that waited is refused, the state is told, and all works again within seconds', async ({ open }) => {
  const desktop = await open();
  await welcome(desktop.window);
  await desktop.window.evaluate(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    window.portee.onService(({ state }) => states.push(state));
  });
  const first = await serviceProcessId(desktop);
  process.kill(first ?? 0, 'SIGSTOP'); // so that the call is on its way when it dies
  const waiting = desktop.window.evaluate(() => window.portee.call({ name: 'office.state', input: {}, token: null }));
  process.kill(first ?? 0, 'SIGKILL');
  expect(await waiting).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });

  const states = () => desktop.window.evaluate(() => (window as unknown as { states: string[] }).states);
  await expect.poll(states).toEqual(['ready', 'restarting', 'ready']);
  expect(await serviceProcessId(desktop)).not.toBe(first);
  const answer = await desktop.window.evaluate(() => window.portee.call({ name: 'office.state', input: {}, token: null }));
  expect(answer).toMatchObject({ ok: true, output: { stage: 'first-start' } });
});

test('a store from a newer version is left as it is, and the page says what to install', async ({ open, profile }) => {
  await makeStore(open);
  const file = join(officeFolder(profile), 'portee.db');
  const store = new Database(file);
  store.pragma('user_version = 9999');
  store.close();
  const before = readFileSync(file);
  const { window } = await open();
  await failure(window);
  await expect(sentence(window)).toContainText('version plus récente de Portée');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a damaged store is not touched; put back from its copy, it opens at the press of a button', async ({ open, profile }) => {
  await makeStore(open);
  const file = join(officeFolder(profile), 'portee.db');
  copyFileSync(file, `${file}.copy`);
  writeFileSync(file, Buffer.alloc(64 * 1024, 'abîmé'));
  const { window } = await open();
  await failure(window);
  await expect(sentence(window)).toContainText('restaurez');
  await look(window, 'service-failed');

  copyFileSync(`${file}.copy`, file);
  await window.getByRole('button', { name: 'Réessayer' }).click();
  await welcome(window);
});

test('a folder that another window of Portée has open is refused with its name, and opens once that one is closed', async ({
  open,
  profile,
}) => {
  const first = await open();
  await welcome(first.window);
  const elsewhere = mkdtempSync(join(tmpdir(), 'portee-other-'));
  const second = await open({ profile: elsewhere, env: { PORTEE_DATA: officeFolder(profile) } });
  await failure(second.window);
  await expect(sentence(second.window)).toContainText('déjà ouvert');
  await expect(sentence(second.window)).toContainText(officeFolder(profile));

  await first.quit();
  await second.window.getByRole('button', { name: 'Réessayer' }).click();
  await welcome(second.window);
  await second.quit();
  rmSync(elsewhere, { recursive: true, force: true });
});

test('a store whose key is gone is not given a new one', async ({ open, profile }) => {
  await makeStore(open);
  rmSync(join(officeFolder(profile), 'store.key'));
  const { window } = await open();
  await failure(window);
  await expect(sentence(window)).toContainText('remettez-la depuis la sauvegarde');
});

test('a service that dies again and again is left alone, and the page says so', async ({ open }) => {
  test.setTimeout(120_000);
  const desktop = await open();
  await welcome(desktop.window);
  let last: number | undefined;
  for (let death = 1; death <= 6; death++) {
    await expect.poll(async () => [undefined, last].includes(await serviceProcessId(desktop)), { timeout: 20_000 }).toBe(false);
    last = await serviceProcessId(desktop);
    process.kill(last ?? 0, 'SIGKILL');
  }
  await failure(desktop.window);
  await expect(sentence(desktop.window)).toContainText('s’arrête aussitôt');
});

async function makeStore(open: () => Promise<Desktop>): Promise<void> {
  const desktop = await open();
  await welcome(desktop.window);
  await desktop.quit();
}
