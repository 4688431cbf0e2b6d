import { join, resolve } from 'node:path';
import { app, BrowserWindow, MessageChannelMain, type MessagePortMain, safeStorage, utilityProcess } from 'electron';
import type { FromService } from '../../shared/contract/service-process.ts';
import type { ShellNews } from '../../shared/contract/shell.ts';
import { examinersOf } from './examiners.ts';
import { appendToLog } from './log-file.ts';
import { type Keyring, storeKeyOf } from './secrets.ts';
import { type ServiceChild, type ServiceSupervisor, superviseService } from './service-supervisor.ts';
import { tellWindow } from './window-news.ts';

export type ServiceProcess = ServiceSupervisor<MessagePortMain>;

/** The service of this desktop, not yet started: families' addresses go to standard output, its state and its ports to the windows. */
export function serviceProcess(): ServiceProcess {
  const sayAddress = once((address: string) => console.log(`Extranet\u00A0: ${address}`));
  const loaded = loadedWindows((window) => connectWindow(supervisor, window));
  const supervisor: ServiceProcess = superviseService({
    fork,
    order() {
      const dataDir = resolve(process.env.PORTEE_DATA || join(app.getPath('userData'), 'etablissement'));
      const { key, isProtected } = storeKeyOf(dataDir, keyring);
      return { type: 'start', dataDir, storeKey: key, keyProtected: isProtected, version: app.getVersion() };
    },
    onState(state) {
      for (const window of BrowserWindow.getAllWindows()) tellWindow(window, 'shell.service', state);
      if (state.state === 'ready') for (const window of loaded) connectWindow(supervisor, window);
    },
    onExtranet({ address, localAddress, problem }) {
      const shown = address ?? localAddress;
      if (shown) sayAddress(shown);
      else if (problem) console.error(`Extranet\u00A0: ${problem}`);
    },
  });
  return supervisor;
}

/** From source and inside `app.asar` alike, the service lies beside the shell. */
function fork(): ServiceChild<MessagePortMain> {
  const child = utilityProcess.fork(join(import.meta.dirname, '../service/entry-desktop.js'), [], {
    serviceName: 'portee-service',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  // its log lines, already free of secrets: kept, since a packed application has no terminal to read them in
  child.stderr?.on('data', (lines: Uint8Array) => {
    process.stderr.write(lines);
    appendToLog('service', lines);
  });
  const examiners = examinersOf(child);
  return {
    send: (message, ports) => child.postMessage(message, ports),
    kill: () => child.kill(),
    onMessage: (listener) =>
      child.on('message', (message: FromService) => {
        if (!examiners.obey(message)) listener(message);
      }),
    onExit: (listener) => child.once('exit', listener),
  };
}

/** Exactly one channel for each life of a page and each life of the service. */
function connectWindow(service: ServiceProcess, window: BrowserWindow): void {
  if (service.state().state !== 'ready' || window.isDestroyed()) return;
  const { port1, port2 } = new MessageChannelMain();
  service.connect(port1);
  window.webContents.postMessage('shell.port' satisfies ShellNews, null, [port2]);
}

/** The windows whose page is there; `onLoad` is told of each page, a reloaded one too. */
function loadedWindows(onLoad: (window: BrowserWindow) => void): Set<BrowserWindow> {
  const loaded = new Set<BrowserWindow>();
  app.on('browser-window-created', (_event, window) => {
    window.webContents.on('did-finish-load', () => {
      loaded.add(window);
      onLoad(window);
    });
    // not did-start-navigation: a navigation that is refused starts too, and the page stays
    window.webContents.on('did-navigate', () => loaded.delete(window));
    window.once('closed', () => loaded.delete(window));
  });
  return loaded;
}

/** On Linux without a keyring Electron would lock with a password that everyone knows: that is no protection. */
const keyring: Keyring = {
  isAvailable: () =>
    safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  lock: (clear) => safeStorage.encryptString(clear),
  unlock: (locked) => safeStorage.decryptString(locked),
};

function once(say: (text: string) => void): (text: string) => void {
  let isSaid = false;
  return (text) => {
    if (!isSaid) say(text);
    isSaid = true;
  };
}
