import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { writeWhole } from './atomic-file.ts';
import { placeOnScreens, SMALLEST, type WindowPlace } from './window-state.ts';

/** Makes every window that Portée opens (ELE-2.1): no other place constructs one. Shown once there is something to see. */
export function openWindow(): BrowserWindow {
  const { maximised, ...bounds } = placeOnScreens(remembered(), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Portée',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      // Chromium would fetch its dictionaries from another company
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => remember(placeOf(window)));
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayLose(window)) event.preventDefault();
  });
  openPage(window);
  return window;
}

/** Loads the window's only page; a failure is heard as `did-fail-load`. */
export function openPage(window: BrowserWindow): void {
  window.loadURL('app://bundle/index.html').catch(() => {});
}

/** The page holds something typed that nobody has saved. */
function mayLose(window: BrowserWindow): boolean {
  const [STAY, LEAVE] = [0, 1];
  const answer = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: 'Quitter sans enregistrer\u00A0?',
    detail: 'Ce que vous avez tapé sur cet écran n’est pas enregistré et serait perdu.',
    buttons: ['Rester', 'Quitter sans enregistrer'],
    defaultId: STAY,
    cancelId: STAY,
    noLink: true,
  });
  return answer === LEAVE;
}

/** Brings the window before the person, wherever it was. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const placeFile = () => join(app.getPath('userData'), 'window.json');

const placeOf = (window: BrowserWindow): WindowPlace => ({ ...window.getNormalBounds(), maximised: window.isMaximized() });

function remembered(): unknown {
  try {
    return JSON.parse(readFileSync(placeFile(), 'utf8'));
  } catch {
    return undefined; // the first start, or a file cut short: the usual place
  }
}

function remember(place: WindowPlace): void {
  try {
    writeWhole(placeFile(), Buffer.from(JSON.stringify(place)));
  } catch (error) {
    console.error('Portée\u00A0: la place de la fenêtre n’a pas pu être gardée.', error);
  }
}

/** The main screen first. */
function workAreas() {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
}
