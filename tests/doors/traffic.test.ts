import { describe, expect, it } from 'vitest';
import { networksOf, subscriberOf } from '../../main/service/doors/networks.ts';
import { requestCounter, rulesFrom } from '../../main/service/doors/traffic.ts';
import { pages } from '../../main/service/features/pages.ts';
import { SETTINGS } from '../../shared/contract/settings.ts';
import { saveSetting } from '../helpers/settings.ts';
import { aWorld, type World } from '../helpers/world.ts';
import { aVisitor, signedIn } from './visitor.ts';

const DEFAULTS = SETTINGS.traffic.parse({});

/** Asks as from this address on the network, with these headers. */
const askFrom = async (world: World, remoteAddress: string, headers: Record<string, string> = {}, path = '/aide') => {
  const origin = world.service.extranet().localAddress ?? '';
  const env = { incoming: { socket: { remoteAddress } } };
  return world.service.web.app.request(`${origin}${path}`, { headers: { host: new URL(origin).host, ...headers } }, env);
};

/** The statuses of so many requests in a row, each once, in the order in which they appear. */
async function statuses(count: number, ask: () => Promise<{ status: number }>): Promise<number[]> {
  const seen: number[] = [];
  for (let i = 0; i < count; i++) seen.push((await ask()).status);
  return [...new Set(seen)];
}

describe('NET-4.9 nobody asks without end', () => {
  it('a session has 120 pages in a minute: then it is told, in French, how long to wait, and after that it goes on', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const yann = await signedIn(world, world.cast.yann);
    // signed in since the minute began
    world.clock.pass(1);
    expect(await statuses(120, () => claire.get('/aide'))).toEqual([200]);
    world.clock.pass(0.5);
    const answer = await claire.get('/accueil');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '30']);
    expect(answer.text).toContain('Trop de demandes');
    expect((await claire.get('/aide')).status).toBe(429);
    expect((await yann.get('/aide')).status).toBe(200);
    expect(world.log().match(/too many requests/g)).toHaveLength(1);
    world.clock.pass(0.5);
    expect((await claire.get('/accueil')).status).toBe(200);
  });

  it('style sheets, scripts and fonts are counted against nobody', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const sheet = /href="(\/assets\/extranet\.[^"]+)"/.exec((await claire.get('/aide')).body)?.[1] ?? '';
    expect(await statuses(700, () => claire.get(sheet))).toEqual([200]);
    expect((await claire.get('/aide')).status).toBe(200);
  });

  it('an address has 600 in a minute whatever its sessions; another, and a listed school, have their own', async () => {
    const world = await aWorld();
    await saveSetting(world.staff, 'settings.saveTraffic', {
      ...DEFAULTS,
      networks: [{ network: '198.51.100.0/24', perMinute: 2000, connections: 100 }],
    });
    expect(await statuses(601, () => askFrom(world, '203.0.113.9'))).toEqual([200, 429]);
    expect((await askFrom(world, '::ffff:203.0.113.9')).status).toBe(429);
    expect((await askFrom(world, '203.0.113.10')).status).toBe(200);
    expect(await statuses(700, () => askFrom(world, '198.51.100.77'))).toEqual([200]);
  });

  it('a PDF is asked for ten times in a minute, a page as often as others', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const costly = pages.filter((page) => page.costly);
    expect(costly.map(({ path }) => path)).toContain('/facturation/factures/:invoice');
    const nobodys = '00000000-0000-4000-8000-000000000000';
    const invoice = () => claire.get(`/facturation/factures/${nobodys}`);
    expect(await statuses(11, invoice)).toEqual([404, 429]);
    expect((await claire.get('/aide')).status).toBe(200);
    world.clock.pass(1);
    expect((await invoice()).status).toBe(404);
  });

  it('ten thousand are counted at once, and the one not heard of for longest is forgotten', () => {
    const count = requestCounter();
    const now = new Date('2026-11-20T08:00:00.000Z');
    expect(count('first', 1, now)).toBeNull();
    expect(count('first', 1, now)).toEqual({ wait: 60, isFirst: true });
    for (let i = 0; i < 10_000; i++) count(`other ${i}`, 1, now);
    expect(count('first', 1, now)).toBeNull();
    expect(count('other 9999', 1, now)).toEqual({ wait: 60, isFirst: true });
  });

  it('a clock that is set back shuts nobody out', () => {
    const count = requestCounter();
    count('x', 1, new Date('2026-11-20T08:00:00.000Z'));
    expect(count('x', 1, new Date('2026-11-19T08:00:00.000Z'))).toBeNull();
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('« %s » is counted as %s: with IPv6 a household has a whole network', (address, counted) => {
    expect(subscriberOf(address)).toBe(counted);
  });

  it('the office can set each figure, and nonsense is refused beside its field', async () => {
    const world = await aWorld();
    const traffic = {
      perSession: 200,
      perAddress: 900,
      costlyPerSession: 5,
      networks: [{ network: '2001:db8::/32', perMinute: 5000, connections: 64 }],
      proxies: ['10.0.0.1', ' 10.1.0.0/16 '],
    };
    await saveSetting(world.staff, 'settings.saveTraffic', traffic);
    const kept = (await world.staff.call('settings.get', {})).traffic;
    expect(kept).toEqual({ ...traffic, proxies: ['10.0.0.1', '10.1.0.0/16'] });
    for (const proxies of [['10.0.0'], ['10.0.0.0/33'], ['exemple.fr'], ['*']]) {
      const refusal = await world.staff.refused('settings.saveTraffic', { ...traffic, proxies, version: '' });
      expect([refusal.code, Object.keys(refusal.fields ?? {})[0]]).toEqual(['invalid', expect.stringMatching(/^proxies/)]);
    }
  });
});

it('NET-4.9 a cookie longer than ours is none: nobody makes the counters keep megabytes', async () => {
  const world = await aWorld();
  for (const [length, kept] of [
    [64, true],
    [65, false],
    [7000, false],
  ] as const) {
    const visitor = aVisitor(world);
    visitor.cookies.set('sid', `v.${'x'.repeat(length - 2)}`);
    await visitor.get('/connexion');
    expect([length, visitor.cookies.get('sid')?.length === length]).toEqual([length, kept]);
  }
});

describe('NET-4.10 who asks is known from those in front that are listed, and from nobody else', () => {
  const rules = rulesFrom({ ...DEFAULTS, proxies: ['10.0.0.0/8', '2001:db8:ffff::1'] });

  it.each([
    ['a visitor who is no proxy', '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    ['a proxy that says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['a proxy that says for whom', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['a visitor who has written something first', '10.0.0.1', '127.0.0.1, 8.8.8.8, 192.0.2.1', '192.0.2.1'],
    ['two proxies in a row', '10.0.0.1', '198.51.100.1, 192.0.2.1, 10.2.3.4', '192.0.2.1'],
    ['a visitor who pretends to be a proxy', '10.0.0.1', '192.0.2.1, 10.9.9.9', '192.0.2.1'],
    ['an address with a port', '10.0.0.1', '192.0.2.1:4711', '192.0.2.1'],
    ['an address in brackets', '10.0.0.1', '[2001:db8::1]:4711', '2001:db8::1'],
    ['an IPv4 address written as IPv6', '::ffff:10.0.0.1', '::ffff:192.0.2.1', '192.0.2.1'],
    ['a proxy on IPv6', '2001:db8:ffff::1', '2001:db8::7', '2001:db8::7'],
    ['a proxy that does not know', '10.0.0.1', '192.0.2.1, unknown', '10.0.0.1'],
    ['nonsense', '10.0.0.1', '"; DROP TABLE', '10.0.0.1'],
  ])('%s', (_, peer, forwardedFor, client) => {
    expect(rules.clientOf(peer, forwardedFor)).toBe(client);
  });

  it('no address is in an empty list, and only addresses are in any', () => {
    expect(networksOf([])('10.0.0.1')).toBe(false);
    expect(networksOf(['0.0.0.0/0'])('exemple.fr')).toBe(false);
    expect(networksOf(['10.0.0.0/8'])('10.255.0.1')).toBe(true);
  });

  const headers = (address: string) => ({ 'x-forwarded-for': address, forwarded: `for=${address}`, 'x-real-ip': address });

  it('whoever writes an address into a header is counted under the own one all the same, and the log never names the other', async () => {
    const world = await aWorld();
    let i = 0;
    const spoofed = () => askFrom(world, '203.0.113.9', headers(`192.0.2.${i++ % 250}`));
    expect(await statuses(601, spoofed)).toEqual([200, 429]);
    const visitor = aVisitor(world);
    await visitor.post('/connexion', { identifier: 'x' }, headers('192.0.2.66'));
    expect(world.log()).toContain('203.0.113.9');
    expect(world.log()).not.toContain('192.0.2.');
  });

  it('behind a listed proxy each family is counted by itself, and the log says who it was', async () => {
    const world = await aWorld();
    await saveSetting(world.staff, 'settings.saveTraffic', { ...DEFAULTS, proxies: ['127.0.0.1'] });
    const through = (address: string) => askFrom(world, '127.0.0.1', headers(address));
    expect(await statuses(601, () => through('192.0.2.1'))).toEqual([200, 429]);
    expect((await through('192.0.2.2')).status).toBe(200);
    expect(world.log()).toContain('192.0.2.1');
  });

  it('a listed proxy may hold all connections, a listed school its own number, anybody else 24', () => {
    const { connections } = rulesFrom({
      ...DEFAULTS,
      proxies: ['10.0.0.1'],
      networks: [{ network: '198.51.100.0/24', perMinute: 1000, connections: 80 }],
    });
    expect(['10.0.0.1', '198.51.100.3', '203.0.113.9'].map(connections)).toEqual([256, 80, 24]);
  });

  it('the setting holds for connections from the next request on', { timeout: 60_000 }, async () => {
    const world = await aWorld();
    const { host } = new URL(world.service.extranet().localAddress ?? '');
    await saveSetting(world.staff, 'settings.saveTraffic', { ...DEFAULTS, proxies: ['127.0.0.1'] });
    await fetch(`http://${host}/healthz`);
    const together = await Promise.all(Array.from({ length: 40 }, () => fetch(`http://${host}/healthz`).then(({ status }) => status)));
    expect(together).toEqual(Array.from({ length: 40 }, () => 200));
  });
});
