import { describe, expect, it, vi } from 'vitest';
import { EVERY_HEADER } from '../../main/service/extranet/headers.ts';
import { pages } from '../../main/service/features/pages.ts';
import { aWorld } from '../helpers/world.ts';
import { type Answer, aVisitor, signedIn } from './visitor.ts';

const headersOf = ({ headers }: Answer) => Object.fromEntries(Object.keys(EVERY_HEADER).map((name) => [name, headers.get(name)]));

describe('headers (NET-4.6)', () => {
  it('every page of the table has all of them, before and after login, and nobody learns what serves it', async () => {
    const world = await aWorld();
    for (const visitor of [aVisitor(world), await signedIn(world)]) {
      for (const { method, path } of pages) {
        const answer = method === 'GET' ? await visitor.get(path) : await visitor.post(path, {});
        expect(headersOf(answer), `${method} ${path}`).toEqual(EVERY_HEADER);
        expect([
          answer.headers.get('server'),
          answer.headers.get('x-powered-by'),
          answer.headers.get('access-control-allow-origin'),
        ]).toEqual([null, null, null]);
      }
    }
  });

  it('errors and static files have them too; only files that never change are kept', async () => {
    const visitor = aVisitor(await aWorld());
    expect(headersOf(await visitor.get('/rien'))).toEqual(EVERY_HEADER);
    const sheet = /href="(\/assets\/extranet\.[0-9a-f]{10}\.css)"/.exec((await visitor.get('/connexion')).body)?.[1] ?? '';
    const css = await visitor.get(sheet);
    expect([css.status, css.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headersOf(css)).toEqual({ ...EVERY_HEADER, 'Cache-Control': 'public, max-age=31536000, immutable' });
    const font = /url\("(\/assets\/[^"]+\.woff2)"\)/.exec(css.body)?.[1] ?? '';
    expect((await visitor.get(font)).headers.get('content-type')).toBe('font/woff2');
  });

  it('nothing in a page is inline, and nothing comes from elsewhere (RGPD-7.13)', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    for (const { path } of pages.filter((page) => page.method === 'GET')) {
      const { body } = await visitor.get(path);
      expect(body, path).not.toMatch(/ style="|<style| on\w+="|<script(?! src="\/assets\/)/);
      expect(body, path).not.toMatch(/(src|href)="(https?:)?\/\/(?!(formulaire|www)\.defenseurdesdroits\.fr\/)/);
    }
    expect(EVERY_HEADER['Content-Security-Policy']).not.toMatch(/unsafe|upgrade-insecure-requests/);
  });

  it.each(['/assets/../portee.db', '/assets/%2e%2e/portee.db', '/assets/base.css', '/assets/', '/assets/extranet.css.map'])(
    '%s is no file',
    async (path) => {
      expect((await aVisitor(await aWorld()).get(path)).status).toBe(404);
    },
  );
});

describe('what cannot be shown (NET-4.13)', () => {
  it('an unknown page leads back', async () => {
    const { status, text } = await aVisitor(await aWorld()).get('/inconnue?nom=Bernard');
    expect([status, text.includes('Page introuvable'), text.includes('inconnue')]).toEqual([404, true, false]);
  });

  it('a broken page gives a reference that the log has, and nothing else of what happened', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    const page = pages.find(({ method, path }) => method === 'GET' && path === '/famille');
    if (!page) throw new Error('the table has no such page');
    const answer = vi.spyOn(page, 'answer').mockRejectedValue(new Error('SELECT secret FROM store at /srv/office'));
    const { status, text, body } = await visitor.get('/famille?jeton=abc');
    answer.mockRestore();
    expect(status).toBe(500);
    const reference = /Référence à donner au secrétariat : (\w{8})/.exec(text)?.[1] ?? 'none';
    expect(world.log()).toContain(reference);
    expect(world.log()).toContain('SELECT secret');
    expect(body).not.toMatch(/SELECT|srv|jeton|\.tsx?:/);
  });

  it('a store that does not answer is told as such, and the health check says no', async () => {
    const world = await aWorld();
    expect(JSON.parse((await aVisitor(world).get('/healthz')).body)).toEqual({ status: 'ok', version: '0.0.0-test' });
    const failing = vi.spyOn(world.service.dispatch, 'callAs').mockRejectedValue(new Error('database is locked'));
    const health = await aVisitor(world).get('/healthz');
    expect(health.status).toBe(503);
    const page = await aVisitor(world).get('/aide');
    expect([page.status, page.text.includes('Réessayez')]).toEqual([503, true]);
    failing.mockRestore();
    expect((await aVisitor(world).get('/healthz')).status).toBe(200);
  });

  it('a form that is too long, has too many fields or is no form is cut short', async () => {
    const visitor = await signedIn(await aWorld());
    expect((await visitor.post('/famille', { city: 'x'.repeat(66_000) })).status).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`f${i}`, '1']));
    expect((await visitor.post('/famille', many)).status).toBe(413);
    expect((await visitor.post('/famille', {}, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
  });

  it('an address longer than 2 KiB is not looked at, and other methods than GET, HEAD and POST are not spoken', async () => {
    const world = await aWorld();
    expect((await aVisitor(world).get(`/aide?${'x'.repeat(2100)}`)).status).toBe(414);
    const local = world.service.extranet().localAddress ?? '';
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const response = await world.service.web.app.request(`${local}/connexion`, { method });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD, POST']);
    }
    expect((await aVisitor(world).get('/session/prolonger')).status).toBe(405);
  });
});

describe('no answer tells who is a family here (SEC-1.6)', () => {
  it('the lost password answers alike, whatever the pair is worth', async () => {
    const world = await aWorld();
    const { claire, emma } = world.cast;
    const pairs = [
      { identifier: claire.identifier ?? '', email: claire.email ?? '', siteId: claire.siteId },
      { identifier: claire.identifier ?? '', email: 'quelqu-un@exemple.fr', siteId: claire.siteId },
      { identifier: 'INCONNU-0000', email: 'quelqu-un@exemple.fr', siteId: claire.siteId },
      // Emma's account is blocked
      { identifier: emma.identifier ?? '', email: emma.email ?? '', siteId: emma.siteId },
    ];
    const answers = [];
    for (const pair of pairs) {
      const visitor = aVisitor(world);
      await visitor.get('/mot-de-passe-perdu');
      const answer = await visitor.submit('/mot-de-passe-perdu', pair);
      visitor.cookies.set('sid', 'v.the-same-for-all');
      const shown = await visitor.follow(answer);
      // the site that was chosen stays chosen, which tells nobody more than they typed
      expect(answer.location).toBe(`/connexion?message=mot-de-passe-envoye&site=${pair.siteId}`);
      const body = shown.body.replaceAll(/ selected=""|\?site=[^"]*/g, '');
      answers.push({ status: answer.status, headers: [...answer.headers.keys()], body });
      await world.settled();
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await world.mails()).length).toBeGreaterThan(0);
  });

  it('a refused login answers alike, whichever half was wrong', async () => {
    const world = await aWorld();
    const { siteId, identifier } = world.cast.claire;
    const bodies = [];
    for (const who of [identifier ?? '', 'INCONNU-0000']) {
      const visitor = aVisitor(world);
      visitor.cookies.set('sid', 'v.the-same-for-all');
      await visitor.get('/connexion');
      const { status, body, headers } = await visitor.submit('/connexion', { siteId, identifier: who, password: 'un-mauvais-mot-42' });
      bodies.push({ status, headers: [...headers.keys()], body: body.replaceAll(who, 'X') });
    }
    expect(bodies[1]).toEqual(bodies[0]);
  });
});
