// What each part of dist/ is made of, and whether it is still what the sources say. By content, because git sets dates at will.
// Without Vite on purpose: `npm run serve` asks this at each start.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const recipe = ['package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/build-parts.mjs'];
const sources = {
  desktop: ['main/desktop', 'shared'],
  preload: ['preload', 'shared'],
  service: ['main/service', 'db', 'shared'],
  renderer: ['renderer', 'shared'],
};

export const partNames = Object.keys(sources);
export const fingerprintFile = '.fingerprint';

/** The parts whose sources are no longer those of dist/. */
export function partsChanged(names = partNames) {
  return names.filter((name) => builtFingerprint(name) !== fingerprintOf(name));
}

export function fingerprintOf(name) {
  const hash = createHash('sha256');
  for (const file of [...recipe, ...sources[name].flatMap(filesUnder)]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function builtFingerprint(name) {
  try {
    return readFileSync(join(root, 'dist', name, fingerprintFile), 'utf8');
  } catch {
    return undefined;
  }
}

function filesUnder(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}
