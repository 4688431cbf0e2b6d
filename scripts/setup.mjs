#!/usr/bin/env node
// Makes a fresh clone ready; npm calls it before start, serve, test, check, build, dist and bench. Built-ins only, Node 20 or newer.
// Each step first looks whether its result is already there, so a second run ends in a tenth of a second.
// Everything is said on standard error: `npm run serve` keeps standard output for its one JSON line.

const minimum = [20, 17];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < minimum[0] || (major === minimum[0] && minor < minimum[1])) {
  console.error(
    `[setup] failed: Node ${minimum.join('.')} or newer is needed, this is ${process.version}. Install a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}

const { installDependencies } = await import('./setup/dependencies.mjs');
const { installExecCommand } = await import('./setup/exec-command.mjs');
const { installFonts } = await import('./setup/fonts.mjs');
const { installElectron, electronKind } = await import('./setup/electron.mjs');
const { installSystemPackages } = await import('./setup/system-packages.mjs');
const { installSqlite } = await import('./setup/sqlite.mjs');
const { Stop, explain, say } = await import('./setup/speak.mjs');
const { hasDisplay } = await import('./display.mjs');

/** What each npm script needs beyond the npm packages. Serving, checking and bundling need no Electron. */
const needsOf = {
  serve: [],
  check: ['PDF readers'],
  build: [],
  start: hasDisplay() ? ['electron', 'libraries'] : [],
  dist: ['electron'],
  bench: ['electron', 'libraries', 'Xvfb', 'chromium'],
  test: ['electron', 'libraries', 'Xvfb', 'chromium', 'PDF readers'],
};

async function setUp(purpose) {
  const needs = needsOf[purpose];
  if (!needs) throw new Stop(`"${purpose}" is not one of ${Object.keys(needsOf).join(', ')}.`);
  const spent = [];
  const step = async (name, work) => {
    const began = performance.now();
    await work();
    spent.push([name, (performance.now() - began) / 1000]);
  };
  await step('npm packages', installDependencies);
  await step('fonts', installFonts);
  await step('exec', installExecCommand);
  if (needs.includes('electron')) await step('Electron runtime', installElectron);
  await step('system packages', () => installSystemPackages(needs));
  if (needs.includes('electron')) await step('better-sqlite3', installSqlite);
  const slow = spent.filter(([, seconds]) => seconds >= 1);
  if (slow.length === 0) return;
  const total = spent.reduce((sum, [, seconds]) => sum + seconds, 0);
  const split = slow.map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`).join(' · ');
  say(`ready in ${total.toFixed(1)} s: ${split}${needs.includes('electron') ? ` (Electron: ${electronKind()})` : ''}`);
}

try {
  await setUp(process.argv[2] ?? 'test');
} catch (error) {
  console.error(`[setup] failed: ${explain(error)}`);
  process.exitCode = 1;
}
