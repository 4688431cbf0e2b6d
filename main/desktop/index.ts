// The desktop application, in the order in which it starts.
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { offerContextMenu } from './context-menu.ts';
import { reviveCrashedPage } from './crashed-page.ts';
import { answerWindows, openExtranet } from './ipc.ts';
import { keepJournal, noteFault } from './journal.ts';
import { logFolder } from './log-file.ts';
import { setMenu } from './menu.ts';
import { type OpenedDocuments, openedDocuments } from './opened-documents.ts';
import { registerBundleScheme, serveBundle } from './protocol.ts';
import { guardEverything } from './security.ts';
import { type ServiceProcess, serviceProcess } from './service-process.ts';
import { openWindow, showWindow } from './window.ts';

// with --no-sandbox (as root: containers) enableSandbox would end every child process at once
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (app.requestSingleInstanceLock()) {
  app.commandLine.appendSwitch('lang', 'fr');
  keepJournal();
  registerBundleScheme();
  app.whenReady().then(open).catch(giveUp);
} else {
  app.quit();
}

function open(): void {
  guardEverything();
  serveBundle();
  const service = serviceProcess();
  const documents = documentsOpenedHere();
  // what a run that was cut short has left
  documents.clear();
  answerWindows(service, documents);
  setMenu({ openExtranet: () => void openExtranet(service), showJournal: () => void shell.openPath(logFolder()) });
  service.start();
  const window = openWindow();
  reviveCrashedPage(window);
  offerContextMenu(window);
  focusOnSecondLaunch(window);
  stopCleanly(service, documents);
}

const documentsOpenedHere = (): OpenedDocuments =>
  openedDocuments({
    temporary: app.getPath('temp'),
    profile: app.getPath('userData'),
    platform: process.platform,
    openPath: (path) => shell.openPath(path),
  });

function focusOnSecondLaunch(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (!window.isDestroyed()) showWindow(window);
  });
}

/** Closing the window ends Portée, on every system: the families' pages come from this program. */
function stopCleanly(service: ServiceProcess, documents: OpenedDocuments): void {
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    documents.clear();
    // not from within this event: Electron would take the exit for the quit that was just prevented
    void service.stop().then(() => setImmediate(() => app.exit()));
  });
}

function giveUp(error: unknown): void {
  noteFault(error);
  dialog.showErrorBox(
    'Portée',
    'Portée n’a pas pu démarrer\u00A0: des fichiers de l’application manquent ou sont abîmés. Réinstallez-la\u202F; vos données restent dans leur dossier.',
  );
  app.exit(1);
}
