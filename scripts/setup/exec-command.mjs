// `npm start` and `npm run serve` begin with `exec`, so that no shell stands between npm and us: the shell would die of a SIGTERM
// without handing it on, and leave the service running. Windows' shell has no `exec`: there it is a command that does nothing more.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules } from './places.mjs';

export function installExecCommand() {
  const file = join(nodeModules, '.bin', 'exec.cmd');
  if (process.platform === 'win32' && !existsSync(file)) writeFileSync(file, '@%*\r\n');
}
