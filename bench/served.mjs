import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../dist/service/entry-headless.js', import.meta.url));

/** Serves until ready, then ends: gives the milliseconds to the ready line and the bytes of the store. */
export async function serveOnce(flags) {
  const began = performance.now();
  const child = spawn(process.execPath, [ENTRY, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = await Promise.race([
    new Promise((resolve) => child.stdout.once('data', (line) => resolve(JSON.parse(line)))),
    ended.then((code) => Promise.reject(new Error(`the service ended with ${code}`))),
  ]);
  const ms = performance.now() - began;
  child.kill('SIGTERM');
  await ended;
  return { ms, bytes: statSync(join(ready.data, 'portee.db')).size };
}
