// How long until the queue can be used, with 10 000 families in the store, against a bare Electron window measured in the same run.
// Both are driven alike, on a profile that has been used once, as on any day but the first; a window counts from when it is shown.
// The typing of the login is not counted, the login itself is.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron as electron } from '@playwright/test';
import { serveOnce } from './served.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const FAMILIES = Number(process.env.BENCH_FAMILIES ?? 10_000);
const WANTED = 1.6;
const root = fileURLToPath(new URL('..', import.meta.url));
const switches = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];

const folder = mkdtempSync(join(tmpdir(), 'portee-bench-'));
try {
  const data = join(folder, 'data');
  const filled = await serveOnce(['--data', data, '--port', '0', '--demo', '--families', String(FAMILIES)]);
  console.log(
    `demonstration of ${FAMILIES} families: ready after ${(filled.ms / 1000).toFixed(1)} s, store ${Math.round(filled.bytes / 1e6)} MB`,
  );
  const admin = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')).staff.find((s) => s.role === 'administrateur');
  const bare = bareApplication(join(folder, 'bare'));

  const times = { bare: [], first: [], queue: [] };
  for (let run = -1; run < RUNS; run++) {
    const ms = await openBare(bare, join(folder, 'bare-profile'));
    const { first, queue } = await openPortee(data, join(folder, 'profile'), admin);
    if (run < 0) continue;
    times.bare.push(ms);
    times.first.push(first);
    times.queue.push(queue);
  }
  const [b, f, q] = [times.bare, times.first, times.queue].map(median);
  console.log(`bare window          ${line(times.bare)}`);
  console.log(`login can be typed   ${line(times.first)}  ${(f / b).toFixed(2)} × bare`);
  console.log(`queue shown          ${line(times.queue)}  ${(q / b).toFixed(2)} × bare (wanted: at most ${WANTED})`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The least that is a window: one page with one word. */
function bareApplication(dir) {
  mkdirSync(dir);
  writeFileSync(join(dir, 'package.json'), '{"name":"bare","type":"module","main":"main.js"}');
  writeFileSync(join(dir, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bare</title><h1>bare</h1>');
  writeFileSync(
    join(dir, 'main.js'),
    `import { app, BrowserWindow } from 'electron';
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});`,
  );
  return dir;
}

async function openBare(app, profile) {
  const began = performance.now();
  const running = await electron.launch({ args: [...switches, `--user-data-dir=${profile}`, app] });
  await (await running.firstWindow()).getByRole('heading').waitFor();
  await shown(running);
  const ms = performance.now() - began;
  await running.close();
  return ms;
}

async function openPortee(data, profile, admin) {
  const began = performance.now();
  const running = await electron.launch({
    args: [...switches, `--user-data-dir=${profile}`, root],
    env: { ...process.env, PORTEE_DATA: data },
  });
  const window = await running.firstWindow();
  const password = window.getByLabel('Mot de passe', { exact: true });
  await password.waitFor();
  await shown(running);
  const first = performance.now() - began;
  const queue = first + (await window.evaluate(logInAndOpenQueue, admin));
  await running.close();
  return { first, queue };
}

/** Runs in the page, where no driver's own time counts: milliseconds from the press of « Se connecter » to the queue's first line. */
async function logInAndOpenQueue({ login, password }) {
  const appears = (find) =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true });
      look();
    });
  const type = (input, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  type(document.querySelector('input[autocomplete="username"]'), login);
  type(document.querySelector('input[type="password"]'), password);
  const began = performance.now();
  document.querySelector('button[type="submit"]').click();
  (await appears(() => document.querySelector('nav a[href*="validations"]'))).click();
  await appears(() => document.querySelector('section[aria-label="File de validation"] li'));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - began;
}

/** Nobody sees what is drawn before its window is there. */
async function shown(running) {
  await running.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window.isVisible()) await new Promise((resolve) => window.once('show', resolve));
  });
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function line(values) {
  const show = (ms) => `${Math.round(ms)} ms`.padStart(8);
  return `median ${show(median(values))}  min ${show(Math.min(...values))}  max ${show(Math.max(...values))}`;
}
