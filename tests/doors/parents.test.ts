import { describe, expect, it } from 'vitest';
import { aWorld, type World } from '../helpers/world.ts';
import { type Answer, aVisitor, signedIn } from './visitor.ts';

/** The site that the form would send. */
const chosenSite = ({ body }: Answer): string | undefined => /<option value="([^"]+)" selected/.exec(body)?.[1];

/** Claire's site, put after the other one. */
async function secondSite(world: World): Promise<{ siteId: string }> {
  const { siteId } = world.cast.claire;
  await world.service.store.write((db) => db.updateTable('site').set({ position: 9 }).where('id', '=', siteId).execute());
  return { siteId };
}

describe('a parent of the second site', () => {
  it('finds it chosen after asking for a password', async () => {
    const world = await aWorld();
    const { siteId } = await secondSite(world);
    const visitor = aVisitor(world);
    expect(chosenSite(await visitor.get('/connexion'))).not.toBe(siteId);
    await visitor.get('/mot-de-passe-perdu');
    const sent = await visitor.submit('/mot-de-passe-perdu', { siteId, identifier: 'INCONNU-0000', email: 'parent@exemple.fr' });
    const back = await visitor.follow(sent);
    expect(chosenSite(back)).toBe(siteId);
    const ok = /href="([^"]+)"[^>]*>\s*OK/.exec(back.body)?.[1] ?? '';
    expect(chosenSite(await visitor.get(ok.replaceAll('&amp;', '&')))).toBe(siteId);
  });

  it('finds it chosen at the next visit of a browser that has logged in, and in the form for a lost password', async () => {
    const world = await aWorld();
    const { siteId } = await secondSite(world);
    const visitor = await signedIn(world);
    await visitor.get('/accueil');
    const out = await visitor.follow(await visitor.submit('/deconnexion'));
    expect(chosenSite(out)).toBe(siteId);
    expect(chosenSite(await visitor.get('/connexion'))).toBe(siteId);
    expect(chosenSite(await visitor.get('/mot-de-passe-perdu'))).toBe(siteId);
  });

  it('is not led astray by a site that is none', async () => {
    const visitor = aVisitor(await aWorld());
    const first = chosenSite(await visitor.get('/connexion'));
    expect(chosenSite(await visitor.get('/connexion?site=%22%3E%3Cb%3E'))).toBe(first);
    visitor.cookies.set('device', 'abc~@nowhere');
    expect(chosenSite(await visitor.get('/connexion'))).toBe(first);
  });
});

/** What stands between the head and the foot. */
const contentOf = ({ body }: Answer): string => /<main.*<\/main>/s.exec(body)?.[0].replaceAll(/<[^>]+>/g, ' ') ?? '';

describe('what a parent reads', () => {
  it('a wrong pair says what can be done about it', async () => {
    const visitor = aVisitor(await aWorld());
    await visitor.get('/connexion');
    const { text } = await visitor.submit('/connexion', { identifier: 'INCONNU-0000', password: 'un mauvais mot' });
    expect(text).toMatch(/Identifiant ou mot de passe incorrect\..*Vérifiez.*demandez un nouveau mot de passe/);
  });

  it('after too many tries only the wait is said', async () => {
    const visitor = aVisitor(await aWorld());
    await visitor.get('/connexion');
    const typed = { identifier: 'INCONNU-0000', password: 'un mauvais mot' };
    let answer = await visitor.submit('/connexion', typed);
    for (let i = 0; i < 20 && !answer.text.includes('Trop d’essais'); i++) answer = await visitor.submit('/connexion', typed);
    expect(answer.text).toContain('Trop d’essais');
    expect(answer.text).not.toContain('demandez un nouveau mot de passe');
  });

  it('a refused form says its one sentence once in the summary, and leads to the field', async () => {
    const visitor = await signedIn(await aWorld());
    await visitor.get('/mot-de-passe');
    const typed = { current: 'harpe-lueur-sentier-27', password: 'un long chemin de terre', again: 'un long chemin de pierre' };
    const { body } = await visitor.submit('/mot-de-passe', typed);
    const summary = /role="alert".*?<\/div>\s*<\/div>/s.exec(body)?.[0] ?? '';
    expect(summary.match(/sont différentes/g)).toHaveLength(1);
    expect(summary).toContain('href="#champ-again"');
  });

  it('a page that does not exist leads to the plan of the site that it names', async () => {
    const { body } = await aVisitor(await aWorld()).get('/rien');
    expect(body.match(/href="\/plan-du-site"/g)).toHaveLength(2);
  });

  it('no page speaks of sessions where a parent thinks of phones and computers', async () => {
    const visitor = await signedIn(await aWorld());
    for (const path of ['/mot-de-passe', '/aide', '/mot-de-passe?message=mot-de-passe-change', '/mot-de-passe?message=session-terminee']) {
      expect(contentOf(await visitor.get(path)), path).not.toMatch(/sessions?\b/i);
    }
  });
});
