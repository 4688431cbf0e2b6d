// What a bare Linux lacks: the runtime's shared libraries, a virtual display and a browser for the tests, a compiler.
// Installed only as root on Debian and its children; otherwise the line to type is said.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from '../display.mjs';
import { hasCommand, run } from './commands.mjs';
import { electronDist } from './places.mjs';
import { say, stop } from './speak.mjs';

// newer Debians call some libraries …t64; the first name that apt knows is taken
const libraryPackages = ['libgtk-3-0t64|libgtk-3-0', 'libnss3', 'libasound2t64|libasound2', 'libgbm1', 'libx11-xcb1'];
/** Opened while running, so that ldd knows nothing of it; without it Electron dies at its first window and says nothing. */
const openedLater = 'libX11-xcb.so.1';

// what the tests read letters back with: text and pictures, structure, the QR code
const pdfReaders = { pdftotext: 'poppler-utils', qpdf: 'qpdf', zbarimg: 'zbar-tools' };

/** `needs` may hold 'libraries', 'Xvfb', 'chromium' and 'PDF readers'. */
export function installSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  const missing = [];
  const packages = [];
  const libraries = needs.includes('libraries') ? missingLibraries() : [];
  if (libraries.length > 0) {
    missing.push(...libraries);
    packages.push(...libraryPackages);
  }
  if (needs.includes('Xvfb') && !hasDisplay() && !hasCommand('Xvfb')) {
    missing.push('Xvfb');
    packages.push('xvfb');
  }
  if (needs.includes('chromium') && !process.env.CHROMIUM_PATH && !hasCommand('chromium')) {
    missing.push('chromium');
    packages.push('chromium');
  }
  if (needs.includes('PDF readers')) {
    const readers = Object.keys(pdfReaders).filter((name) => !hasCommand(name));
    missing.push(...readers);
    packages.push(...readers.map((name) => pdfReaders[name]));
  }
  install(missing, packages);
}

export function installCompiler() {
  const missing = ['g++', 'make', 'python3'].filter((name) => !hasCommand(name));
  install(missing, missing);
}

function missingLibraries() {
  const linked = spawnSync('ldd', [join(electronDist, 'electron')], { encoding: 'utf8' }).stdout ?? '';
  const names = [...linked.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  const known = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout; // nothing where the system has no ldconfig
  if (known && !known.includes(openedLater)) names.push(openedLater);
  return names.filter((name) => name !== 'libffmpeg.so'); // it is in the runtime's own folder
}

function install(missing, packages) {
  if (missing.length === 0) return;
  const plain = packages.map((name) => name.split('|').at(-1)).join(' ');
  const line = `apt-get update && apt-get install -y --no-install-recommends ${plain}`;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw stop(
      `This machine lacks ${missing.join(', ')}. Install them, then run the same command again; on Debian or Ubuntu:\n  sudo sh -c '${line}'`,
    );
  }
  say(`system packages: this machine lacks ${missing.join(', ')}; installing ${plain}`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'pipe'] };
  run('apt-get', ['update'], quiet);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages.map(nameAptKnows)], quiet);
}

function nameAptKnows(names) {
  const all = names.split('|');
  const isKnown = (name) => spawnSync('apt-cache', ['show', '--no-all-versions', name]).status === 0;
  return all.find(isKnown) ?? all.at(-1);
}
