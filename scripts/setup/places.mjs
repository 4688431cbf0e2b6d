// Where the set-up reads and writes.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const nodeModules = join(root, 'node_modules');
export const electronPackage = join(nodeModules, 'electron');
export const electronDist = join(electronPackage, 'dist');
export const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';

/** The folder that outlives a clone: the unpacked fallback runtime and the built better-sqlite3. PORTEE_CACHE_DIR moves it. */
export function cacheFolder() {
  return process.env.PORTEE_CACHE_DIR || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'portee');
}

/** The Node that the npm scripts run on: Node 24 out of node_modules on linux-x64, elsewhere the machine's own. */
export function projectNode() {
  const packaged = join(nodeModules, '.bin', 'node');
  return existsSync(packaged) ? packaged : process.execPath;
}
