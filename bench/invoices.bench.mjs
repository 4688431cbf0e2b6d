// Five thousand invoices: drawn up from tariffs, issued in bulk as the desk does it, and printed in one PDF beside a bare PDFKit loop that
// writes the same text in the same run; and how long families wait at the extranet while invoices are issued.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { pino } from 'pino';
import './from-source.mjs';
import { STAFF_PASSWORDS } from '../db/demo/passwords.ts';
import { createLetterPress } from '../main/service/letters/press.ts';
import { printedInvoice } from '../main/service/letters/printed.ts';
import { fill, raiseLimits } from './offices.mjs';

const { readInvoicePaper } = await import('../main/service/features/billing/read.ts');
const { start } = await import('../main/service/start.ts');

const FAMILIES = Number(process.env.BENCH_FAMILIES ?? 5_400);
const INVOICES = Number(process.env.BENCH_INVOICES ?? 5_000);
const PAPERS = Number(process.env.BENCH_PAPERS ?? 2_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const CONNECTIONS = 8;
const LOAD_MS = 5_000;
const WANTED = { issued: 30, ratio: 1.5, p99: 100 };
const fonts = fileURLToPath(new URL('../main/service/extranet/assets/fonts/AtkinsonHyperlegibleNext_', import.meta.url));

const folder = process.env.BENCH_STORES ?? mkdtempSync(join(tmpdir(), 'portee-bench-'));
const data = join(folder, `invoices-${FAMILIES}`);
const faults = [];
await fill(data, FAMILIES);
raiseLimits(data);
const service = await start({
  dataDir: data,
  storeKey: Buffer.alloc(32, 7),
  keyProtected: true,
  version: '0.0.0-bench',
  // each run bills a year of its own; a clock that stood still would not notice
  clock: { now: () => new Date() },
  log: pino({ level: 'silent' }),
  env: {},
  extranet: { host: '127.0.0.1', port: 0 },
});
try {
  const desk = await signIn('nadia');
  const year = await nextYear(desk);
  await issueMany(desk, year);
  await whileFamiliesRead(desk, await nextYear(desk));
  await print();
} finally {
  await service.stop();
  if (!process.env.BENCH_STORES) rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`not as wanted: ${fault}`);
if (faults.length > 0) process.exitCode = 1;

async function signIn(login) {
  const knock = { door: 'inside', ip: '', userAgent: 'bench' };
  const { token } = await service.dispatch.call('staff.signIn', { login, password: STAFF_PASSWORDS[login] }, '', knock);
  return (name, input) => service.dispatch.call(name, input, token, knock);
}

/** The tariffs of the last year for one more: families are billed on the courses that they follow. */
async function nextYear(desk) {
  const { rows } = await desk('invoices.years', {});
  const last = rows.toSorted((a, b) => b.label.localeCompare(a.label))[0];
  const first = Number(last.label.slice(0, 4)) + 1;
  const sites = await desk('sites.list', {});
  const from = await desk('tariffs.choices', { siteId: sites[0].id });
  const priced = from.schoolYears.toSorted((a, b) => b.label.localeCompare(a.label));
  for (const { id } of sites)
    for (const { id: fromYearId } of priced) {
      const { rows: tariffs } = await desk('tariffs.list', { siteId: id, schoolYearId: fromYearId });
      if (tariffs.length === 0) continue;
      await desk('tariffs.copy', { siteId: id, fromYearId, toYear: `${first}-${first + 1}` });
      break;
    }
  return (await desk('invoices.years', {})).rows.find(({ label }) => label.startsWith(`${first}-`)).id;
}

async function ended(desk, name, items) {
  const { id } = await desk('jobs.start', { name, label: name, items });
  const began = performance.now();
  await service.jobs.poke();
  const seconds = (performance.now() - began) / 1000;
  const job = await desk('jobs.get', { id });
  if (job.state !== 'done' || job.refused > 0) throw new Error(`${name}: ${job.state}, ${JSON.stringify(job.report.slice(0, 3))}`);
  return seconds;
}

function runOf(schoolYearId) {
  return { schoolYearId, ledger: 'cotisation', period: 'year', rank: 1 };
}

async function billable(desk, schoolYearId) {
  const { rows } = await desk('invoices.preview', { ...runOf(schoolYearId), siteId: null });
  return rows.filter(({ obstacle }) => obstacle === null);
}

async function issueMany(desk, schoolYearId) {
  let began = performance.now();
  const families = (await billable(desk, schoolYearId)).slice(0, INVOICES);
  console.log(`preview              ${FAMILIES} families in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const bill = (family) => ({ ...runOf(schoolYearId), familyId: family.id, dueOn: null, parts: 3, issue: false, tellFamily: false });
  const drafted = await ended(
    desk,
    'invoices.bill',
    families.map((family) => ({ label: family.familyName, input: bill(family) })),
  );
  console.log(`drafts               ${families.length} in ${drafted.toFixed(1)} s`);
  began = performance.now();
  const { rows } = await desk('invoices.drafts', { schoolYearId });
  const items = rows.map(({ id, version, label }) => ({ label, input: { id, version, tellFamily: true } }));
  const seconds = await ended(desk, 'invoices.issue', items);
  console.log(`issued               ${items.length} in ${seconds.toFixed(1)} s (wanted: 5000 under ${WANTED.issued})`);
  if (seconds > (WANTED.issued * items.length) / 5_000) faults.push(`${items.length} invoices took ${seconds.toFixed(1)} s`);
}

async function whileFamiliesRead(desk, schoolYearId) {
  const families = (await billable(desk, schoolYearId)).slice(0, INVOICES);
  const { port } = new URL(service.extranet().localAddress);
  const child = fork(fileURLToPath(new URL('hammer-once.mjs', import.meta.url)), [port, data, String(CONNECTIONS)]);
  await new Promise((resolve) => child.once('message', resolve));
  const answered = new Promise((resolve) => child.once('message', resolve));
  const bill = (family) => ({ ...runOf(schoolYearId), familyId: family.id, dueOn: null, parts: 3, issue: true, tellFamily: true });
  const { id } = await desk('jobs.start', {
    name: 'invoices.bill',
    label: 'load',
    items: families.map((family) => ({ label: family.familyName, input: bill(family) })),
  });
  child.send(LOAD_MS);
  const working = service.jobs.poke();
  const { p99, perSecond } = await answered;
  const { done } = await desk('jobs.get', { id });
  await desk('jobs.cancel', { id }).catch(() => {});
  await working;
  console.log(
    `extranet meanwhile   p99 ${p99.toFixed(0)} ms (wanted: under ${WANTED.p99}), ${perSecond.toFixed(0)} pages/s; ${done} invoices drawn up and issued`,
  );
  if (p99 > WANTED.p99) faults.push(`the extranet answered 99 % in ${p99.toFixed(0)} ms`);
}

async function print() {
  const rows = await service.store.read
    .selectFrom('invoice')
    .select(['id', 'family_id'])
    .where('state', '=', 'issued')
    .orderBy('number', 'desc')
    .limit(PAPERS)
    .execute();
  const papers = [];
  for (const { id, family_id } of rows)
    papers.push(printedInvoice(await readInvoicePaper(service.store.read, { familyId: family_id, guardianId: null }, id)));
  const times = { bare: [], ours: [] };
  let size = 0;
  for (let run = -1; run < RUNS; run++) {
    const bare = await timed(() => drawBare(papers));
    const ours = await timed(() =>
      createLetterPress().draw(
        'bench',
        { title: 'Factures', author: 'Conservatoire', day: '2026-11-22', letters: papers.map((printed) => ({ kind: 'paper', printed })) },
        () => {},
      ),
    );
    size = ours.value.length;
    if (run < 0) continue;
    times.bare.push(bare.ms);
    times.ours.push(ours.ms);
  }
  const [bare, ours] = [times.bare, times.ours].map(median);
  const ratio = ours / bare;
  console.log(`bare PDFKit loop     ${papers.length} invoices in ${(bare / 1000).toFixed(2)} s`);
  console.log(
    `PDF of invoices      ${(ours / 1000).toFixed(2)} s, ${(size / 1e6).toFixed(1)} MB  ${ratio.toFixed(2)} × bare (wanted: at most ${WANTED.ratio})`,
  );
  if (ratio > WANTED.ratio) faults.push(`the PDF of invoices takes ${ratio.toFixed(2)} times a bare loop`);
}

/** The same words on as many pages, and nothing else: no tags, no measuring. */
function drawBare(papers) {
  const doc = new PDFDocument({ size: 'A4', margin: 0, font: null });
  for (const [name, file] of [
    ['regular', '400Regular'],
    ['semibold', '600SemiBold'],
    ['bold', '700Bold'],
  ])
    doc.registerFont(name, `${fonts}${file}.ttf`);
  const chunks = [];
  const over = new Promise((resolve) => doc.on('end', resolve));
  doc.on('data', (chunk) => chunks.push(chunk));
  for (const [index, paper] of papers.entries()) {
    if (index > 0) doc.addPage();
    for (const [face, size, text, x, y, width, align = 'left'] of wordsOf(paper))
      doc.font(face).fontSize(size).text(text, x, y, { width, align });
  }
  doc.end();
  return over.then(() => Buffer.concat(chunks));
}

function wordsOf({ title, issuer, client, facts, tables, outcome, mentions }) {
  let y = 250;
  const words = [
    ['semibold', 12, issuer[0], 57, 71, 220],
    ['regular', 9.5, issuer.slice(1).join(' \n'), 57, 90, 220],
    ['regular', 10.5, [client.name, ...client.address].join(' \n'), 306, 139, 232],
    ['bold', 18, title, 57, 227, 355],
  ];
  const put = (points, ...line) => {
    y += points;
    for (const [face, size, text, x, width, align] of line) words.push([face, size, text, x, y, width, align]);
  };
  const row = (face, texts) => texts.map((text, i) => [face, 10, text, 57 + i * 110, i === 0 ? 230 : 100, i === 0 ? 'left' : 'right']);
  for (const [label, value] of facts) put(17, ['regular', 10.5, `${label} :`, 57, 125], ['semibold', 10.5, value, 182, 357]);
  for (const { title: heading, columns, rows, total } of tables) {
    put(30, ['semibold', 12, heading, 57, 482]);
    put(
      20,
      ...row(
        'semibold',
        columns.map(({ label }) => label),
      ),
    );
    for (const texts of rows) put(20, ...row('regular', texts));
    if (total) put(20, ...row('bold', total));
  }
  put(32, ['bold', 12, `${outcome[0]} :`, 67, 300], ['bold', 12, outcome[1], 300, 230, 'right']);
  for (const mention of mentions) put(24, ['regular', 9.5, mention, 57, 482]);
  words.push(['regular', 8.5, `${title} – page 1 sur 1`, 57, 802, 482, 'center']);
  return words;
}

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
