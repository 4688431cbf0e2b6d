import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

const LARGEST = 512 * 1024;

/** Where the logs lie: what support asks for. */
export const logFolder = (): string => join(app.getPath('userData'), 'logs');

/** Adds to `logs/<name>.log`. At half a megabyte the file becomes `<name>.1.log` and a new one begins. Never throws. */
export function appendToLog(name: 'portee' | 'service', text: string | Uint8Array): void {
  try {
    const file = join(logFolder(), `${name}.log`);
    mkdirSync(logFolder(), { recursive: true, mode: 0o700 });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, join(logFolder(), `${name}.1.log`));
    appendFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    console.error('Portée\u00A0: le journal technique n’a pas pu être écrit.', error);
  }
}
