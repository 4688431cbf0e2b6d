// What the pages that families open most cost, with 10 000 families, against a yardstick in the same run: a bare node:http server that runs
// the very statements of each page and returns as many bytes. Then whether an office a hundred times larger costs more. Both take turns,
// so that a machine with other work slows both.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hammer, wire } from './load.mjs';
import { fill, logIn, raiseLimits, serve, serveBare, stopAll } from './offices.mjs';

const FAMILIES = Number(process.env.BENCH_FAMILIES ?? 10_000);
const GROWTH = (process.env.BENCH_GROWTH ?? '1000,100000').split(',').map(Number);
const ROUNDS = Number(process.env.BENCH_RUNS ?? 7);
const MS = Number(process.env.BENCH_MS ?? 2000);
const CONNECTIONS = Number(process.env.BENCH_CONNECTIONS ?? 32);
/** Shares of the bare server’s requests per second, milliseconds, and times the cost in the small office. */
const WANTED = { share: 0.4, p99: 40, growth: 1.3 };

const PAGES = [
  ['home', () => '/accueil'],
  ['student, identity', ({ student }) => `/eleves/${student}/identite`],
  ['student, courses', ({ student }) => `/eleves/${student}/cours`],
  ['billing', () => '/facturation/cotisations'],
];
const ASKED = [
  ['plain', {}],
  ['gzip', { 'Accept-Encoding': 'gzip, deflate, br' }],
];

// BENCH_STORES keeps the filled stores from one run to the next
const folder = process.env.BENCH_STORES ?? mkdtempSync(join(tmpdir(), 'portee-bench-'));
const faults = [];
try {
  await againstBare(await office(FAMILIES));
  await asItGrows(await Promise.all(GROWTH.map(office)));
} finally {
  await stopAll();
  if (!process.env.BENCH_STORES) rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`not as wanted: ${fault}`);
if (faults.length > 0) process.exitCode = 1;

/** An office of so many families, some of them logged in, and the statements that each page runs for each of these. */
async function office(families) {
  const data = join(folder, String(families));
  await fill(data, families);
  raiseLimits(data);
  const watched = await serve(data, { watched: true });
  const inside = await logIn(watched.port, data, CONNECTIONS);
  const plan = {};
  for (const person of inside) {
    for (const [, addressOf] of PAGES) {
      // the second time, as at every later request
      for (const time of ['first', 'second']) {
        await watched.statements();
        const answer = await fetch(`http://127.0.0.1:${watched.port}${addressOf(person)}`, { headers: { cookie: person.cookie } });
        if (answer.status !== 200) throw new Error(`${addressOf(person)}: ${answer.status}`);
        await answer.arrayBuffer();
        if (time === 'second') plan[bareAddress(person, addressOf)] = { statements: await watched.statements() };
      }
    }
  }
  await watched.stop();
  return { families, data, inside, plan };
}

/** Other families have the same address for other pages. */
function bareAddress({ cookie }, addressOf) {
  return `${addressOf({ student: 'student' })}/${encodeURIComponent(cookie)}`;
}

async function againstBare({ data, inside, plan }) {
  const service = await serve(data);
  for (const [asked, headers] of ASKED) {
    console.log(`\n${FAMILIES} families, ${CONNECTIONS} connections, ${asked}; median of ${ROUNDS} rounds of ${MS / 1000} s`);
    for (const [name, addressOf] of PAGES) {
      const requests = inside.map((person) => wire(service.port, addressOf(person), { Cookie: person.cookie, ...headers }));
      const { bytes } = await hammer(service.port, requests, { connections: CONNECTIONS, ms: MS });
      const planFile = join(data, 'plan.json');
      const addresses = inside.map((person) => bareAddress(person, addressOf));
      writeFileSync(
        planFile,
        JSON.stringify(Object.fromEntries(addresses.map((address) => [address, { ...plan[address], bytes: Math.round(bytes) }]))),
      );
      const bare = await serveBare(data, planFile);
      const bareRequests = addresses.map((address) => wire(bare.port, address));
      await hammer(bare.port, bareRequests, { connections: CONNECTIONS, ms: MS });
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) {
        const yard = await hammer(bare.port, bareRequests, { connections: CONNECTIONS, ms: MS });
        const ours = await hammer(service.port, requests, { connections: CONNECTIONS, ms: MS });
        rounds.push({ yard: yard.perSecond, ours: ours.perSecond, share: ours.perSecond / yard.perSecond, p99: ours.p99 });
      }
      await bare.stop();
      const of = (key) => median(rounds.map((round) => round[key]));
      const count = median(addresses.map((address) => plan[address].statements.length));
      console.log(
        `${name.padEnd(18)} ${rate(of('ours'))}  bare ${rate(of('yard'))}  ${percent(of('share'))} (${percent(Math.min(...rounds.map(({ share }) => share)))} at least)` +
          `  p99 ${of('p99').toFixed(1)} ms  ${count} statements  ${Math.round(bytes)} bytes`,
      );
      expect(of('share') >= WANTED.share, `${name}, ${asked}: ${percent(of('share'))} of the bare server’s requests`);
      expect(of('p99') < WANTED.p99, `${name}, ${asked}: p99 ${of('p99').toFixed(1)} ms`);
    }
  }
  await service.stop();
}

async function asItGrows(offices) {
  const services = await Promise.all(offices.map(({ data }) => serve(data)));
  console.log(`\nfrom ${GROWTH.join(' to ')} families; median of ${ROUNDS} rounds of ${MS / 1000} s`);
  for (const [name, addressOf] of PAGES) {
    const requests = offices.map(({ inside }, i) =>
      inside.map((person) => wire(services[i].port, addressOf(person), { Cookie: person.cookie })),
    );
    const costs = [];
    for (let round = -1; round < ROUNDS; round++) {
      const perSecond = [];
      for (const [i, { port }] of services.entries())
        perSecond.push((await hammer(port, requests[i], { connections: CONNECTIONS, ms: MS })).perSecond);
      if (round >= 0) costs.push(perSecond[0] / perSecond.at(-1));
    }
    const cost = median(costs);
    console.log(`${name.padEnd(18)} ${cost.toFixed(2)} × (${Math.min(...costs).toFixed(2)} to ${Math.max(...costs).toFixed(2)})`);
    expect(cost <= WANTED.growth, `${name} costs ${cost.toFixed(2)} × as much with ${GROWTH.at(-1)} families`);
  }
  await Promise.all(services.map((service) => service.stop()));
}

function expect(holds, what) {
  if (!holds) faults.push(what);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function rate(perSecond) {
  return `${Math.round(perSecond)}/s`.padStart(8);
}

function percent(share) {
  return `${(share * 100).toFixed(0)} %`;
}
