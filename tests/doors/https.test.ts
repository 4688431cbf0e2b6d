import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { createServer, isIP } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Network } from '../../main/service/machine-networks.ts';
import { aCertificate, asPfx, type Given, textFile } from '../helpers/certificates.ts';
import { type Changes, extranetTyped, saveExtranet } from '../helpers/extranet.ts';
import { metAt } from '../helpers/tls.ts';
import { aWorld, BEGINNING, type World } from '../helpers/world.ts';
import { faultsOf, signedIn } from './visitor.ts';

const ETHERNET: Network = { name: 'Ethernet', addresses: ['127.0.0.1'] };
const OWN: Changes = { mode: 'own-authority', network: 'Ethernet', names: ['extranet.lan'], port: 8480 };
const given = aCertificate({ names: ['extranet.exemple.fr'], from: new Date('2026-01-01T00:00:00Z') });

/** An office whose machine is on one network, and which serves its families as the settings say, on any free port. */
const anOffice = (networks: Network[] = [ETHERNET]): Promise<World> =>
  aWorld({ extranet: { host: null, port: 0 }, networks: () => networks });

const addressOf = (world: World) => world.service.extranet().localAddress ?? '';
const portOf = (world: World) => Number(new URL(addressOf(world)).port);
const means = (world: World) => world.staff.call('extranet.means', {});

async function authorityOf(world: World): Promise<string> {
  const { bytes } = await world.staff.call('extranet.authorityFile', {});
  return Buffer.from(bytes).toString();
}

const importGiven = (world: World, { certificate, intermediate, key }: Given = given) =>
  world.staff.call('extranet.importCertificate', {
    files: [
      { name: 'extranet.pem', bytes: textFile(certificate, intermediate) },
      { name: 'extranet.key', bytes: textFile(key) },
    ],
    password: '',
  });

interface Got {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** A real request over a real socket; `ca` only where TLS is spoken. */
function get(port: number, host: string, { method = 'GET', path = '/connexion', ...tls }: RequestOptions = {}): Promise<Got> {
  const asked = {
    host: '127.0.0.1',
    port,
    method,
    path,
    agent: false,
    headers: { host },
    ...(isIP(host.split(':')[0] ?? '') === 0 && { servername: host.split(':')[0] }),
    ...tls,
  };
  return new Promise((resolve, reject) => {
    const request = (tls.ca ? httpsRequest : httpRequest)(asked, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject).end();
  });
}

async function aSquatter(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('NET-4.1 how families are served', () => {
  test('NET-4.1 over HTTPS with our own authority: a browser that has it sees the pages by name and by address', async () => {
    const world = await anOffice();
    expect(addressOf(world)).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await saveExtranet(world, OWN);
    expect(addressOf(world)).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const ca = await authorityOf(world);
    const page = await get(portOf(world), `extranet.lan:${portOf(world)}`, { ca });
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Se connecter')]);
    expect(await metAt(portOf(world), { ca, name: '127.0.0.1' })).toMatchObject({ error: null, protocol: 'TLSv1.3' });
    expect((await get(portOf(world), 'autre.lan', { ca, servername: 'extranet.lan' })).status).toBe(421);
    const { authority } = await means(world);
    expect(authority?.server?.names).toEqual(['extranet.lan', '127.0.0.1']);
    expect(authority?.missing).toEqual([]);
  });

  test('NET-4.1 over HTTPS with the certificate that was imported; a new one is shown from the next connection on', async () => {
    const world = await anOffice();
    const refused = await world.staff.refused('extranet.save', await extranetTyped(world.staff, { ...OWN, mode: 'imported' }));
    expect(refused.fields?.mode).toMatch(/importez-le d’abord/);
    await importGiven(world);
    await saveExtranet(world, { ...OWN, mode: 'imported', publicUrl: 'https://extranet.exemple.fr' });
    const port = portOf(world);
    expect((await get(port, 'extranet.exemple.fr', { ca: given.root })).status).toBe(200);
    expect(world.service.extranet().address).toBe('https://extranet.exemple.fr');

    const next = aCertificate({ names: ['extranet.exemple.fr', 'www.exemple.fr'], from: new Date('2026-06-01T00:00:00Z') });
    await world.staff.call('extranet.importCertificate', { files: [{ name: 'x.pfx', bytes: asPfx(next, 'sesame') }], password: 'sesame' });
    await world.service.settled();
    expect(portOf(world), 'nobody has to look for it elsewhere').toBe(port);
    expect(await metAt(port, { ca: next.root, name: 'www.exemple.fr' })).toMatchObject({ error: null });
    expect((await world.staff.refused('extranet.removeCertificate', {})).code).toBe('conflict');
    await saveExtranet(world, { mode: 'local', publicUrl: null });
    await world.staff.call('extranet.removeCertificate', {});
    expect((await means(world)).imported).toBeNull();
  });

  test('NET-4.1 without encryption only after the administrator has typed it; then a banner on every screen and a line in the history', async () => {
    const world = await anOffice();
    const plain = { mode: 'plain', network: 'Ethernet' } as const;
    for (const confirmation of [undefined, '', 'oui', 'en claire']) {
      const { fields } = await world.staff.refused('extranet.save', await extranetTyped(world.staff, { ...plain, confirmation }));
      expect(Object.keys(fields ?? {})).toEqual(['confirmation']);
    }
    expect((await world.stranger.call('office.state', {})).extranet.isPlainOnNetwork).toBe(false);
    await saveExtranet(world, { ...plain, confirmation: ' En clair ' });
    expect((await world.stranger.call('office.state', {})).extranet).toMatchObject({ isPlainOnNetwork: true, problem: null });
    const { rows } = await world.staff.call('history.list', { search: 'sans chiffrement' });
    expect(rows.map(({ actorName, sentence }) => `${actorName} ${sentence}`)).toEqual([
      'Sonia Marchand a ouvert l’extranet au réseau sans chiffrement',
    ]);
    await saveExtranet(world, { names: ['accueil.lan'] });
    expect((await get(portOf(world), `accueil.lan:${portOf(world)}`)).status).toBe(200);
    await saveExtranet(world, { mode: 'local' });
    expect((await world.stranger.call('office.state', {})).extranet.isPlainOnNetwork).toBe(false);
  });

  test('NET-4.2 a session that crossed the network in clear opens nothing once the extranet is served over HTTPS', async () => {
    const world = await anOffice();
    await saveExtranet(world, { mode: 'plain', network: 'Ethernet', confirmation: 'en clair' });
    const visitor = await signedIn(world);
    const sid = visitor.cookies.get('sid');
    expect(sid).toHaveLength(43);
    expect((await visitor.get('/famille')).status).toBe(200);
    await saveExtranet(world, OWN);
    const host = `127.0.0.1:${portOf(world)}`;
    const stolen = { host, cookie: `__Host-sid=${sid}` };
    const { status, headers } = await get(portOf(world), host, { ca: await authorityOf(world), path: '/famille', headers: stolen });
    expect([status, headers.location]).toEqual([303, expect.stringContaining('/connexion')]);
  });

  test('NET-4.1 only the administrator, and only where keys are protected', async () => {
    const world = await anOffice();
    for (const login of ['marc', 'nadia', 'hugo']) {
      const person = await world.signInStaff(login);
      expect((await person.refused('extranet.means', {})).code).toBe('not-allowed');
      expect((await person.refused('extranet.save', await extranetTyped(world.staff, OWN))).code).toBe('not-allowed');
      expect((await person.refused('extranet.remakeAuthority', {})).code).toBe('not-allowed');
    }
    const open = await aWorld({ extranet: { host: null, port: 0 }, networks: () => [ETHERNET], keyProtected: false });
    expect((await open.staff.refused('extranet.save', await extranetTyped(open.staff, OWN))).fields?.mode).toMatch(/coffre pour les clés/);
    expect(
      (await open.staff.refused('extranet.importCertificate', { files: [{ name: 'x', bytes: textFile(given.certificate) }], password: '' }))
        .fields,
    ).toHaveProperty('files');
    expect((await means(open)).authority).toBeNull();
  });

  test('NET-4.1 no private key lies in clear in the store, in its journal or in the log, nor does a PFX’s password', async () => {
    const world = await anOffice();
    await world.staff.call('extranet.importCertificate', {
      files: [{ name: 'x.pfx', bytes: asPfx(given, 'mot-de-passe-du-pfx') }],
      password: 'mot-de-passe-du-pfx',
    });
    await saveExtranet(world, OWN);
    const told = JSON.stringify([await means(world), await world.staff.call('history.list', {})]);
    const kept = await world.service.store.read.selectFrom('setting').select('value').execute();
    for (const text of [told, JSON.stringify(kept), world.log()]) {
      expect(text).not.toMatch(/PRIVATE KEY|mot-de-passe-du-pfx/);
      expect(text).not.toContain(Buffer.from('-----BEGIN PRIVATE KEY').toString('base64').slice(0, 24));
    }
  });

  test('NET-4.1 what cannot be opened is refused beside its field and nothing changes: families are served on', async () => {
    const world = await aWorld({ extranet: { host: null, port: null }, networks: () => [ETHERNET] });
    const taken = await aSquatter();
    const free = await freePort();
    await saveExtranet(world, { port: free });
    const before = addressOf(world);
    expect(before).toBe(`http://127.0.0.1:${free}`);
    const refusals: [Changes, string, RegExp][] = [
      [{ ...OWN, port: taken }, 'port', /déjà utilisé par un autre programme/],
      [{ ...OWN, port: free, redirectPort: taken }, 'redirectPort', /déjà utilisé/],
      [{ ...OWN, port: free, redirectPort: free }, 'redirectPort', /déjà celui de l’extranet/],
      [{ ...OWN, network: 'Wi-Fi' }, 'network', /n’est plus relié au réseau « Wi-Fi »/],
      [{ ...OWN, network: null }, 'network', /Choisissez le réseau/],
      [{ ...OWN, publicUrl: 'http://extranet.lan' }, 'publicUrl', /servi en HTTPS/],
      [{ ...OWN, names: ['extranet.lan', 'pas un nom'] }, 'names.1', /Un nom de machine/],
      [{ ...OWN, names: ['192.168.1.20'] }, 'names.0', /Un nom, pas une adresse/],
      [{ ...OWN, port: 0 }, 'port', /1 à 65535/],
    ];
    for (const [change, field, said] of refusals) {
      const { fields } = await world.staff.refused('extranet.save', await extranetTyped(world.staff, change));
      expect([field, ...Object.keys(fields ?? {})]).toEqual([field, field]);
      expect(fields?.[field]?.replaceAll('\u00a0', ' ')).toMatch(said);
    }
    expect(addressOf(world)).toBe(before);
    expect((await get(free, `127.0.0.1:${free}`)).status).toBe(200);

    // from one way to the other in the very same place, and back
    await saveExtranet(world, { ...OWN, port: free });
    expect(addressOf(world)).toBe(`https://127.0.0.1:${free}`);
    expect((await get(free, `127.0.0.1:${free}`, { ca: await authorityOf(world) })).status).toBe(200);
    await saveExtranet(world, { mode: 'local' });
    expect((await get(free, `127.0.0.1:${free}`)).status).toBe(200);
  });

  test('NET-4.1 two windows at once: the second is told, and what the first has saved stands', async () => {
    const world = await anOffice();
    const second = await extranetTyped(world.staff, { publicUrl: 'https://second.exemple.fr' });
    await saveExtranet(world, { publicUrl: 'https://premier.exemple.fr/' });
    expect((await world.staff.refused('extranet.save', second)).code).toBe('conflict');
    expect((await means(world)).setting.publicUrl).toBe('https://premier.exemple.fr');
    const path = await extranetTyped(world.staff, { publicUrl: 'https://extranet.exemple.fr/chemin' });
    expect((await world.staff.refused('extranet.save', path)).fields).toHaveProperty('publicUrl');
  });
});

describe('NET-4.1 certificates and time', () => {
  test('NET-4.1 our own is renewed a month before its end by itself, in the same place, and the history says so', async () => {
    const world = await anOffice();
    await saveExtranet(world, OWN);
    const first = (await means(world)).authority?.server;
    const port = portOf(world);
    await passDays(world, 365);
    expect((await means(world)).authority?.server).toEqual(first);
    await passDays(world, 2);
    const renewed = (await means(world)).authority;
    expect(renewed?.server?.fingerprint).not.toBe(first?.fingerprint);
    expect(portOf(world)).toBe(port);
    const { error } = await metAt(port, { ca: await authorityOf(world), name: 'extranet.lan' });
    expect(error, 'a browser of today, for which it has not begun').toMatch(/not yet valid/);
    const { rows } = await world.staff.call('history.list', { search: 'renouvelé' });
    expect(rows.map(({ actorName, sentence }) => `${actorName} ${sentence}`)[0]).toBe('Portée a renouvelé le certificat de l’extranet');
  });

  test.each([
    [31, []],
    [30, [['amber', 'Le certificat de l’extranet expire dans 30 jours, le 20/12/2026 : importez le nouveau.']]],
    [7, [['garnet', 'Le certificat de l’extranet expire dans 7 jours, le 27/11/2026 : importez le nouveau.']]],
    [1, [['garnet', 'Le certificat de l’extranet expire demain : importez le nouveau.']]],
    [-1, [['garnet', expect.stringMatching(/^Le certificat de l’extranet n’est plus valable depuis le/)]]],
  ])('NET-4.1 %i days before the end of an imported one, the dashboard says so', async (days, told) => {
    const world = await anOffice();
    const until = new Date(BEGINNING.getTime() + Math.max(days, 1) * 24 * 3600 * 1000);
    await importGiven(world, aCertificate({ names: ['extranet.exemple.fr'], from: new Date('2026-01-01T00:00:00Z'), until }));
    await saveExtranet(world, { ...OWN, mode: 'imported', publicUrl: 'https://extranet.exemple.fr' });
    if (days < 0) world.clock.set(new Date(until.getTime() + 1000));
    // a session of staff ends meanwhile
    const staff = await world.signInStaff('sonia');
    const { extranetWarnings } = await staff.call('office.dashboard', {});
    expect(extranetWarnings.map(({ tone, sentence }) => [tone, sentence])).toEqual(told);
  });

  test('NET-4.1 an address that a certificate does not name is told before families meet it', async () => {
    const world = await anOffice();
    await importGiven(world);
    await saveExtranet(world, { ...OWN, mode: 'imported', publicUrl: 'https://autre.exemple.fr' });
    expect((await means(world)).warnings).toEqual([
      { tone: 'garnet', sentence: expect.stringContaining('n’est pas fait pour autre.exemple.fr mais pour extranet.exemple.fr') },
    ]);
    await saveExtranet(world, { publicUrl: null });
    expect((await means(world)).warnings).toEqual([{ tone: 'amber', sentence: expect.stringContaining('https://extranet.exemple.fr') }]);
  });

  test('NET-4.1 a name that came later is not in the authority: it is told, and the authority made again has it', async () => {
    const world = await anOffice();
    await saveExtranet(world, { ...OWN, authorityInstalled: true });
    const former = await authorityOf(world);
    await saveExtranet(world, { names: ['extranet.lan', 'musique.lan'] });
    const { authority, warnings } = await means(world);
    expect([authority?.missing, authority?.server?.names]).toEqual([['musique.lan'], ['extranet.lan', '127.0.0.1']]);
    expect(warnings[0]?.sentence).toMatch(/^musique\.lan n’est pas dans l’autorité/);
    await world.staff.call('extranet.remakeAuthority', {});
    await world.service.settled();
    const now = await means(world);
    expect([now.authority?.missing, now.warnings, now.setting.authorityInstalled]).toEqual([[], [], false]);
    expect(await metAt(portOf(world), { ca: await authorityOf(world), name: 'musique.lan' })).toMatchObject({ error: null });
    expect((await metAt(portOf(world), { ca: former, name: 'extranet.lan' })).error).not.toBeNull();
  });
});

describe('NET-4.2 what is spoken', () => {
  test('NET-4.2 TLS 1.2 and 1.3 with modern ciphers; older versions and CBC are refused', async () => {
    const world = await anOffice();
    await importGiven(world);
    await saveExtranet(world, { ...OWN, mode: 'imported' });
    const as = (options: object) => metAt(portOf(world), { ca: given.root, name: 'extranet.exemple.fr', ...options });
    expect(await as({})).toMatchObject({ error: null, protocol: 'TLSv1.3' });
    expect(await as({ maxVersion: 'TLSv1.2' })).toMatchObject({
      error: null,
      protocol: 'TLSv1.2',
      cipher: expect.stringMatching(/GCM|CHACHA20/),
    });
    for (const old of ['TLSv1', 'TLSv1.1'] as const) {
      expect((await as({ minVersion: 'TLSv1', maxVersion: old, ciphers: 'ALL:@SECLEVEL=0' })).error, old).not.toBeNull();
    }
    for (const ciphers of ['ECDHE-RSA-AES128-SHA', 'AES128-SHA', 'AES256-SHA256', 'ECDHE-RSA-AES128-SHA256', 'AES128-GCM-SHA256']) {
      expect((await as({ maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` })).error, ciphers).not.toBeNull();
    }
  });

  test('NET-4.2 the port of plain HTTP sends whoever looks on to HTTPS, and refuses whoever sends something', async () => {
    const world = await anOffice();
    const redirectPort = await freePort();
    await saveExtranet(world, { ...OWN, redirectPort });
    const secure = `https://extranet.lan:${portOf(world)}`;
    const looked = await get(redirectPort, `extranet.lan:${redirectPort}`, { path: '/famille?x=1' });
    expect([looked.status, looked.headers.location, looked.headers['cache-control']]).toEqual([307, `${secure}/famille?x=1`, 'no-store']);
    expect(looked.headers['strict-transport-security'], 'browsers take it over HTTPS only').toBeUndefined();
    expect((await get(redirectPort, '127.0.0.1', { method: 'HEAD' })).headers.location).toBe(
      `https://127.0.0.1:${portOf(world)}/connexion`,
    );
    const sent = await get(redirectPort, 'extranet.lan', { method: 'POST' });
    expect([sent.status, sent.headers.location]).toEqual([403, undefined]);
    expect(sent.body).toContain(`href="${secure}/connexion"`);
    expect(await faultsOf(sent.body)).toEqual([]);
    expect((await get(redirectPort, 'extranet.lan', { method: 'DELETE' })).status).toBe(405);
    const stranger = await get(redirectPort, 'evil.test');
    expect([stranger.status, stranger.headers.location]).toEqual([421, undefined]);
    await saveExtranet(world, { publicUrl: 'https://www.exemple.fr' });
    expect((await get(redirectPort, 'www.exemple.fr')).headers.location).toBe('https://www.exemple.fr/connexion');
    await saveExtranet(world, { redirectPort: null });
    await expect(get(redirectPort, 'extranet.lan')).rejects.toThrow(/ECONNREFUSED|hang up|ECONNRESET/);
  });
});

describe('NET-4.6 browsers are told to insist on HTTPS only where that is safe', () => {
  test.each([
    ['with an imported certificate', { mode: 'imported' }, 'max-age=31536000'],
    ['with our own authority once it is installed', { mode: 'own-authority', authorityInstalled: true }, 'max-age=31536000'],
    ['with our own authority before', { mode: 'own-authority' }, undefined],
  ] as const)('NET-4.6 %s', async (_, change, header) => {
    const world = await anOffice();
    await importGiven(world);
    await saveExtranet(world, { ...OWN, names: ['extranet.exemple.fr'], ...change });
    const ca = [given.root, ...(change.mode === 'own-authority' ? [await authorityOf(world)] : [])];
    for (const [path, host] of [
      ['/connexion', 'extranet.exemple.fr'],
      ['/n-existe-pas', 'extranet.exemple.fr'],
      ['/connexion', 'evil.test'],
      ['/healthz', 'extranet.exemple.fr'],
    ] as const) {
      const answer = await get(portOf(world), host === 'evil.test' ? host : `${host}:${portOf(world)}`, {
        ca,
        path,
        servername: 'extranet.exemple.fr',
      });
      expect(answer.headers['strict-transport-security'], `${answer.status} ${path} ${host}`).toBe(header);
    }
  });

  test('NET-4.6 never over plain HTTP', async () => {
    const world = await anOffice();
    await saveExtranet(world, { mode: 'plain', network: 'Ethernet', confirmation: 'en clair' });
    expect((await get(portOf(world), `127.0.0.1:${portOf(world)}`)).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('NET-4.11 and NET-4.14 networks', () => {
  test('NET-4.14 the address changes with the network: the extranet follows, and says so while there is none', async () => {
    const networks = [ETHERNET, { name: 'Wi-Fi', addresses: ['127.0.0.1'] }];
    const world = await anOffice(networks);
    await saveExtranet(world, OWN);
    expect((await means(world)).networks).toEqual(networks);
    networks.shift();
    await noticeNetworks(world);
    expect(world.service.extranet()).toMatchObject({ problem: expect.stringMatching(/n’est plus relié au réseau « Ethernet »/) });
    networks.unshift({ name: 'Ethernet', addresses: ['127.0.0.1', '192.0.2.7'] });
    await noticeNetworks(world);
    expect(world.service.extranet().problem).toBeNull();
    expect((await means(world)).authority?.missing, 'an address that the authority does not know').toEqual(['192.0.2.7']);
  });

  test('NET-4.11 it answers on the chosen network alone, or on every one where that was chosen', async () => {
    const world = await anOffice();
    await saveExtranet(world, { ...OWN, network: '*' });
    expect(addressOf(world)).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect(await metAt(portOf(world), { ca: await authorityOf(world), name: '127.0.0.1' })).toMatchObject({ error: null });
  });
});

async function passDays(world: World, days: number): Promise<void> {
  world.clock.pass(days * 24 * 60);
  world.staff = await world.signInStaff('sonia');
  await noticeNetworks(world);
}

/** What the minute's round does: the listener looks again at what it should be. */
async function noticeNetworks(world: World): Promise<void> {
  await world.service.reopenExtranet();
  await world.service.settled();
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
};
