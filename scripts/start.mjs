// npm start: the desktop application. Where there is no display, the service without a window on the demonstration data.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged, runToEnd } from './children.mjs';
import { hasDisplay } from './display.mjs';
import { serveHeadless } from './headless.mjs';

const given = process.argv.slice(2);

if (hasDisplay()) {
  buildIfChanged();
  const electron = createRequire(import.meta.url)('electron');
  process.exitCode = await runToEnd(electron, [...sandboxSwitches(), '.', ...given]);
} else {
  console.error('[start] Pas d’écran ici : Portée sert sans fenêtre, sur les données de démonstration. Ctrl+C l’arrête.');
  await serveHeadless(given.includes('--data') ? ['--demo', ...given] : ['--demo', '--data', demonstrationFolder(), ...given]);
}

/** Chromium's sandbox cannot be had as root, nor where the system forbids user namespaces; this is a run from source. */
function sandboxSwitches() {
  if (process.platform !== 'linux') return [];
  if (process.getuid() === 0) return ['--no-sandbox', '--disable-gpu'];
  const isForbidden = setting('apparmor_restrict_unprivileged_userns') === '1' || setting('unprivileged_userns_clone') === '0';
  if (!isForbidden) return [];
  console.error(
    '[start] Ce système interdit le bac à sable de Chromium aux programmes non installés : lancé sans lui (développement seulement).',
  );
  return ['--no-sandbox'];
}

function setting(name) {
  try {
    return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function demonstrationFolder() {
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'portee-demo');
}
