// Offices for the benchmarks of the extranet: filled, opened to a load of requests, served, and entered by a number of families.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { serveOnce } from './served.mjs';

const ENTRY = fileURLToPath(new URL('../dist/service/entry-headless.js', import.meta.url));
const WATCH = new URL('statements.mjs', import.meta.url).href;
const BARE = fileURLToPath(new URL('bare-server.mjs', import.meta.url));

/** A demonstration of so many families in this folder, as the first of them left it; says how long it took. */
export async function fill(data, families) {
  if (existsSync(join(data, 'demo-accounts.json'))) return;
  const { ms, bytes } = await serveOnce(['--data', data, '--port', '0', '--demo', '--families', String(families)]);
  console.log(`demonstration of ${families} families: ${(ms / 1000).toFixed(0)} s, store ${Math.round(bytes / 1e6)} MB`);
}

/** What an administrator can set, set here for a load that no family makes: nothing is counted against this very machine. */
export function raiseLimits(data) {
  const most = 1_000_000;
  const limits = {
    perSession: most,
    perAddress: most,
    costlyPerSession: most,
    networks: [{ network: '127.0.0.1', perMinute: most, connections: 256 }],
  };
  const store = new Database(join(data, 'portee.db'));
  store
    .prepare('INSERT OR REPLACE INTO setting (site_id, key, value, updated_at) VALUES (?, ?, ?, ?)')
    .run('', 'traffic', JSON.stringify(limits), new Date().toISOString());
  store.close();
}

/** Starts the service; `watched` makes `statements()` give those that have run since it was last asked. */
export async function serve(data, { watched = false } = {}) {
  const node = watched ? ['--import', WATCH] : [];
  const child = spawn(process.execPath, [...node, ENTRY, '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit', ...(watched ? ['ipc'] : [])],
  });
  const { extranet } = await firstLine(child);
  return {
    port: Number(new URL(extranet).port),
    stop: () => stop(child),
    statements: () =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send('statements');
      }),
  };
}

export async function serveBare(data, plan) {
  const child = spawn(process.execPath, [BARE, join(data, 'portee.db'), plan], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { port } = await firstLine(child);
  return { port, stop: () => stop(child) };
}

const running = new Set();

/** Ends whatever still runs: a benchmark that failed leaves no server behind. */
export const stopAll = () => Promise.all([...running].map(stop));

async function firstLine(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  const line = await Promise.race([
    new Promise((resolve) => child.stdout.once('data', resolve)),
    new Promise((_, reject) => child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))),
  ]);
  return JSON.parse(line);
}

function stop(child) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

/** Logs so many families in, spread over the whole office; gives each one's cookie and one of its students. */
export async function logIn(port, data, count) {
  const { families } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8'));
  const chosen = Array.from({ length: count }, (_, i) => families[Math.floor(((i + 0.5) * families.length) / count)]);
  const inside = [];
  for (const family of chosen) inside.push(await enter(`http://127.0.0.1:${port}`, family));
  return inside;
}

async function enter(origin, { site, identifier, password }) {
  const door = await fetch(`${origin}/connexion`);
  const html = await door.text();
  const form = /<form[^>]* action="\/connexion"[^>]*>(.*?)<\/form>/s.exec(html)?.[1] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  const sites = [...html.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)</g)];
  const siteId = sites.find(([, , name]) => name === site)?.[1] ?? '';
  const answer = await fetch(`${origin}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: sidOf(door) },
    body: new URLSearchParams([...hidden, ['siteId', siteId], ['identifier', identifier], ['password', password]]),
  });
  if (answer.status !== 303) throw new Error(`${identifier} could not log in: ${answer.status}`);
  const cookie = sidOf(answer);
  const students = await (await fetch(`${origin}/eleves`, { headers: { cookie } })).text();
  return { cookie, student: /href="\/eleves\/([0-9a-f-]{36})\/identite"/.exec(students)?.[1] };
}

const sidOf = (answer) => /^sid=[^;]+/.exec(answer.headers.getSetCookie().find((line) => line.startsWith('sid=')) ?? '')?.[0] ?? '';
