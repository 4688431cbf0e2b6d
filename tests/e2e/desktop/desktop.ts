// The real application under test: its own data folder, its own window, closed and cleared away when the test ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test';

export interface Desktop {
  app: ElectronApplication;
  window: Page;
  /** All that standard output and standard error have said so far. */
  said(): string;
  /** Ends it as *Quitter* does, and waits until it has ended. */
  quit(): Promise<void>;
}

export interface OpenOptions {
  env?: Record<string, string>;
  /** On Electron's own command line, before the application. */
  args?: string[];
  /** Another profile than the test's own: a second program beside the first. */
  profile?: string;
}

interface Fixtures {
  /** Where Portée keeps all that is this person's: window, logs, the office's folder. */
  profile: string;
  /** Console errors that this test brings about on purpose. */
  expectedComplaints: RegExp[];
  open(options?: OpenOptions): Promise<Desktop>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know that nothing is needed
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'portee-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectedComplaints: async ({}, use) => use([]),
  open: async ({ profile, expectedComplaints }, use) => {
    const opened: Desktop[] = [];
    const complaints: string[] = [];
    await use(async (options = {}) => {
      const desktop = await launch({ profile, ...options }, complaints);
      opened.push(desktop);
      return desktop;
    });
    for (const desktop of opened) await desktop.quit();
    const unexpected = complaints.filter((text) => !expectedComplaints.some((expected) => expected.test(text)));
    expect(unexpected, 'console errors that nobody expected').toEqual([]);
  },
});
export { expect };

async function launch({ env = {}, args = [], profile }: OpenOptions & { profile: string }, complaints: string[]): Promise<Desktop> {
  let said = '';
  const app = await attach({ args: [...args, ...asRoot(), `--user-data-dir=${profile}`, '.'], env: { ...surroundings(), ...env } });
  for (const stream of [app.process().stdout, app.process().stderr]) stream?.on('data', (chunk) => (said += chunk));
  let hasEnded = false;
  app.once('close', () => (hasEnded = true));
  const window = await app.firstWindow();
  await window.waitForLoadState();
  // a question that nobody answers would keep the application for ever: what is typed may be lost unless a test says otherwise
  await answerQuestions(app, 'Quitter sans enregistrer');
  window.setDefaultTimeout(15_000);
  window.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  window.on('pageerror', (error) => complaints.push(String(error)));
  return { app, window, said: () => said, quit: async () => void (hasEnded || (await app.close())) };
}

/**
 * The runtime out of the registry, which only development uses, dies in about one of two hundred starts at the moment when a debugger
 * attaches, before any code of ours has run: that start is made again. Anything else that goes wrong at a start is a failure.
 */
async function attach(options: Parameters<typeof electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await electron.launch(options);
  } catch (error) {
    if (!String(error).includes('signal=SIGSEGV')) throw error;
    return electron.launch(options);
  }
}

/** What the person presses when the application asks in a dialog of the system. */
export const answerQuestions = (app: ElectronApplication, button: string): Promise<void> =>
  app.evaluate(({ dialog }, pressed) => {
    dialog.showMessageBoxSync = (...given: unknown[]) => (given.at(-1) as { buttons: string[] }).buttons.indexOf(pressed);
  }, button);

/** Where the person saves, when the application asks in a dialog of the system. */
export const saveTo = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);

/** Chromium's own sandbox cannot be had as root; the GPU not on a virtual display. */
export const asRoot = (): string[] => [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'];

/** Ours, without what a person at this machine may have set for Portée, and with a port that nobody else has. */
export function surroundings(): Record<string, string> {
  const { PORTEE_DATA: _data, PORTEE_SMTP_URL: _smtp, ...rest } = process.env;
  const ours = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(ours), PORTEE_PORT: '0' };
}

/** Where the office of a profile lies. */
export const officeFolder = (profile: string): string => join(profile, 'etablissement');

/** The running service's process, as the shell knows it. */
export const serviceProcessId = ({ app }: Desktop): Promise<number | undefined> =>
  app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'portee-service')?.pid);
