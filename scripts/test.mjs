// npm test: every check, all of them even when one fails. Its last line is `N passed, N failed, N skipped`.
// npm run check (--quick): types, lint and the tests that need neither a build nor a window.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandOf } from './children.mjs';
import { withDisplay } from './display.mjs';
import { add, countPlaywright, countVitest, isGreen, nothing } from './test-count.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'test-results', 'reports');
const isQuick = process.argv.includes('--quick');
/** A check that hangs is ended as failed, so that the others still run. */
const CHECK_MAX_MS = 30 * 60 * 1000;
let total = nothing;

rmSync(isQuick ? reports : join(root, 'test-results'), { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

check('types', [commandOf('typescript', 'tsc'), '--noEmit']);
check('lint', [commandOf('@biomejs/biome', 'biome'), 'ci', '--error-on-warnings']);
unitTests();
if (!isQuick) {
  check('build', ['scripts/build.mjs']);
  browserTests('extranet');
  await withDisplay((env) => browserTests('desktop', env));
  check('pack', ['scripts/dist.mjs', currentPlatform(), 'dir']);
  await withDisplay((env) => browserTests('packed', env));
}
// after the summary nothing may follow: it is read by scripts
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = isGreen(total) ? 0 : 1;

function check(name, args) {
  const status = run(name, args);
  total = add(total, status === 0 ? { passed: 1 } : { failed: 1 });
}

function unitTests() {
  const report = join(reports, 'vitest.json');
  const status = run('unit', [commandOf('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  count('unit', countVitest(read(report), status));
}

function browserTests(project, env = {}) {
  const report = join(reports, `${project}.json`);
  // pages are served by a process of each file's own; windows want the display for themselves
  const workers = project === 'extranet' ? 2 : 1;
  const args = [commandOf('@playwright/test', 'playwright'), 'test', `--project=${project}`, `--workers=${workers}`];
  const status = run(project, args, { ...env, PORTEE_PLAYWRIGHT_REPORT: report });
  count(project, countPlaywright(read(report), status));
}

function count(name, counted) {
  for (const title of counted.unexplained)
    console.log(`[test] ${name}: skipped without a reason in its title, counted as failed: ${title}`);
  total = add(total, counted);
}

function run(name, args, env = {}) {
  console.log(`\n[test] ${name}`);
  const began = performance.now();
  const { status, signal } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: CHECK_MAX_MS,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...env },
  });
  const outcome = status === 0 ? 'passed' : `failed (${status ?? signal})`;
  console.log(`[test] ${name}: ${outcome} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return status;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}

function currentPlatform() {
  return { linux: '--linux', darwin: '--mac', win32: '--win' }[process.platform];
}
