import { describe, expect, it } from 'vitest';
import { requestsWaiting } from '../helpers/queue.ts';
import { aWorld } from '../helpers/world.ts';
import { aVisitor, faultsOf, hiddenFields, signedIn } from './visitor.ts';

describe('every page is valid HTML in each of its states (A11Y-6.2)', () => {
  it('before login', async () => {
    const visitor = aVisitor(await aWorld());
    for (const path of [
      '/connexion',
      '/mot-de-passe-perdu',
      '/aide',
      '/accessibilite',
      '/accessibilite/declaration',
      '/plan-du-site',
      '/rien',
    ]) {
      const { body } = await visitor.get(path);
      expect(await faultsOf(body), path).toEqual([]);
    }
    await visitor.get('/connexion');
    expect(await faultsOf((await visitor.submit('/connexion', { identifier: '', password: '' })).body)).toEqual([]);
    await visitor.get('/mot-de-passe-perdu');
    expect(await faultsOf((await visitor.submit('/mot-de-passe-perdu', { identifier: '"><b>', email: '' })).body)).toEqual([]);
    expect(await faultsOf((await visitor.get('/connexion?message=mot-de-passe-envoye')).body)).toEqual([]);
  });

  it('inside, with a request waiting, refused fields and what the office answered', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    for (const path of ['/accueil', '/famille', '/mot-de-passe', '/deconnexion', '/plan-du-site', '/aide', '/accessibilite']) {
      expect(await faultsOf((await visitor.get(path)).body), path).toEqual([]);
    }
    await visitor.get('/famille');
    expect(await faultsOf((await visitor.submit('/famille', { phoneMobile: '12' })).body)).toEqual([]);
    const asked = await visitor.submit('/famille', { phoneMobile: '06 12 34 56 98', addressLine: '12 rue des Luthiers' });
    expect(await faultsOf((await visitor.follow(asked)).body)).toEqual([]);
    expect(await faultsOf((await visitor.get('/accueil')).body)).toEqual([]);
    const [request] = (await requestsWaiting(world)).filter((row) => row.who.includes('Claire'));
    const file = await world.staff.call('changeRequests.get', { id: request?.id ?? '' });
    const decisions = file.fields.map(({ field }) =>
      field === 'addressLine'
        ? { field, decision: 'refused' as const, reason: 'Joignez un justificatif.' }
        : { field, decision: 'accepted' as const },
    );
    await world.staff.call('changeRequests.decide', { id: file.id, version: file.version, decisions });
    const answered = await visitor.get('/famille');
    expect(answered.text).toContain('Joignez un justificatif.');
    expect(await faultsOf(answered.body)).toEqual([]);
    expect(await faultsOf((await visitor.get('/accueil')).body)).toEqual([]);
  });
});

describe('the way in', () => {
  it('a family logs in whatever the spaces and the case of its identifier', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    await visitor.get('/');
    await visitor.get('/connexion');
    const typed = {
      siteId: world.cast.claire.siteId,
      identifier: ` ${world.cast.claire.identifier?.toLowerCase()} `,
      password: 'harpe-lueur-sentier-27',
    };
    const home = await visitor.follow(await visitor.submit('/connexion', typed));
    expect(home.text).toContain('Bonjour Claire Bernard');
  });

  it('after login it goes where the visitor wanted to go, and never to another site', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    const typed = { siteId: world.cast.claire.siteId, identifier: world.cast.claire.identifier ?? '', password: 'harpe-lueur-sentier-27' };
    const door = await visitor.get('/famille');
    expect(door.location).toBe('/connexion?suite=%2Ffamille');
    await visitor.follow(door);
    expect((await visitor.submit('/connexion', typed)).location).toBe('/famille');
    for (const suite of ['//evil.test', 'https://evil.test', '/\\evil.test', 'javascript:alert(1)']) {
      const stranger = aVisitor(world);
      await stranger.get(`/connexion?suite=${encodeURIComponent(suite)}`);
      expect((await stranger.submit('/connexion', typed)).location).toBe('/accueil');
    }
  });

  it('a wrong pair keeps what was typed, but never the password', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    await visitor.get('/connexion');
    const answer = await visitor.submit('/connexion', { identifier: 'BERNARD-9999', password: 'tombola-secrete-41' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="BERNARD-9999"');
    expect(answer.body).not.toContain('tombola');
  });

  it('the site is asked where there is more than one', async () => {
    const { body } = await aVisitor(await aWorld()).get('/connexion');
    expect([...body.matchAll(/<option[^>]*>([^<]*)</g)].map((option) => option[1])).toEqual([
      'Conservatoire Hector-Berlioz — Centre',
      'Conservatoire Hector-Berlioz — Antenne des Alpes',
    ]);
  });
});

describe('the sheet of the family', () => {
  it('shows the wish with its mark and the official value until the office answers, and can be taken back', async () => {
    const visitor = await signedIn(await aWorld());
    await visitor.get('/famille');
    const sent = await visitor.follow(await visitor.submit('/famille', { phoneMobile: '06 12 34 56 98' }));
    expect(sent.text).toContain('Votre fiche est mise à jour. Un accusé de réception vous a été envoyé par e-mail.');
    expect(sent.text).toContain('Téléphone portable * modifié');
    expect(sent.text).toContain('Fiche en attente de validation');
    expect(sent.body).toContain('value="06 12 34 56 98"');
    expect(sent.text).toContain('Actuellement :');
    const back = await visitor.follow(await visitor.submit('/famille/retirer'));
    expect(back.text).toContain('Votre demande est retirée.');
    expect(back.text).not.toContain('* modifié');
  });

  it('says so when nothing differs', async () => {
    const visitor = await signedIn(await aWorld());
    await visitor.get('/famille');
    expect((await visitor.follow(await visitor.submit('/famille'))).text).toContain('Rien de ce que vous avez envoyé ne diffère');
  });

  it('puts each refusal beside its field and keeps what was typed', async () => {
    const visitor = await signedIn(await aWorld());
    await visitor.get('/famille');
    const { status, body, text } = await visitor.submit('/famille', { phoneMobile: '12', city: 'Vif' });
    expect(status).toBe(422);
    expect(body).toMatch(/id="champ-phoneMobile"[^>]* value="12"[^>]* aria-invalid="true" aria-describedby="champ-phoneMobile-error"/);
    expect(body).toContain('href="#champ-phoneMobile"');
    expect(body).toMatch(/id="champ-city"[^>]* value="Vif"/);
    expect(text).toContain('Numéro à 10 chiffres');
  });

  it('asks the current password before it passes on a new e-mail address', async () => {
    const visitor = await signedIn(await aWorld());
    await visitor.get('/famille');
    const refused = await visitor.submit('/famille', { email: 'claire.nouvelle@exemple.fr' });
    expect(refused.text).toContain('saisissez votre mot de passe actuel');
    const typed = { email: 'claire.nouvelle@exemple.fr', password: 'harpe-lueur-sentier-27' };
    const sent = await visitor.follow(await visitor.submit('/famille', typed));
    expect(sent.text).toContain('E-mail * modifié');
  });
});

describe('a session that has ended', () => {
  it('gives the form back filled after login, to the same account only', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    await visitor.get('/famille');
    world.clock.pass(31);
    const door = await visitor.submit('/famille', { city: 'Saint-Égrève', password: 'harpe-lueur-sentier-27' });
    expect([door.status, door.text]).toEqual([401, expect.stringContaining('ce que vous aviez saisi vous sera rendu')]);
    expect(door.body).not.toContain('harpe-lueur');
    expect(await faultsOf(door.body)).toEqual([]);
    const claire = { siteId: world.cast.claire.siteId, identifier: world.cast.claire.identifier ?? '', password: 'harpe-lueur-sentier-27' };
    const other = { ...claire, identifier: world.cast.yann.identifier ?? '', siteId: world.cast.yann.siteId };
    const thief = aVisitor(world);
    await thief.get('/connexion');
    const draft = /name="draft" value="([^"]+)"/.exec(door.body)?.[1] ?? '';
    expect((await thief.submit('/connexion', { ...other, draft })).body).not.toContain('Saint-Égrève');
    const filled = await visitor.submit('/connexion', claire);
    expect(filled.status).toBe(200);
    expect(filled.body).toContain('value="Saint-Égrève"');
    expect((await visitor.follow(await visitor.submit('/famille', { city: 'Saint-Égrève' }))).text).toContain('Ville * modifié');
  });

  it('a page older than this session of the same account comes back filled, and nothing has been done', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    const before = await visitor.get('/famille');
    await visitor.submit('/deconnexion');
    await visitor.get('/connexion');
    const claire = { siteId: world.cast.claire.siteId, identifier: world.cast.claire.identifier ?? '', password: 'harpe-lueur-sentier-27' };
    await visitor.submit('/connexion', claire);
    const again = await visitor.post('/famille', { ...hiddenFields(before.body, '/famille'), city: 'Saint-Égrève' });
    expect([again.status, again.body.includes('value="Saint-Égrève"'), again.text.includes('rien n’est encore envoyé')]).toEqual([
      403,
      true,
      true,
    ]);
    expect((await visitor.get('/famille')).text).not.toContain('Fiche en attente de validation');
    expect((await visitor.follow(await visitor.submit('/famille', { city: 'Saint-Égrève' }))).text).toContain('Ville * modifié');
  });

  it('is prolonged by one key, and says when it is over', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    await visitor.get('/accueil');
    world.clock.pass(29);
    expect((await visitor.submit('/session/prolonger')).status).toBe(204);
    await world.settled();
    world.clock.pass(29);
    expect((await visitor.get('/accueil')).status).toBe(200);
    await world.settled();
    world.clock.pass(31);
    expect((await visitor.get('/accueil')).location).toBe('/connexion?suite=%2Faccueil&message=session-terminee');
  });
});

describe('the help page', () => {
  it('shows the office’s own words to its families once it has written some, and how to reach it', async () => {
    const world = await aWorld();
    const { claire } = world.cast;
    const visitor = await signedIn(world);
    expect((await visitor.get('/aide')).text).toContain('Obtenir un mot de passe');
    await world.service.store.write((db) =>
      db.updateTable('site').set({ help_text: 'Passez le mercredi.\n\nOu appelez.' }).where('id', '=', claire.siteId).execute(),
    );
    const { text, body } = await visitor.get('/aide');
    expect(text).toContain('Passez le mercredi. Ou appelez. Joindre le secrétariat Conservatoire Hector-Berlioz — Centre');
    expect(text).not.toContain('Obtenir un mot de passe');
    expect(await faultsOf(body)).toEqual([]);
    // before login nobody knows which office it will be
    expect((await aVisitor(world).get('/aide')).text).toContain('Antenne des Alpes');
  });
});

describe('the accessibility mode', () => {
  it('works before login, stays with the browser and follows the account to another one', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    await visitor.get('/accessibilite');
    const on = await visitor.follow(await visitor.submit('/accessibilite', { on: '1' }));
    expect(on.body).toContain('<html lang="fr" class="accessible" data-size="125">');
    await visitor.get('/connexion');
    const claire = { siteId: world.cast.claire.siteId, identifier: world.cast.claire.identifier ?? '', password: 'harpe-lueur-sentier-27' };
    await visitor.submit('/connexion', claire);
    const elsewhere = await signedIn(world);
    expect((await elsewhere.get('/accueil')).body).toContain('class="accessible"');
    expect((await elsewhere.get('/accueil')).body).toContain(`data-idle-ms="${60 * 60_000}"`);
  });

  it('SEC-1.9 each page knows how long the session can last at the most, whatever is done', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    expect((await visitor.get('/accueil')).body).toContain(`data-absolute-ms="${8 * 60 * 60_000}"`);
    world.clock.pass(20);
    expect((await visitor.get('/accueil')).body).toContain(`data-absolute-ms="${(8 * 60 - 20) * 60_000}"`);
  });
});
