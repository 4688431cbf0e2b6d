import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Service, start } from '../../main/service/start.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aWorld } from '../helpers/world.ts';

const OFFICE = {
  site: { name: 'Conservatoire Louise-Farrenc', city: 'Annecy', phone: '04 65 71 20 20' },
  administrator: { name: 'Odile Fournier', login: 'odile', password: 'saumon-tambour-lichen-31' },
};

describe('the first start', () => {
  test('creates the site and its administrator, who is logged in at once', async () => {
    const call = await anEmptyOffice();
    expect(await call('office.state', {})).toMatchObject({
      stage: 'first-start',
      officeName: null,
      demonstration: false,
      keysProtected: true,
    });
    const { token } = await call('office.create', OFFICE);
    expect(await call('staff.me', {}, token)).toMatchObject({ login: 'odile', name: 'Odile Fournier', role: 'administrateur' });
    expect(await call('office.state', {})).toMatchObject({ stage: 'ready', officeName: 'Conservatoire Louise-Farrenc' });
    expect(await call('sites.list', {})).toMatchObject([{ name: 'Conservatoire Louise-Farrenc' }]);
    const { rows } = await call('history.list', {}, token);
    expect(rows.map((line) => [line.actorName, line.sentence])).toEqual([['Odile Fournier', 'a créé l’établissement']]);
    expect((await call('staff.signIn', { login: 'ODILE', password: OFFICE.administrator.password })).staff.name).toBe('Odile Fournier');
  });

  test('opens the demonstration conservatory and logs its administrator in', async () => {
    const call = await anEmptyOffice();
    const { token, accounts } = await call('office.openDemonstration', {});
    expect(await call('staff.me', {}, token)).toMatchObject({ role: 'administrateur' });
    expect(await call('office.state', {})).toMatchObject({
      stage: 'ready',
      demonstration: true,
      officeName: 'Conservatoire Hector-Berlioz',
    });
    const dashboard = await call('office.dashboard', {}, token);
    expect(dashboard.families).toBeGreaterThan(20);
    const [family] = accounts.families;
    const siteId = (await call('sites.list', {})).find((site) => site.name === family?.site)?.id ?? '';
    const signedIn = await call('accounts.signIn', { siteId, identifier: family?.identifier ?? '', password: family?.password ?? '' });
    expect(signedIn.mustChoose).toBe(false);
    // numbers and searches of the demonstration go on where it stopped
    const guardian = { lastName: 'Éluard', firstName: 'Zoé' };
    await call('families.create', { siteId, guardian, students: [] }, token);
    expect((await call('families.list', { search: 'zoe eluard' }, token)).total).toBe(1);
  });

  test('happens once: of two who start at the same time one is told that the office exists', async () => {
    const call = await anEmptyOffice();
    const outcomes = await Promise.allSettled([
      call('office.create', OFFICE),
      call('office.create', OFFICE),
      call('office.openDemonstration', {}),
    ]);
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    for (const o of outcomes) if (o.status === 'rejected') expect(o.reason).toMatchObject({ code: 'conflict' });
    expect(await refusalOf(call('office.create', OFFICE))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('existe déjà'),
    });
    expect(await refusalOf(call('office.openDemonstration', {}))).toMatchObject({ code: 'conflict' });
  });

  test('refuses a password that is easily guessed, beside its field, and creates nothing', async () => {
    const call = await anEmptyOffice();
    for (const password of ['court', 'conservatoire-2026', 'odile-fournier-31', 'motdepasse123'])
      expect(
        (await refusalOf(call('office.create', { ...OFFICE, administrator: { ...OFFICE.administrator, password } }))).fields,
      ).toHaveProperty(['administrator.password']);
    expect((await refusalOf(call('office.create', { ...OFFICE, site: { name: ' ' } }))).fields).toHaveProperty(['site.name']);
    expect(await call('office.state', {})).toMatchObject({ stage: 'first-start' });
  });
});

test('the dashboard says what waits, who is there and what has been sent', async () => {
  const w = await aWorld();
  await w.family.call('changeRequests.request', { guardianId: w.cast.claire.guardianId, values: { city: 'Meylan' } });
  await w.mails();
  const board = await w.staff.call('office.dashboard', {});
  expect(board).toMatchObject({
    waiting: [{ kind: 'guardian', label: 'Identité famille', count: 1, oldestAt: w.clock.now().toISOString() }],
    outbox: { pending: 0, sent: 1, dead: 0 },
    families: 8,
    students: 9,
    accounts: { none: 1, neverConnected: 2, active: 4, blocked: 1 },
    connectedNow: 1,
    mailServer: 'environment',
  });
  expect(board.qrCode).toMatch(/^<svg .*<\/svg>$/);
});

type AnyCall = <N extends OperationName>(name: N, input: InputOf<N>, token?: string) => Promise<OutputOf<N>>;

/** The service on an empty folder, as after an installation. */
async function anEmptyOffice(): Promise<AnyCall> {
  const dataDir = mkdtempSync(join(tmpdir(), 'portee-first-'));
  const service: Service = await start({
    dataDir,
    storeKey: Buffer.alloc(32, 3),
    keyProtected: true,
    version: '0.0.0-test',
    clock: { now: () => new Date('2026-11-20T08:00:00.000Z') },
    log: pino({ level: 'silent' }),
    env: {},
    extranet: null,
  });
  onTestFinished(async () => {
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const knock = { door: 'port', ip: '', userAgent: '' } as const;
  return async (name, input, token = '') => (await service.dispatch.call(name, input, token, knock)) as never;
}

async function refusalOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refusal) return error.toData();
    throw error;
  }
  throw new Error('it was allowed');
}
