import { describe, expect, it } from 'vitest';
import { pages } from '../../main/service/features/pages.ts';
import { aVisitor, faultsOf, signedIn } from './visitor.ts';
import { aFullWorld, drawn, type Step, walk } from './walk.ts';

const MODES = [
  ['the usual mode', undefined],
  ['the accessibility mode', '1-150-dark'],
] as const;

/** Every page that a stranger and three families reach by following links. */
async function everyPage(look: string | undefined): Promise<Step[]> {
  const world = await aFullWorld();
  const visitors = [
    aVisitor(world),
    await signedIn(world),
    await signedIn(world, world.cast.yann),
    await signedIn(world, world.cast.samuel),
  ];
  const steps: Step[] = [];
  for (const visitor of visitors) {
    if (look) visitor.cookies.set('look', look);
    steps.push(
      ...drawn(await walk(visitor, ['/accueil', '/connexion', '/mot-de-passe-perdu', '/deconnexion', '/plan-du-site', '/rien'], 3)),
    );
    steps.push({ address: '/rien', answer: await visitor.get('/rien') });
  }
  return steps;
}

/** The first thing that a keyboard reaches. */
const firstFocusable = (body: string) => /<(?:a|button|input|select|textarea)\b[^>]*>/.exec(body.split('<body>')[1] ?? '')?.[0];

describe.each(MODES)('every page in %s', (_, look) => {
  it('is valid HTML, with one h1, its landmarks, and the way past the menu first of all (A11Y-6.2, 6.10)', {
    timeout: 300_000,
  }, async () => {
    const steps = await everyPage(look);
    expect(steps.length).toBeGreaterThan(80);
    for (const { address, answer } of steps) {
      const { body } = answer;
      expect(await faultsOf(body), address).toEqual([]);
      const counts = [/<h1[ >]/g, /<main[ >]/g, /<header[ >]/g, /<footer[ >]/g].map((tag) => body.match(tag)?.length);
      expect([address, counts]).toEqual([address, [1, 1, 1, 1]]);
      expect(firstFocusable(body), address).toBe('<a class="skip" href="#contenu">');
      expect(body, address).toContain('<main id="contenu"');
      const names = [...body.matchAll(/<nav\b[^>]*>/g)].map(([nav]) => /aria-label(?:ledby)?="([^"]+)"/.exec(nav)?.[1]);
      expect(names, address).not.toContain(undefined);
      expect(new Set(names).size, address).toBe(names.length);
    }
  });

  it('has a title that no other page has, and says where one is (A11Y-6.10)', { timeout: 300_000 }, async () => {
    const world = await aFullWorld();
    const visitor = await signedIn(world);
    if (look) visitor.cookies.set('look', look);
    const seen = await walk(visitor, ['/accueil'], 4);
    const byTitle = new Map<string, string>();
    for (const { address, answer } of drawn(seen)) {
      const title = /<title>([^<]*)<\/title>/.exec(answer.body)?.[1] ?? '';
      expect(title, address).toMatch(/^[^–]+ – .*Extranet – Conservatoire Hector-Berlioz — Centre$/);
      const [path = ''] = address.split('?');
      expect([title, byTitle.get(title) ?? path]).toEqual([title, path]);
      byTitle.set(title, path);
    }
    expect(byTitle.size).toBeGreaterThan(30);
  });
});

/** What only a form leads to, or another house. */
const BEHIND_A_FORM = [
  '/eleves/:student/reinscription/importer',
  '/eleves/:student/reinscription/verifier',
  '/facturation/paiement-essai/:onlinePayment',
  '/facturation/paiement/:onlinePayment/retour',
  '/facturation/paiement/retour',
];
/** An address that families may keep, which leads on to the first tab. */
const KEPT = ['/eleves/:student'];

it('every page of the table is reached by following links, but for those behind a form (A11Y-6.10)', { timeout: 300_000 }, async () => {
  const world = await aFullWorld();
  const visitors = [world.cast.claire, world.cast.ines, world.cast.yann].map((who) => signedIn(world, who));
  const walks = [...(await Promise.all(visitors)), aVisitor(world)].map((visitor) => walk(visitor, ['/'], 4));
  const reached = new Set((await Promise.all(walks)).flatMap((seen) => [...seen.keys()]));
  const missed = pages.filter((page) => page.method === 'GET' && !reached.has(page)).map(({ path }) => path);
  expect(missed.sort()).toEqual([...BEHIND_A_FORM, ...KEPT].sort());
});
