import { BrowserWindow, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import { type ShellChannel, shellChannels } from '../../shared/contract/shell.ts';
import { extranetToOpen } from './addresses.ts';
import { noteFault } from './journal.ts';
import type { OpenedDocuments } from './opened-documents.ts';
import { saveFile } from './save-file.ts';
import type { ServiceProcess } from './service-process.ts';
import { answerShell, type Sender, type ShellAnswers } from './shell-door.ts';

/** Opens the shell's channels, the declared ones and no other. */
export function answerWindows(service: ServiceProcess, documents: OpenedDocuments): void {
  const answers = shellAnswers(service, documents);
  for (const channel of Object.keys(shellChannels) as ShellChannel[]) {
    ipcMain.handle(channel, (event, ...args: unknown[]) =>
      answerShell(
        channel,
        answers[channel],
        { sender: senderOf(event), window: BrowserWindow.fromWebContents(event.sender), args },
        noteFault,
      ),
    );
  }
}

function shellAnswers(service: ServiceProcess, documents: OpenedDocuments): ShellAnswers<BrowserWindow | null> {
  return {
    'shell.saveFile': saveFile,
    'shell.openDocument': (file) => documents.open(file),
    async 'shell.openExtranet'() {
      await openExtranet(service);
      return {};
    },
    'shell.restartService'() {
      service.start();
      return {};
    },
    'shell.serviceState': () => service.state(),
  };
}

/** In the person's own browser, at the address that the service has told the shell. */
export async function openExtranet(service: ServiceProcess): Promise<void> {
  const address = extranetToOpen(service.extranet());
  if (address) await shell.openExternal(address);
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return { frame: frame && { origin: frame.origin, isTop: frame.parent === null } };
}
