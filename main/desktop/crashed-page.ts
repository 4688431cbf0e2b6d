import { type BrowserWindow, dialog } from 'electron';
import { note } from './journal.ts';

/** A page that dies this often within a minute is not reloaded again by itself. */
const MOST_RELOADS = 3;

/** When the window's page dies, shows it again and says so. What was saved is in the store, whatever happens to the page. */
export function reviveCrashedPage(window: BrowserWindow): void {
  let crashes: number[] = [];
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
  void dialog.showMessageBox(window, question).then(({ response }) => (response === 0 ? window.webContents.reload() : window.close()));
}
