import { type BrowserWindow, dialog } from 'electron';
import { note } from './journal.ts';
import { openPage } from './window.ts';

/** A page that dies this often within a minute is not reloaded again by itself. */
const MOST_RELOADS = 3;

/** A navigation that gave way to another one, or was refused: nothing is missing. */
const ABORTED = -3;

/**
 * When the window's page dies, shows it again and says so. What was saved is in the store, whatever happens to the page.
 * One that could not be loaded is tried again without a word: nothing was on it yet.
 */
export function reviveCrashedPage(window: BrowserWindow): void {
  let crashes: number[] = [];
  let failures = 0;
  window.webContents.on('did-fail-load', (_event, errorCode, _description, _url, isMainFrame) => {
    if (!isMainFrame || errorCode === ABORTED || window.isDestroyed()) return;
    note({ gone: 'load', reason: String(errorCode), exitCode: errorCode });
    failures += 1;
    if (failures > MOST_RELOADS) askWhetherToReload(window);
    else openPage(window);
  });
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    note({ gone: 'page', reason, exitCode });
    crashes = [...crashes.filter((at) => Date.now() - at < 60_000), Date.now()];
    if (crashes.length > MOST_RELOADS) {
      askWhetherToReload(window);
      return;
    }
    window.webContents.reload();
    void dialog.showMessageBox(window, {
      type: 'warning',
      message: 'La fenêtre s’est arrêtée et vient d’être rouverte.',
      detail: 'Ce qui était enregistré l’est toujours\u202F; ce qui était en cours de saisie est à retaper.',
      buttons: ['OK'],
    });
  });
}

function askWhetherToReload(window: BrowserWindow): void {
  const question = {
    type: 'error' as const,
    message: 'La fenêtre s’arrête sans cesse.',
    buttons: ['Rouvrir', 'Quitter Portée'],
    cancelId: 1,
  };
  void dialog.showMessageBox(window, question).then(({ response }) => (response === 0 ? openPage(window) : window.close()));
}
