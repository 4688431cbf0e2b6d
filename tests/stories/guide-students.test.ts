import { describe, expect, it } from 'vitest';
import { faultsOf, signedIn, valueIn } from '../doors/visitor.ts';
import { requestsWaiting } from '../helpers/queue.ts';
import { aWorld, type World } from '../helpers/world.ts';

// The chapters of both guides about the list of students and their sheets; each title quotes its paragraph.

const sheetOf = (id: string | undefined): string => `/eleves/${id}/identite`;

const familyOf = (world: World) => ({ léo: world.cast.claire.students.Léo, jeanne: world.cast.claire.students.Jeanne });

describe('G1 5.c « Onglet « Elèves » », G2 Menu Élèves', () => {
  it('« L’onglet Elèves affiche la liste des élèves inscrits au Conservatoire et rattachés à la famille. » « La liste des élèves de la famille est consultable depuis le bouton Élèves présent dans la barre de menu. »', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    expect((await claire.get('/accueil')).body).toMatch(/<nav class="menu".*href="\/eleves"[^>]*>.*?Élèves.*<\/nav>/s);
    const page = await claire.get('/eleves');
    expect(page.text).toContain('Léo Bernard 11 ans · date de naissance : 12/04/2015 Piano 2C1');
    expect(page.text).toContain('Jeanne Bernard 9 ans · date de naissance : 03/10/2017 Violon 1C3');
    expect(page.text).not.toContain('Haddad');
    expect(await faultsOf(page.body)).toEqual([]);
  });

  it('« Pour accéder au dossier d’un élève, sélectionner son nom depuis l’onglet « Elèves ». » « Pour accéder au dossier d’un élève, sélectionner son nom dans la liste déroulante. »', async () => {
    const world = await aWorld();
    const { léo, jeanne } = familyOf(world);
    const claire = await signedIn(world);
    const list = await claire.get('/eleves');
    expect(list.body).toMatch(new RegExp(`<a href="${sheetOf(jeanne)}">\\s*Jeanne Bernard`));
    // the drop-down is a plain form, here and on each file, where it stays on the tab
    expect(list.body).toMatch(new RegExp(`<select[^>]* name="eleve">.*<option value="${léo}".*<option value="${jeanne}"`, 's'));
    expect((await claire.get(`/eleves?eleve=${jeanne}&onglet=identite`)).location).toBe(sheetOf(jeanne));
    const file = await claire.get(sheetOf(léo));
    expect(file.body).toMatch(new RegExp(`<option value="${léo}" selected[^>]*>\\s*Léo Bernard`));
    expect((await claire.get(`/eleves?eleve=${jeanne}&onglet=cours`)).location).toBe(`/eleves/${jeanne}/cours`);
    expect((await claire.get(`/eleves/${jeanne}`)).location).toBe(sheetOf(jeanne));
  });

  it('« Le dossier de l’élève est composé de plusieurs onglets : Identité, Cours, Historique, Répertoire. »', async () => {
    const world = await aWorld();
    const file = await (await signedIn(world)).get(sheetOf(familyOf(world).léo));
    const tabs = /<nav class="tabs"[^>]*>(.*?)<\/nav>/s.exec(file.body)?.[1] ?? '';
    const words = [...tabs.matchAll(/<a [^>]*>([^<]+)</g)].map(([, word]) => word);
    expect(words.slice(0, 4)).toEqual(['Identité', 'Cours', 'Historique', 'Répertoire']);
    expect(tabs).toMatch(/aria-current="page"[^>]*>Identité/);
  });

  it('« Cas d’une famille ayant plus d’un élève inscrit au Conservatoire : utiliser les flèches bleues (situées sous la liste) pour naviguer d’une fiche élève à une autre. »', async () => {
    const world = await aWorld();
    const { léo, jeanne } = familyOf(world);
    const claire = await signedIn(world);
    const arrows = async (id: string | undefined) => {
      const nav = /<nav class="arrows".*?<\/nav>/s.exec((await claire.get(sheetOf(id))).body)?.[0] ?? '';
      return [...nav.matchAll(/href="([^"]+)".*?class="unseen">([^<]+)</gs)].map(([, href, name]) => [name, href]);
    };
    expect(await arrows(léo)).toEqual([
      ['Élève suivant', sheetOf(jeanne)],
      ['Dernier élève', sheetOf(jeanne)],
    ]);
    expect(await arrows(jeanne)).toEqual([
      ['Premier élève', sheetOf(léo)],
      ['Élève précédent', sheetOf(léo)],
    ]);
    const ines = await signedIn(world, world.cast.ines);
    const only = await ines.get(sheetOf(world.cast.ines.students.Nour));
    expect(only.body).not.toMatch(/class="arrows"|name="eleve"/);
  });
});

describe('G1 A- « Onglet « Identité » de l’élève », G2 Onglet Identité de l’élève', () => {
  it('« Cet onglet affiche les données personnelles de l’élève. Vous pouvez les consulter, voire les modifier si nécessaire (exemple : changer la date de naissance erronée). » « Cet onglet affiche les données personnelles de l’élève pour consultation et modification (exemple : changer une date de naissance erronée). »', async () => {
    const world = await aWorld();
    const { léo } = familyOf(world);
    const claire = await signedIn(world);
    const page = await claire.get(sheetOf(léo));
    expect([valueIn(page, 'lastName'), valueIn(page, 'firstName'), valueIn(page, 'birthDate')]).toEqual(['Bernard', 'Léo', '12/04/2015']);
    expect(await faultsOf(page.body)).toEqual([]);
    const sent = await claire.follow(await claire.submit(sheetOf(léo), { birthDate: '8/10/2015' }));
    expect(valueIn(sent, 'birthDate')).toBe('08/10/2015');
    expect(sent.text).toContain('Actuellement : 12/04/2015');
    const [row] = await requestsWaiting(world);
    expect(row).toMatchObject({ kind: 'student', who: 'Bernard, Léo', what: 'Date de naissance' });
  });

  it('« Cliquer sur le bouton Modifier pour enregistrer les modifications. » « Un message indique que la fiche d’identité est mise à jour et un accusé de réception électronique est automatiquement envoyé. » « Cliquer sur le bouton OK pour fermer le message. »', async () => {
    const world = await aWorld();
    const { léo } = familyOf(world);
    const claire = await signedIn(world);
    await claire.get(sheetOf(léo));
    const page = await claire.follow(await claire.submit(sheetOf(léo), { schoolName: 'Collège du Grand-Pré', schoolClass: '6e' }));
    const message = /<dialog[^>]* data-message.*?<\/dialog>/s.exec(page.body)?.[0] ?? '';
    expect(message).toContain('La fiche de Léo Bernard est mise à jour. Un accusé de réception vous a été envoyé par e-mail.');
    expect(message).toMatch(new RegExp(`<a class="button primary" href="${sheetOf(léo)}">\\s*OK`));
    const mail = (await world.mails()).find(({ subject }) => subject?.startsWith('Accusé de réception'));
    expect(mail?.text).toContain('concernant la fiche de Léo Bernard');
    expect(mail?.text).toMatch(/Établissement scolaire[\s:]+Collège du Grand-Pré/);
    expect(mail?.text).toContain(sheetOf(léo));
  });

  it('« Un marqueur indique les champs modifiés et un message s’affiche en bas et à droite du bouton Modifier pour indiquer que la fiche de l’élève est en attente de validation par le personnel administratif. »', async () => {
    const world = await aWorld();
    const { léo } = familyOf(world);
    const claire = await signedIn(world);
    await claire.get(sheetOf(léo));
    await claire.submit(sheetOf(léo), { schoolClass: '6e', imageRights: '0' });
    const page = await claire.get(sheetOf(léo));
    expect(page.body.match(/\* modifié/g)).toHaveLength(2);
    expect(page.text).toMatch(/Classe \* modifié .*Droit à l’image \* modifié/);
    const actions = /<div class="actions sheet-actions">.*?<\/form>/s.exec(page.body)?.[0] ?? '';
    expect(actions).toMatch(/Modifier\s*<\/button>\s*<p class="state">.*Fiche en attente de validation/s);
    expect(await faultsOf(page.body)).toEqual([]);
    expect((await claire.get('/eleves')).text).toContain('Piano 2C1 Fiche en attente de validation');
  });

  it('« IMPORTANT : toutes les modifications apportées sur la fiche d’un élève seront soumises à la validation du personnel administratif. »', async () => {
    const world = await aWorld();
    const { léo } = familyOf(world);
    const claire = await signedIn(world);
    await claire.get(sheetOf(léo));
    await claire.submit(sheetOf(léo), { birthDate: '08/10/2015' });
    const official = async () => (await claire.get('/eleves')).text;
    expect(await official()).toContain('date de naissance : 12/04/2015');
    const [row] = await requestsWaiting(world);
    await world.staff.call('changeRequests.decide', {
      id: row?.id ?? '',
      version: 1,
      decisions: [{ field: 'birthDate', decision: 'accepted' }],
    });
    expect(await official()).toContain('date de naissance : 08/10/2015');
    expect((await claire.get(sheetOf(léo))).text).toContain('Accepté le 20/11/2026');
  });

  it('« REMARQUE : Le bouton « Retour » permet de revenir à l’onglet « Identité du responsable ». »', async () => {
    const world = await aWorld();
    const page = await (await signedIn(world)).get(sheetOf(familyOf(world).léo));
    expect(page.body).toMatch(/<a class="button" href="\/famille">.*?Retour/s);
  });
});
