import { homedir } from 'node:os';
import { app } from 'electron';
import { faultEntry } from './journal-entry.ts';
import { appendToLog } from './log-file.ts';

/** From now on what nobody caught is noted; the shell goes on, because the service and its families do. */
export function keepJournal(): void {
  // a terminal that was closed must not become a fault, which would be said there, which would be a fault…
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.on('uncaughtException', noteFault);
  process.on('unhandledRejection', noteFault);
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit') note({ gone: name ?? type, reason, exitCode });
  });
}

/** Notes a fault of the shell, without its message, which may name people or their files. */
export function noteFault(error: unknown): void {
  note(faultEntry(error, homedir()));
}

/** One line of the shell's journal, and of standard error. */
export function note(entry: Record<string, unknown>): void {
  const line = JSON.stringify({ at: new Date().toISOString(), ...entry });
  console.error(line);
  appendToLog('portee', `${line}\n`);
}
