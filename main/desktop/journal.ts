import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { faultEntry } from './journal-entry.ts';

const LARGEST = 512 * 1024;

/** From now on what nobody caught is noted; the shell goes on, because the service and its families do. */
export function keepJournal(): void {
  process.on('uncaughtException', noteFault);
  process.on('unhandledRejection', noteFault);
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) => {
    if (reason !== 'clean-exit') note({ gone: type, reason, exitCode, serviceName });
  });
}

/** Notes a fault of the shell in `logs/portee.log`, without its message, which may name people or their files. */
export function noteFault(error: unknown): void {
  note(faultEntry(error, homedir()));
}

/** One line of the journal. At half a megabyte the file becomes `portee.1.log` and a new one begins. */
export function note(entry: Record<string, unknown>): void {
  const line = JSON.stringify({ at: new Date().toISOString(), ...entry });
  console.error(line);
  try {
    const folder = join(app.getPath('userData'), 'logs');
    const file = join(folder, 'portee.log');
    mkdirSync(folder, { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, join(folder, 'portee.1.log'));
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  } catch (error) {
    console.error('Portée\u00A0: le journal technique n’a pas pu être écrit.', error);
  }
}
