import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { asRoot, type Desktop, expect, surroundings, test } from './desktop.ts';

const welcome = /Bienvenue/;

test('the first start shows the wizard, and standard output says where families come in', async ({ open }) => {
  const desktop = await open();
  await expect(desktop.window.getByRole('heading', { level: 1 })).toHaveText(welcome);
  expect(desktop.said()).toMatch(/^Extranet\u00A0: http:\/\/127\.0\.0\.1:\d+$/m);
});

test('a second launch brings the first window forward and ends by itself', async ({ open, profile }) => {
  const desktop = await open();
  await expect(desktop.window.getByRole('heading', { level: 1 })).toHaveText(welcome);
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await isShown(desktop)).toBe(false);

  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const second = spawn(electron, [...asRoot(), `--user-data-dir=${profile}`, '.'], { env: surroundings(), stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect.poll(() => isShown(desktop)).toBe(true);
  expect(desktop.app.windows()).toHaveLength(1);
});

test('the window opens the next day where it was left, as large as it was', async ({ open }) => {
  const left = { x: 37, y: 41, width: 1111, height: 707 };
  const evening = await open();
  await evening.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), left);
  await expect.poll(() => boundsOf(evening)).toEqual(left);
  await evening.quit();

  const morning = await open();
  expect(await boundsOf(morning)).toEqual(left);
});

test('a file is saved whole where the person says, under a name that stays in its folder', async ({ open, profile }) => {
  const desktop = await open();
  const chosen = join(profile, 'lettre.pdf');
  await answerDialogWith(desktop, { canceled: false, filePath: chosen });
  const saved = await desktop.window.evaluate(() =>
    window.portee.saveFile({ name: '../../Identifiant – Famille Lefèvre.pdf', bytes: new TextEncoder().encode('%PDF-1.7') }),
  );
  expect(saved).toEqual({ path: chosen, problem: null });
  expect(readFileSync(chosen, 'utf8')).toBe('%PDF-1.7');
  expect(readdirSync(profile).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const asked = await desktop.app.evaluate(({ app }) => (app as unknown as { asked: Electron.SaveDialogOptions }).asked);
  expect(asked.defaultPath).toMatch(/[\\/]Identifiant – Famille Lefèvre\.pdf$/);
  expect(asked.buttonLabel).toBe('Enregistrer');
});

test('a closed dialog saves nothing; a place where nothing can be written is said in French', async ({ open, profile }) => {
  const desktop = await open();
  const save = () => desktop.window.evaluate(() => window.portee.saveFile({ name: 'lettre.pdf', bytes: new Uint8Array([1]) }));
  await answerDialogWith(desktop, { canceled: true, filePath: '' });
  expect(await save()).toEqual({ path: null, problem: null });
  await answerDialogWith(desktop, { canceled: false, filePath: join(profile, 'gone', 'lettre.pdf') });
  expect(await save()).toEqual({ path: null, problem: 'Ce dossier n’existe plus. Choisissez-en un autre.' });
});

test('the menu is French, from Fichier to Aide', async ({ open }) => {
  const desktop = await open();
  const labels = await desktop.app.evaluate(({ Menu }) => {
    const all = (menu: Electron.Menu | null | undefined): string[] =>
      (menu?.items ?? []).flatMap((item) => [item.label, ...all(item.submenu)]).filter(Boolean);
    return { top: Menu.getApplicationMenu()?.items.map(({ label }) => label.replace('&', '')), all: all(Menu.getApplicationMenu()) };
  });
  expect(labels.top?.slice(-5)).toEqual(['Fichier', 'Édition', 'Affichage', 'Fenêtre', 'Aide']);
  expect(labels.all.filter((label) => /^(Undo|Copy|Paste|Select|Zoom|Reload|Close|Quit|Minimize|About|Toggle)\b/.test(label))).toEqual([]);
});

test('a page that crashes is shown again, and the person is told', async ({ open, expectedComplaints }) => {
  expectedComplaints.push(/crash/i);
  const desktop = await open();
  await expect(desktop.window.getByRole('heading', { level: 1 })).toHaveText(welcome);
  await desktop.app.evaluate(({ BrowserWindow, dialog }) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      told.push((args.at(-1) as Electron.MessageBoxOptions).message);
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect
    .poll(() => desktop.app.evaluate(() => (globalThis as unknown as { told: string[] }).told))
    .toEqual(['La fenêtre s’est arrêtée et vient d’être rouverte.']);
  const heading = () =>
    desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript("document.querySelector('h1')?.textContent")
        .catch(() => null),
    );
  await expect.poll(heading).toMatch(welcome);
});

test('a page that could not be loaded is tried again', async ({ open, expectedComplaints }) => {
  expectedComplaints.push(/./);
  const desktop = await open();
  await expect(desktop.window.getByRole('heading', { level: 1 })).toHaveText(welcome);
  await desktop.app.evaluate(({ BrowserWindow, session }) => {
    let pages = 0;
    session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://bundle/*'] }, ({ resourceType }, answer) =>
      answer({ cancel: resourceType === 'mainFrame' && pages++ === 0 }),
    );
    BrowserWindow.getAllWindows()[0]?.reload();
  });
  await expect.poll(() => desktop.said()).toContain('"gone":"load"');
  await expect(desktop.window.getByRole('heading', { level: 1 })).toHaveText(welcome);
});

test('Quitter leaves no process behind, and the store closed', async ({ open, profile }) => {
  const desktop = await open();
  await expect(desktop.window.getByRole('heading', { level: 1 })).toHaveText(welcome);
  const processes = await desktop.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  expect(processes.length).toBeGreaterThan(2);
  await desktop.quit();
  await expect.poll(() => processes.filter(isAlive)).toEqual([]);
  expect(existsSync(join(profile, 'etablissement', 'portee.db'))).toBe(true);
  expect(existsSync(join(profile, 'etablissement', 'portee.db-wal'))).toBe(false);
});

const isShown = ({ app }: Desktop) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const boundsOf = ({ app }: Desktop) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

function answerDialogWith({ app }: Desktop, answer: Electron.SaveDialogReturnValue): Promise<void> {
  return app.evaluate(({ app, dialog }, answer) => {
    dialog.showSaveDialog = (async (...args: unknown[]) => {
      Object.assign(app, { asked: args.at(-1) });
      return answer;
    }) as typeof dialog.showSaveDialog;
  }, answer);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
