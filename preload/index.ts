// What the window may ask of the machine: `window.portee`, and nothing else of Electron or Node.
import { contextBridge, ipcRenderer } from 'electron';
import type { ShellAnswer, ShellChannel, ShellInput, ShellNews } from '../shared/contract/shell.ts';
import type { PorteeWindow, ServiceState } from '../shared/contract/window.ts';
import { createCalls, type Port } from './calls.ts';

const calls = createCalls();
let isToldOfState = false;

hear('shell.port', (_state, [port]) => port && calls.attach(port as Port));
hear('shell.service', (state) => {
  isToldOfState = true;
  calls.hearState(state);
});
void ask('shell.serviceState', {}).then((answer) => {
  // news that came meanwhile are younger than this answer
  if (answer.ok && !isToldOfState) calls.hearState(answer.output);
});

const portee: PorteeWindow = {
  platform: process.platform,
  call: calls.call,
  onEvent: calls.onEvent,
  onService: calls.onService,
  async saveFile(file) {
    const answer = await ask('shell.saveFile', file);
    return answer.ok ? answer.output : { path: null, problem: answer.message };
  },
  async openDocument(file) {
    const answer = await ask('shell.openDocument', file);
    return answer.ok ? answer.output : { problem: answer.message };
  },
  openExtranet: async () => void (await ask('shell.openExtranet', {})),
  restartService: async () => void (await ask('shell.restartService', {})),
};
contextBridge.exposeInMainWorld('portee', portee);

async function ask<C extends ShellChannel>(channel: C, input: ShellInput<C>): Promise<ShellAnswer<C>> {
  try {
    return await ipcRenderer.invoke(channel, input);
  } catch {
    return { ok: false, message: 'Cette demande n’a pas pu être envoyée.' };
  }
}

function hear(news: ShellNews, listener: (state: ServiceState, ports: readonly MessagePort[]) => void): void {
  ipcRenderer.on(news, (event, state: ServiceState) => listener(state, event.ports));
}
