// The desk with 10 000 families: search while one types, opening a file, and five hundred requests decided at once, each beside a yardstick of
// the same run: bare SQLite that looks through as many rows, reads as many statements, commits as often.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import './from-source.mjs';
import { STAFF_PASSWORDS } from '../db/demo/passwords.ts';
import { fill } from './offices.mjs';

const { start } = await import('../main/service/start.ts');

const FAMILIES = Number(process.env.BENCH_FAMILIES ?? 10_000);
const DECISIONS = Number(process.env.BENCH_DECISIONS ?? 500);
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
/** Milliseconds of the service for a search and a file, the 95th of a hundred; seconds for all decisions. */
const WANTED = { search: 10, file: 100, decisions: 2 };
const TYPED = ['bernard', 'le goff', 'o’connor', 'garcía', 'claire', 'nguyen', '38000', 'KOWAL'];

const folder = mkdtempSync(join(tmpdir(), 'portee-bench-'));
const data = join(folder, 'desk');
const faults = [];
// filled once where stores are kept; decided requests do not come back, so each run has a store of its own
const filled = process.env.BENCH_STORES ? join(process.env.BENCH_STORES, String(FAMILIES)) : data;
await fill(filled, FAMILIES);
if (filled !== data) cpSync(filled, data, { recursive: true });
const service = await start({
  dataDir: data,
  storeKey: Buffer.alloc(32, 7),
  keyProtected: true,
  version: '0.0.0-bench',
  clock: { now: () => new Date() },
  log: pino({ level: 'silent' }),
  env: {},
  extranet: { host: '127.0.0.1', port: 0 },
});
try {
  const desk = await signIn('sonia');
  await search(desk);
  await open(desk);
  await decide(desk);
} finally {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`not as wanted: ${fault}`);
if (faults.length > 0) process.exitCode = 1;

async function signIn(login) {
  const knock = { door: 'inside', ip: '', userAgent: 'bench' };
  const { token } = await service.dispatch.call('staff.signIn', { login, password: STAFF_PASSWORDS[login] }, '', knock);
  return (name, input) => service.dispatch.call(name, input, token, knock);
}

/** Letter by letter from the second on, as the window asks. */
async function search(desk) {
  const asked = TYPED.flatMap((word) => Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i + 2)));
  const bare = new Database(join(data, 'portee.db'), { readonly: true });
  const look = bare.prepare('SELECT id FROM family WHERE search_key LIKE ? ORDER BY search_key LIMIT 50');
  const times = { ours: [], yard: [] };
  for (let run = -1; run < RUNS; run++)
    for (const text of asked) {
      const yard = await timed(async () => look.all(`%${text}%`));
      const ours = await timed(() => desk('families.list', { search: text, page: 0, pageSize: 50 }));
      if (run >= 0) {
        times.ours.push(ours);
        times.yard.push(yard);
      }
    }
  bare.close();
  tell(`search`, times, WANTED.search);
}

async function open(desk) {
  const { rows } = await desk('families.list', { search: '', page: 3, pageSize: 50 });
  const bare = new Database(join(data, 'portee.db'), { readonly: true });
  const tables = ['guardian', 'student', 'account', 'change_request', 'document', 'outbox', 'invoice', 'payment', 'history'];
  const reads = tables.map((table) => bare.prepare(`SELECT * FROM ${table} WHERE family_id = ?`));
  const times = { ours: [], yard: [] };
  for (let run = -1; run < RUNS; run++)
    for (const { id } of rows) {
      const yard = await timed(async () => {
        for (const read of reads) read.all(id);
      });
      const ours = await timed(() => desk('families.get', { id }));
      if (run >= 0) {
        times.ours.push(ours);
        times.yard.push(yard);
      }
    }
  bare.close();
  tell('opening a file', times, WANTED.file);
}

async function decide(desk) {
  const { ids } = await desk('validations.select', {});
  const { rows } = await desk('changeRequests.preview', { ids: ids.slice(0, DECISIONS) });
  const items = rows
    .filter(({ stopped, moved }) => stopped === null && moved === null)
    .map(({ id, label, version, sheetVersion, fields }) => ({
      label,
      input: { id, version, sheetVersion, decisions: fields.map((field) => ({ field, decision: 'accepted' })) },
    }));
  const yard = bareCommits(items.length);
  const { id } = await desk('jobs.start', { name: 'changeRequests.decide', label: 'bench', items });
  const seconds = (await timed(() => service.jobs.poke())) / 1000;
  const { state, report } = await desk('jobs.get', { id });
  if (state !== 'done' || report.length > 0) throw new Error(`${state}: ${JSON.stringify(report.slice(0, 3))}`);
  console.log(
    `decisions            ${items.length} in ${seconds.toFixed(2)} s (wanted: ${DECISIONS} under ${WANTED.decisions}), ${(seconds / yard).toFixed(1)} × as many bare commits (${yard.toFixed(2)} s)`,
  );
  if (seconds > (WANTED.decisions * items.length) / DECISIONS) faults.push(`${items.length} decisions took ${seconds.toFixed(2)} s`);
}

/** Seconds that the disk takes for so many transactions of one row, as durable as ours. */
function bareCommits(count) {
  const store = new Database(join(folder, 'bare.db'));
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  store.exec('CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)');
  const insert = store.prepare('INSERT INTO line (text) VALUES (?)');
  const began = performance.now();
  for (let i = 0; i < count; i++) insert.run('x'.repeat(2_000));
  const seconds = (performance.now() - began) / 1000;
  store.close();
  return seconds;
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function tell(name, { ours, yard }, wanted) {
  const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)];
  const [p50, p95, bare] = [at(ours, 0.5), at(ours, 0.95), at(yard, 0.5)];
  console.log(
    `${name.padEnd(20)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (wanted: under ${wanted}), bare SQLite ${bare.toFixed(1)} ms`,
  );
  if (p95 > wanted) faults.push(`${name}: p95 ${p95.toFixed(1)} ms`);
}
