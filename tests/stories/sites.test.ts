import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../shared/contract/index.ts';
import type { SiteSheet } from '../../shared/contract/sites.ts';
import { aVisitor, faultsOf, signedIn } from '../doors/visitor.ts';
import { twoHalves, zip } from '../helpers/pictures.ts';
import { aWorld, type World } from '../helpers/world.ts';

const NEW: InputOf<'sites.create'> = {
  name: 'École de musique du Vercors',
  shortName: 'Vercors',
  addressLine: '4 place de la Halle',
  addressExtra: '',
  postalCode: '38250',
  city: 'Lans-en-Vercors',
  phone: '04 76 95 42 12',
  email: 'vercors@exemple.fr',
  publicBody: false,
  accent: '',
  homeMessage: null,
  helpText: null,
};

const sheetsOf = (world: World) => world.staff.call('sites.sheets', {});
const centreOf = async (world: World): Promise<SiteSheet> =>
  (await sheetsOf(world)).find(({ id }) => id === world.cast.sites.centre) as SiteSheet;
/** The sheet as its form sends it back. */
const typedOf = ({ logo: _, families: __, ...sheet }: SiteSheet): InputOf<'sites.edit'> => ({
  ...sheet,
  name: sheet.name ?? '',
  shortName: sheet.shortName ?? '',
  addressLine: sheet.addressLine ?? '',
  addressExtra: sheet.addressExtra ?? '',
  postalCode: sheet.postalCode ?? '',
  city: sheet.city ?? '',
  phone: sheet.phone ?? '',
  email: sheet.email ?? '',
  accent: sheet.accent ?? '',
});
const logoFile = async (): Promise<Uint8Array<ArrayBuffer>> => Uint8Array.from(await twoHalves(320, 120).png().toBuffer());

describe('the sites', () => {
  test('the administrator adds a site: families choose it at the door, and find it under « Aide »', async () => {
    const world = await aWorld();
    const { id } = await world.staff.call('sites.create', NEW);
    const all = await sheetsOf(world);
    expect(all.at(-1)).toMatchObject({ id, name: NEW.name, phone: '+33476954212', publicBody: false, families: 0, logo: null });
    expect((await world.stranger.call('sites.list', {})).map(({ shortName }) => shortName).at(-1)).toBe('Vercors');
    const visitor = aVisitor(world);
    expect((await visitor.get('/connexion')).text).toContain(NEW.name);
    expect((await visitor.get('/aide')).text).toContain('04 76 95 42 12');
    await world.staff.call('sites.reorder', { ids: all.map((site) => site.id).reverse() });
    expect((await world.stranger.call('sites.list', {}))[0]?.id).toBe(id);
    const { rows } = await world.staff.call('history.list', {});
    expect(rows.slice(0, 2).map(({ sentence }) => sentence)).toEqual(['a changé l’ordre des sites', `a créé le site ${NEW.name}`]);
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ shortName: '' }, 'shortName'],
    [{ postalCode: '!' }, 'postalCode'],
    [{ phone: '12' }, 'phone'],
    [{ email: 'personne' }, 'email'],
    [{ accent: 'rouge' }, 'accent'],
    [{ accent: '#fff;}body{display:none' }, 'accent'],
    [{ helpText: 'x'.repeat(10_001) }, 'helpText'],
  ])('%j is refused beside its field, and no site is created', async (typed, field) => {
    const world = await aWorld();
    expect(Object.keys((await world.staff.refused('sites.create', { ...NEW, ...typed })).fields ?? {})).toEqual([field]);
    expect(await sheetsOf(world)).toHaveLength(2);
  });

  test('two sites do not have one name, and of two who edit one at the same time the second is told', async () => {
    const world = await aWorld();
    const centre = await centreOf(world);
    const alpes = (await sheetsOf(world)).find(({ id }) => id === world.cast.sites.alpes) as SiteSheet;
    expect((await world.staff.refused('sites.edit', { ...typedOf(alpes), name: (centre.name ?? '').toUpperCase() })).fields).toHaveProperty(
      'name',
    );
    await world.staff.call('sites.edit', { ...typedOf(centre), city: 'Meylan' });
    expect((await world.staff.refused('sites.edit', { ...typedOf(centre), city: 'Échirolles' })).code).toBe('conflict');
    expect((await centreOf(world)).city).toBe('Meylan');
    expect((await world.staff.refused('sites.reorder', { ids: [centre.id] })).code).toBe('conflict');
  });

  test('message, help text and colour reach the families of the site, and no others', async () => {
    const world = await aWorld();
    const centre = await centreOf(world);
    const alpes = (await sheetsOf(world)).find(({ id }) => id === world.cast.sites.alpes) as SiteSheet;
    await world.staff.call('sites.edit', { ...typedOf(alpes), accent: '#a84a17', homeMessage: 'Route fermée.' });
    const before = await (await signedIn(world, world.cast.claire)).get('/accueil');
    expect(before.text).not.toContain('Route fermée.');
    expect(before.body).not.toContain('/assets/site.');
    const { version } = await world.staff.call('sites.edit', {
      ...typedOf(centre),
      accent: 'FFE600',
      homeMessage: 'Portes ouvertes le samedi 5 décembre.',
      helpText: 'Appelez-nous.\n\n<b>Sans détour</b>.',
    });
    const claire = await signedIn(world, world.cast.claire);
    const home = await claire.get('/accueil');
    expect(home.text).toContain('Portes ouvertes le samedi 5 décembre.');
    expect(await faultsOf(home.body)).toEqual([]);
    const help = await claire.get('/aide');
    expect(help.body).toContain('<p>Appelez-nous.</p><p>&lt;b&gt;Sans détour&lt;/b&gt;.</p>');
    const [styles = ''] = /\/assets\/site\.[0-9a-f]{10}\.css/.exec(home.body) ?? [];
    const sheet = await claire.get(styles);
    expect([sheet.status, sheet.headers.get('content-type'), sheet.headers.get('cache-control')]).toEqual([
      200,
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    // darkened until it reads on paper
    expect(sheet.body).toMatch(/^:root\{--ink:#(?!ffe600)[0-9a-f]{6};/);
    // its colours pass 7:1, which the site's own need not
    await claire.get('/accessibilite');
    await claire.submit('/accessibilite', { on: '1' });
    expect((await claire.get('/accueil')).body).not.toContain('/assets/site.');
    await claire.get('/accessibilite');
    await claire.submit('/accessibilite', { on: '0' });
    expect((await claire.get('/accueil')).body).toContain('/assets/site.');
    // back to Portée's own colour and text
    await world.staff.call('sites.edit', { ...typedOf(centre), version, accent: '', helpText: '  ' });
    expect((await claire.get('/accueil')).body).not.toContain('/assets/site.');
    expect((await claire.get('/aide')).text).toContain('Mot de passe perdu');
  });

  test('a logo is decoded, made anew and shown on the pages of its site', async () => {
    const world = await aWorld();
    const id = world.cast.sites.centre;
    const claire = await signedIn(world, world.cast.claire);
    expect((await claire.get('/accueil')).body).not.toContain('brand-logo');
    const file = await logoFile();
    const { logo } = await world.staff.call('sites.saveLogo', { id, fileName: 'logo.png', bytes: file });
    expect((await centreOf(world)).logo).toBe(logo);
    const page = await claire.get('/accueil');
    expect(page.body).toContain(`<img class="brand-logo" src="/assets/logo.${logo}" alt=""`);
    expect(await faultsOf(page.body)).toEqual([]);
    const picture = await claire.get(`/assets/logo.${logo}`);
    expect([picture.status, picture.headers.get('content-type'), picture.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/png',
      'nosniff',
    ]);
    const kept = (await world.staff.call('sites.logo', { id })).logo;
    expect(Buffer.from(kept?.bytes ?? []).equals(picture.bytes)).toBe(true);
    expect((await aVisitor(world).get(`/assets/logo.${'0'.repeat(16)}`)).status).toBe(404);

    await world.staff.call('sites.removeLogo', { id });
    expect((await claire.get('/accueil')).body).not.toContain('brand-logo');
    expect((await claire.get(`/assets/logo.${logo}`)).status).toBe(404);
    expect(await world.staff.call('sites.logo', { id })).toEqual({ logo: null });
  });

  test.each([
    ['a text that calls itself a picture', 'logo.png', async () => new TextEncoder().encode('<script>alert(1)</script>')],
    ['an archive behind a picture', 'logo.png', async () => Uint8Array.from(Buffer.concat([await logoFile(), zip()]))],
    ['a PDF', 'logo.pdf', async () => new TextEncoder().encode('%PDF-1.4\n%%EOF')],
    ['an SVG, which could hold a program', 'logo.svg', async () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['half a picture', 'logo.png', async () => (await logoFile()).slice(0, 400)],
    ['nothing', 'logo.png', async () => new Uint8Array()],
    ['more than 1 Mo', 'logo.png', async () => new Uint8Array(1024 * 1024 + 1)],
  ])('%s is no logo', async (_what, fileName, bytes) => {
    const world = await aWorld();
    const refusal = await world.staff.refused('sites.saveLogo', { id: world.cast.sites.centre, fileName, bytes: await bytes() });
    expect(refusal.code).toBe('invalid');
    expect(Object.keys(refusal.fields ?? {})).toHaveLength(1);
    expect((await centreOf(world)).logo).toBeNull();
  });

  test('only the administrator', async () => {
    const world = await aWorld();
    const centre = await centreOf(world);
    for (const login of ['marc', 'nadia', 'hugo']) {
      const person = await world.signInStaff(login);
      for (const refusal of [
        await person.refused('sites.sheets', {}),
        await person.refused('sites.create', NEW),
        await person.refused('sites.edit', typedOf(centre)),
        await person.refused('sites.reorder', { ids: [centre.id] }),
        await person.refused('sites.logo', { id: centre.id }),
        await person.refused('sites.saveLogo', { id: centre.id, fileName: 'logo.png', bytes: await logoFile() }),
        await person.refused('sites.removeLogo', { id: centre.id }),
      ])
        expect([login, refusal.code]).toEqual([login, 'not-allowed']);
    }
  });
});
