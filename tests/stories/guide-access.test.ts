import { describe, expect, it } from 'vitest';
import { aVisitor, faultsOf, hiddenFields, signedIn } from '../doors/visitor.ts';
import { aWorld, type World } from '../helpers/world.ts';

// The chapters of both guides about getting in, moving about and leaving; each title quotes its paragraph.

const ANSWER = 'un nouveau mot de passe a été envoyé par e-mail';

async function asksForPassword(world: World, typed: { identifier?: string; email?: string } = {}) {
  const { siteId, identifier, email } = world.cast.claire;
  const visitor = aVisitor(world);
  await visitor.get('/mot-de-passe-perdu');
  const answer = await visitor.submit('/mot-de-passe-perdu', { siteId, identifier: identifier ?? '', email: email ?? '', ...typed });
  return { visitor, answer };
}

async function receivedPassword(world: World): Promise<string> {
  const mails = (await world.mails()).filter((mail) => mail.subject?.startsWith('Votre mot de passe temporaire –'));
  return /[2-9a-z]{5}(?:-[2-9a-z]{5}){3}/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
}

async function signsInWith(world: World, password: string) {
  const { siteId, identifier } = world.cast.claire;
  const visitor = aVisitor(world);
  await visitor.get('/connexion');
  return { visitor, answer: await visitor.submit('/connexion', { siteId, identifier: identifier ?? '', password }) };
}

describe('G1 I, G2 1/ Récupération de l’identifiant', () => {
  it('« Le personnel administratif communique à l’utilisateur son identifiant par mail ou par courrier, ainsi que l’URL de connexion. »', async () => {
    const world = await aWorld();
    const { guardianId } = world.cast.paul;
    const { identifier } = await world.staff.call('accounts.makeIdentifier', { guardianId });
    await world.staff.call('accounts.sendIdentifier', { guardianId });
    const [mail] = await world.mails();
    expect(mail?.text).toContain(identifier);
    expect(mail?.text).toContain(world.service.extranet().address ?? 'no address');
    const { pdf } = await world.staff.call('accounts.letter', { guardianId });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('G1 II, G2 2/ Récupération du mot de passe', () => {
  it('« Cliquer sur Mot de passe perdu. » « Saisir ou copier l’identifiant reçu. » « Saisir votre adresse email. » « Saisir votre adresse mail. » « Cliquer sur le bouton Valider. » « Un message signale que le mot de passe a été envoyé par email. »', async () => {
    const world = await aWorld();
    const door = aVisitor(world);
    expect((await door.get('/connexion')).body).toContain('href="/mot-de-passe-perdu');
    const { visitor, answer } = await asksForPassword(world);
    const page = await visitor.follow(answer);
    expect(page.text).toContain(ANSWER);
    expect(page.body).toMatch(/<dialog[^>]* data-message/);
    expect(await faultsOf(page.body)).toEqual([]);
    expect(await receivedPassword(world)).not.toBe('');
  });

  it('« si le champ : Identifiant ou E-mail n’est pas renseigné, un message demande de vérifier les informations saisies. Cliquer sur le bouton OK pour fermer le message. Compléter le champ vide, puis cliquer sur le bouton Valider »', async () => {
    const world = await aWorld();
    for (const empty of ['identifier', 'email'] as const) {
      const { visitor, answer } = await asksForPassword(world, { [empty]: '' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Vérifiez les informations saisies.');
      expect(answer.body).toMatch(new RegExp(`<a class="button primary" href="#champ-${empty}">\\s*OK`));
      // what was typed in the other field is still there
      const kept = empty === 'email' ? world.cast.claire.identifier : world.cast.claire.email;
      expect(answer.body).toContain(`value="${kept}"`);
      const { siteId, identifier, email } = world.cast.claire;
      const completed = await visitor.submit('/mot-de-passe-perdu', { siteId, identifier: identifier ?? '', email: email ?? '' });
      expect((await visitor.follow(completed)).text).toContain(ANSWER);
    }
  });

  it('« Se connecter sur votre boîte email, copier le mot de passe transmis. »', async () => {
    const world = await aWorld();
    await asksForPassword(world);
    const { answer } = await signsInWith(world, ` ${await receivedPassword(world)} `);
    expect(answer.location).toBe('/mot-de-passe');
  });

  it('« à chaque demande de mot de passe, un nouveau mot de passe est généré avant envoi, rendant le précédent obsolète. »', async () => {
    const world = await aWorld();
    await asksForPassword(world);
    const first = await receivedPassword(world);
    await asksForPassword(world);
    const second = await receivedPassword(world);
    expect(second).not.toBe(first);
    expect((await signsInWith(world, first)).answer.status).toBe(422);
    expect((await signsInWith(world, second)).answer.location).toBe('/mot-de-passe');
  });
});

describe('G1 III, G2 3/ Se connecter', () => {
  it('« Sélectionner le site dont vous dépendez » « Saisir ou copier/coller votre identifiant » « Saisir ou copier/coller votre mot de passe reçu » « Cliquer sur le bouton Se connecter »', async () => {
    const world = await aWorld();
    const visitor = aVisitor(world);
    const { body } = await visitor.get('/connexion');
    for (const name of ['Conservatoire Hector-Berlioz — Centre', 'Conservatoire Hector-Berlioz — Antenne des Alpes']) {
      expect(body).toContain(`>${name}</option>`);
    }
    const { identifier, siteId } = world.cast.claire;
    // a copied identifier often brings its spaces along
    const answer = await visitor.submit('/connexion', { siteId, identifier: ` ${identifier} `, password: 'harpe-lueur-sentier-27' });
    expect(answer.location).toBe('/accueil');
    const other = aVisitor(world);
    await other.get('/connexion');
    const wrongSite = { siteId: world.cast.sites.alpes, identifier: identifier ?? '', password: 'harpe-lueur-sentier-27' };
    expect((await other.submit('/connexion', wrongSite)).status).toBe(422);
  });

  it('« La page d’accueil présente les menus Accueil, Famille, Élèves, Facturation, Accessibilité, Mot de passe, Déconnexion. »', async () => {
    const claire = await signedIn(await aWorld());
    const { body } = await claire.get('/accueil');
    const menu = /<nav class="menu".*?<\/nav>/s.exec(body)?.[0] ?? '';
    const entries = [...menu.matchAll(/<\/svg>([^<]+)</g)].map(([, word]) => word);
    expect(entries).toEqual(['Accueil', 'Famille', 'Élèves', 'Facturation', 'Accessibilité', 'Mot de passe', 'Déconnexion']);
  });
});

describe('G1 IV, G2 Menus', () => {
  it('« Le menu « Accueil » permet à tout moment de revenir à la page d’accueil. »', async () => {
    const claire = await signedIn(await aWorld());
    for (const page of ['/famille', '/eleves', '/facturation/cotisations', '/accessibilite', '/mot-de-passe', '/aide', '/plan-du-site']) {
      const { body } = await claire.get(page);
      expect(/<nav class="menu".*?<\/nav>/s.exec(body)?.[0], page).toContain('href="/accueil"');
    }
  });

  it('« Le menu « Accessibilité » : permet d’activer le mode ’Accessibilité’ dès la fenêtre de connexion et pour tous les écrans. » « Il est possible d’activer le mode Accessibilité dès la fenêtre de connexion et à partir de tous les écrans via le menu Accessibilité. »', async () => {
    const world = await aWorld();
    const stranger = aVisitor(world);
    expect((await stranger.get('/connexion')).body).toContain('href="/accessibilite"');
    await stranger.get('/accessibilite');
    await stranger.submit('/accessibilite');
    expect((await stranger.get('/connexion')).body).toContain('class="accessible"');

    const claire = await signedIn(world);
    for (const page of ['/famille', '/eleves', '/facturation/cotisations', '/mot-de-passe']) {
      expect((await claire.get(page)).body, page).toContain('href="/accessibilite"');
    }
    await claire.get('/accessibilite');
    await claire.submit('/accessibilite');
    for (const page of ['/accueil', '/famille', '/eleves', '/facturation/cotisations', '/mot-de-passe']) {
      expect((await claire.get(page)).body, page).toContain('class="accessible"');
    }
  });

  it('« Le menu « Quitter » : permet de se déconnecter du portail « Extranet usagers » (retour à la fenêtre de connexion). » « Ce menu permet de se déconnecter de l’accès extranet usager (retour à la page de connexion). »', async () => {
    const claire = await signedIn(await aWorld());
    const page = await claire.get('/famille');
    expect(page.body).toMatch(/<button class="menu-entry" type="submit" title="Quitter">/);
    const cookie = claire.cookies.get('sid') ?? '';
    const left = await claire.submit('/deconnexion');
    expect((await claire.follow(left)).body).toContain('Extranet usagers');
    // the session is over on the server, whatever the browser still holds
    claire.cookies.set('sid', cookie);
    expect((await claire.get('/famille')).location).toContain('/connexion');
  });

  it('« Menu mot de passe » « Ce menu permet de modifier le mot de passe à tout moment. »', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    await claire.get('/mot-de-passe');
    const chosen = 'lampadaire-ondule-au-matin-63';
    await claire.submit('/mot-de-passe', { current: 'harpe-lueur-sentier-27', password: chosen, again: chosen });
    expect((await signsInWith(world, chosen)).answer.location).toBe('/accueil');
    expect(hiddenFields((await claire.get('/accessibilite')).body, '/accessibilite').csrf).toBeTruthy();
  });
});
