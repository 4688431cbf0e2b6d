// Starting other programs from the scripts.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { partsChanged } from './build-parts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** Builds what changed, in a process of its own so that Vite does not stay in memory. Ends this process when that fails. */
export function buildIfChanged(names) {
  const changed = partsChanged(names);
  if (changed.length === 0) return;
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), ...changed], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

/** The script behind a command of a package: started with our Node, it needs no shell and works on every system. */
export function commandOf(packageName, command = packageName) {
  const description = require.resolve(`${packageName}/package.json`);
  const { bin } = require(description);
  return join(dirname(description), typeof bin === 'string' ? bin : bin[command]);
}

/** Runs a program with our streams, hands SIGINT and SIGTERM on, gives its exit code (1 when a signal ended it). */
export function runToEnd(command, args, { env = {} } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const handOn = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, handOn);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal && !child.killed) console.error(`${basename(command)} was ended by ${signal}`);
      resolve(code ?? 1);
    });
  }).finally(() => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, handOn);
  });
}
