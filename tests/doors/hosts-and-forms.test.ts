import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { crossSite } from '../../main/service/extranet/csrf.ts';
import { isPlainHost, matchHost } from '../../main/service/extranet/hosts.ts';
import { pages } from '../../main/service/features/pages.ts';
import { saveExtranet } from '../helpers/extranet.ts';
import { aWorld, type World } from '../helpers/world.ts';
import { aVisitor, hiddenFields, signedIn } from './visitor.ts';

const NAMES = { publicUrl: 'https://extranet.exemple.fr', listening: { host: '127.0.0.1', port: 8480 } };

describe('the listener answers to its own names only (NET-4.4)', () => {
  it.each(['extranet.exemple.fr', 'EXTRANET.exemple.fr', '127.0.0.1:8480', 'localhost:8480', '[::1]:8480'])('%s is ours', (host) => {
    expect(matchHost(host, NAMES)).not.toBeNull();
  });

  it.each([
    'evil.test',
    'evil.test:8480',
    '127.0.0.1',
    '127.0.0.1:8481',
    'localhost',
    'extranet.exemple.fr:8480',
    'extranet.exemple.fr.evil.test',
    'evil.extranet.exemple.fr',
    'extranet.exemple.fr.',
    '0.0.0.0:8480',
    '',
  ])('« %s » is not', (host) => {
    expect(matchHost(host, NAMES)).toBeNull();
  });

  it('a public address on plain HTTP keeps its port, and marks nothing as secure', () => {
    const names = { ...NAMES, publicUrl: 'http://extranet.exemple.fr:8480' };
    expect(matchHost('extranet.exemple.fr:8480', names)).toEqual({ origin: 'http://extranet.exemple.fr:8480', secure: false });
    expect(matchHost('extranet.exemple.fr', names)).toBeNull();
  });

  it('an address of the network is ours when the listener is on it', () => {
    expect(matchHost('192.0.2.7:8480', { publicUrl: null, listening: { host: '192.0.2.7', port: 8480 } })).not.toBeNull();
    expect(matchHost('192.0.2.8:8480', { publicUrl: null, listening: { host: '192.0.2.7', port: 8480 } })).toBeNull();
  });

  it.each([[[]], [['a.test', 'b.test']], [['user@127.0.0.1:8480']], [['127.0.0.1:8480/x']], [['127.0.0.1:8480 ']], [['a b']]])(
    'what is not exactly one plain host is refused unread: %j',
    (sent) => {
      expect(isPlainHost(sent)).toBe(false);
    },
  );

  it('gives a stranger name an empty 421, even where there would be a page', async () => {
    const answer = await aVisitor(await aWorld(), 'http://evil.test').get('/connexion');
    expect([answer.status, answer.body, answer.headers.getSetCookie()]).toEqual([421, '', []]);
  });
});

describe('a posted form must come from our own page in this browser (NET-4.5)', () => {
  const OWN = 'http://extranet.exemple.fr:8480';
  const cases = ['same-origin', 'none', 'same-site', 'cross-site', undefined].flatMap((fetchSite) =>
    [OWN, 'http://evil.test', 'null', undefined].flatMap((origin) =>
      [true, false].map((tokenHolds) => ({ fetchSite, origin, tokenHolds })),
    ),
  );

  it('of all that a browser can send, only what no header contradicts and a token proves is taken', () => {
    const taken = cases.filter((sent) => crossSite(sent, OWN) === null);
    expect(taken).toEqual(
      cases.filter(
        ({ fetchSite, origin, tokenHolds }) =>
          tokenHolds && fetchSite !== 'cross-site' && fetchSite !== 'same-site' && origin !== 'http://evil.test',
      ),
    );
    expect(taken).toHaveLength(9);
  });

  it('what another house’s server posts needs no token, and writes nothing whatever it says', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    const elsewhere = pages.filter(({ fromElsewhere }) => fromElsewhere);
    expect(elsewhere.map(({ path, access }) => [path, access])).toEqual([['/facturation/paiement/notification', 'open']]);
    await world.settled();
    const before = world.service.store.writes();
    for (const { path } of elsewhere) {
      const said: Record<string, string>[] = [{}, { idop: randomUUID(), resultrans: 'P' }, { idop: 'x'.repeat(5000) }];
      for (const fields of said)
        expect((await visitor.post(path, fields, { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' })).status).toBe(204);
    }
    expect(world.service.store.writes()).toBe(before);
  });

  it('every POST of the table refuses a form without its token, with another browser’s, and from another site', async () => {
    const world = await aWorld();
    const posts = pages
      .filter((page) => page.method === 'POST' && !page.fromElsewhere)
      .map((page) => page.path.replace(/:\w+/g, () => randomUUID()));
    expect(posts).toContain('/famille');
    const visitor = await signedIn(world);
    const { csrf = '' } = hiddenFields((await visitor.get('/famille')).body, '/deconnexion');
    const stranger = await signedIn(world, world.cast.yann);
    const other = hiddenFields((await stranger.get('/famille')).body, '/deconnexion').csrf ?? '';
    for (const path of posts) {
      const answers = [
        await visitor.post(path, {}),
        await visitor.post(path, { csrf: other }),
        await visitor.post(path, { csrf }, { origin: 'http://evil.test' }),
        await visitor.post(path, { csrf }, { 'sec-fetch-site': 'cross-site' }),
      ];
      expect(
        answers.map((answer) => answer.status),
        path,
      ).toEqual([403, 403, 403, 403]);
    }
    expect((await visitor.get('/accueil')).status).toBe(200);
    expect(world.log()).toContain('cross-site form refused');
  });

  it('the browser’s own « Origin: null », which our Referrer-Policy causes, stops nobody', async () => {
    const visitor = await signedIn(await aWorld());
    await visitor.get('/famille');
    expect((await visitor.submit('/famille', {}, { origin: 'null' })).status).toBe(303);
  });

  it('the login form has a token of its own browser before anyone has logged in', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    await visitor.get('/connexion');
    expect(visitor.cookies.get('sid')).toMatch(/^v\./);
    expect((await aVisitor(world).post('/connexion', { identifier: 'x', password: 'y' })).status).toBe(403);
    expect((await visitor.submit('/connexion', { identifier: 'x', password: 'y' })).status).toBe(422);
  });
});

describe('cookies (NET-4.3, SEC-1.7, SEC-1.8)', () => {
  const typed = (world: World) => ({
    siteId: world.cast.claire.siteId,
    identifier: world.cast.claire.identifier ?? '',
    password: 'harpe-lueur-sentier-27',
  });

  it('on plain HTTP: sid and device, HttpOnly, SameSite=Strict, for the whole site, gone with the browser', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    await visitor.get('/connexion');
    const answer = await visitor.submit('/connexion', typed(world));
    const [sid = '', device = ''] = answer.headers.getSetCookie();
    expect(sid).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(device).toMatch(/^device=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('under the public HTTPS address: __Host- and Secure, and the two modes never mix', async () => {
    const world = await aWorld();
    await saveExtranet(world, { publicUrl: 'https://extranet.exemple.fr' });
    const visitor = aVisitor(world, 'https://extranet.exemple.fr');
    await visitor.get('/connexion');
    const answer = await visitor.submit('/connexion', typed(world), { origin: 'https://extranet.exemple.fr' });
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const token = visitor.cookies.get('__Host-sid') ?? '';
    const local = aVisitor(world);
    local.cookies.set('__Host-sid', token);
    expect((await local.get('/accueil')).location).toContain('/connexion');
  });

  it('a cookie set beforehand is never kept at login', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    visitor.cookies.set('sid', 'chosen-by-somebody-else');
    await visitor.get('/connexion');
    await visitor.submit('/connexion', typed(world));
    expect(visitor.cookies.get('sid')).not.toBe('chosen-by-somebody-else');
    expect((await visitor.get('/accueil')).status).toBe(200);
    visitor.cookies.set('sid', 'chosen-by-somebody-else');
    expect((await visitor.get('/accueil')).location).toContain('session-terminee');
  });

  it('after logout the old cookie opens nothing, and caches are cleared', async () => {
    const visitor = await signedIn(await aWorld());
    await visitor.get('/accueil');
    const token = visitor.cookies.get('sid') ?? '';
    const out = await visitor.submit('/deconnexion');
    expect([out.location, out.headers.get('clear-site-data')]).toEqual(['/connexion?message=deconnexion', '"cache", "storage"']);
    expect(visitor.cookies.has('sid')).toBe(false);
    visitor.cookies.set('sid', token);
    expect((await visitor.get('/accueil')).status).toBe(303);
  });

  it('a link to the logout page ends nothing', async () => {
    const visitor = await signedIn(await aWorld());
    expect((await visitor.get('/deconnexion')).text).toContain('Voulez-vous quitter');
    expect((await visitor.get('/accueil')).status).toBe(200);
  });
});
