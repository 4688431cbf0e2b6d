import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pages } from '../../main/service/features/pages.ts';
import { aVisitor, hiddenFields, signedIn } from '../doors/visitor.ts';
import { aWorld, type World } from '../helpers/world.ts';

/** A page's address with ids that are nobody's. */
const addressOf = (path: string): string => path.replace(/:\w+/g, () => randomUUID());

const csrfOn = async (visitor: Awaited<ReturnType<typeof signedIn>>) =>
  hiddenFields((await visitor.get('/accessibilite')).body, '/accessibilite').csrf ?? '';

/** Claire after « Mot de passe perdu »: logged in with the temporary password of the e-mail. */
async function withTemporaryPassword(world: World) {
  const { siteId, identifier, email } = world.cast.claire;
  const visitor = aVisitor(world);
  await visitor.get('/mot-de-passe-perdu');
  await visitor.submit('/mot-de-passe-perdu', { siteId, identifier: identifier ?? '', email: email ?? '' });
  const mail = (await world.mails()).at(-1);
  const password = /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3}\b/i.exec(mail?.text ?? '')?.[0] ?? '';
  await visitor.get('/connexion');
  const answer = await visitor.submit('/connexion', { siteId, identifier: identifier ?? '', password });
  expect([answer.status, answer.location]).toEqual([303, '/mot-de-passe']);
  return { visitor, password };
}

describe('who reaches which page', () => {
  it('a stranger reaches what is open, and is led to the login page from everything else', async () => {
    const world = await aWorld();
    for (const { method, path, access } of pages) {
      const visitor = aVisitor(world);
      const csrf = await csrfOn(visitor);
      const address = addressOf(path);
      const answer = method === 'GET' ? await visitor.get(address) : await visitor.post(address, { csrf });
      const isLedToLogin = answer.location?.startsWith('/connexion?') || answer.status === 401;
      expect([path, isLedToLogin], `${method} ${path}`).toEqual([path, access !== 'open' || path === '/deconnexion']);
    }
  });

  it('a temporary password opens the choice of an own one, logout and help, and nothing else (SEC-1.3)', async () => {
    const { visitor } = await withTemporaryPassword(await aWorld());
    const csrf = await csrfOn(visitor);
    for (const { method, path, access } of pages.filter((page) => page.path !== '/deconnexion' || page.method === 'GET')) {
      const address = addressOf(path);
      const answer = method === 'GET' ? await visitor.get(address) : await visitor.post(address, { csrf });
      if (access === 'family') expect([path, answer.status, answer.location]).toEqual([path, 303, '/mot-de-passe']);
      else expect([path, answer.status < 500]).toEqual([path, true]);
    }
    expect((await visitor.get('/mot-de-passe')).text).not.toContain('Mot de passe actuel');
    expect((await visitor.get('/mot-de-passe')).body).not.toMatch(/href="\/famille"|href="\/accueil"[^>]*class="menu/);
  });

  it('the temporary password serves once, and is no own password', async () => {
    const world = await aWorld();
    const { visitor, password } = await withTemporaryPassword(world);
    await visitor.get('/mot-de-passe');
    expect((await visitor.submit('/mot-de-passe', { password, again: password })).status).toBe(422);
    const { siteId, identifier } = world.cast.claire;
    const again = aVisitor(world);
    await again.get('/connexion');
    expect((await again.submit('/connexion', { siteId, identifier: identifier ?? '', password })).status).toBe(422);
  });

  it('a new password ends every other session at its next page (SEC-1.10)', async () => {
    const world = await aWorld();
    const [here, elsewhere] = [await signedIn(world), await signedIn(world)];
    await here.get('/mot-de-passe');
    const before = here.cookies.get('sid');
    const chosen = 'lampadaire-ondule-au-matin-63';
    const answer = await here.submit('/mot-de-passe', { current: 'harpe-lueur-sentier-27', password: chosen, again: chosen });
    expect([answer.status, answer.location]).toEqual([303, '/mot-de-passe?message=mot-de-passe-change']);
    expect(here.cookies.get('sid')).not.toBe(before);
    expect((await here.get('/accueil')).status).toBe(200);
    expect((await elsewhere.get('/accueil')).location).toContain('/connexion');
  });

  it('a family sees its sessions and ends one of them', async () => {
    const world = await aWorld();
    const here = await signedIn(world);
    const page = await here.get('/mot-de-passe');
    expect(page.text).toContain('cet appareil');
    // the other one is the world's own
    const others = [...page.body.matchAll(/name="id" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(others).toHaveLength(1);
    expect((await world.family.call('accounts.sessions', {})).find((one) => one.current)?.id).toBe(others[0]);
    const ended = await here.submit('/mot-de-passe/sessions');
    expect((await here.follow(ended)).text).toContain('L’appareil est déconnecté');
    expect((await world.family.refused('accounts.sessions', {})).code).toBe('expired');
    expect((await here.get('/accueil')).status).toBe(200);
  });
});

describe('what is another family’s is simply not there (SEC-1.13)', () => {
  it('its request, its sheet and its session give the same answer as ids that do not exist', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    await claire.get('/famille');
    await claire.submit('/famille', { phoneMobile: '06 12 34 56 98' });
    const request = hiddenFields((await claire.get('/famille')).body, '/famille/retirer').id ?? '';
    const session = (await world.family.call('accounts.sessions', {})).find((one) => one.current)?.id ?? '';

    const yann = await signedIn(world, world.cast.yann);
    const csrf = await csrfOn(yann);
    const shown = '{}';
    const asked: [string, Record<string, string>, Record<string, string>][] = [
      ['/famille/retirer', { id: request }, { id: randomUUID() }],
      ['/famille', { guardianId: world.cast.claire.guardianId, city: 'Vif', shown }, { guardianId: randomUUID(), city: 'Vif', shown }],
      ['/mot-de-passe/sessions', { id: session }, { id: randomUUID() }],
    ];
    for (const [path, theirs, nobodys] of asked) {
      const [a, b] = [await yann.post(path, { csrf, ...theirs }), await yann.post(path, { csrf, ...nobodys })];
      expect([path, a.status, a.text]).toEqual([path, b.status, b.text]);
      expect(a.status, path).toBe(404);
    }
    expect((await claire.get('/famille')).text).toContain('Fiche en attente de validation');
  });
});

describe('secrets stay where they are (SEC-1.8)', () => {
  it('the session’s token is in no page, no address and no line of the log', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    const token = visitor.cookies.get('sid') ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const { path } of pages.filter((page) => page.method === 'GET')) {
      const answer = await visitor.get(addressOf(path));
      expect([path, answer.body.includes(token), answer.location?.includes(token) ?? false]).toEqual([path, false, false]);
    }
    await visitor.post('/famille', { csrf: 'wrong' });
    expect(world.log()).not.toContain(token);
    expect(world.log()).not.toContain('harpe-lueur');
  });

  it('what a family types is shown as text, wherever it comes back', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    await visitor.get('/famille');
    const evil = '<img src=x onerror=alert(1)>';
    await visitor.submit('/famille', { addressLine: evil, city: '"><script>alert(1)</script>' });
    const { body } = await visitor.get('/famille');
    expect(body).not.toContain('<img');
    expect(body).not.toContain('<script>');
    expect(body).toContain('&lt;img');
  });
});
