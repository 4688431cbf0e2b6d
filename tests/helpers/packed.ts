import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const unpacked = { linux: 'linux-unpacked/portee', win32: 'win-unpacked/Portée.exe', darwin: 'mac/Portée.app/Contents/MacOS/Portée' };

/** The packed application that `npm run dist` made last: the test build where Electron is the fallback runtime. */
export function packedApplication(): string {
  const isFallback = existsSync('node_modules/electron/dist/.fallback');
  const file = isFallback
    ? join('release', 'essai', 'linux-unpacked', 'portee-essai')
    : join('release', unpacked[process.platform as keyof typeof unpacked]);
  if (!existsSync(file))
    throw new Error(`${file} is not there: run "npm run dist -- --linux dir" first (release/ has ${readdirSync('release')})`);
  return file;
}
