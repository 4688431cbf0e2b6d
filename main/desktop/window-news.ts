import type { BrowserWindow } from 'electron';
import type { ShellNews } from '../../shared/contract/shell.ts';
import type { ServiceState } from '../../shared/contract/window.ts';

/** Tells a window something it did not ask for. A window that is going away hears nothing. */
export function tellWindow(window: BrowserWindow, news: Extract<ShellNews, 'shell.service'>, state: ServiceState): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(news, state);
}
