import { describe, expect, it } from 'vitest';
import { type Answer, signedIn, type Visitor } from '../doors/visitor.ts';
import { reEnrolmentsWaiting } from '../helpers/queue.ts';
import { aWorld, type World } from '../helpers/world.ts';

// What both guides say of the tab « Réinscription »; each title quotes its paragraph.

const studentOf = (w: World): string => `/eleves/${w.cast.claire.students.Léo}`;
const pageOf = (w: World): string => `${studentOf(w)}/reinscription`;

async function courses(w: World) {
  const form = await w.family.call('reEnrolments.form', { studentId: w.cast.claire.students.Léo ?? '' });
  const [piano] = form.courses;
  return { curriculum: `curriculum-${piano?.curriculum?.id}`, discipline: `course-${piano?.enrolmentId}` };
}

/** Valider, then Confirmer in the recap; gives the page that follows. */
async function reEnrols(visitor: Visitor, page: string, typed: Record<string, string>): Promise<Answer> {
  await visitor.get(page);
  await visitor.follow(await visitor.submit(page, { requests: '', ...typed }));
  return visitor.follow(await visitor.submit(`${page}/verifier`));
}

async function office(w: World) {
  const [row] = await reEnrolmentsWaiting(w);
  if (!row) throw new Error('no re-enrolment waits');
  return row;
}

describe('G1 E- Onglet « Réinscription » de l’élève, G2 Onglet Réinscription', () => {
  it('« cet onglet ne s’affiche que si les réinscriptions ont été activées par le personnel administratif du Conservatoire » « (cet onglet ne s’affiche que si les réinscriptions ont été activées par le personnel administratif de l’établissement) »', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    expect((await claire.get(`${studentOf(w)}/cours`)).body).toContain(`href="${pageOf(w)}"`);
    const [campaign] = await w.staff.call('campaigns.list', {});
    const { id = '', version = 0, closesAt } = campaign ?? {};
    await w.staff.call('campaigns.close', { id, version });
    expect((await claire.get(`${studentOf(w)}/cours`)).body).not.toContain(`href="${pageOf(w)}"`);
    expect((await claire.get(pageOf(w))).status).toBe(404);
    await w.staff.call('campaigns.open', { id, version: version + 1, closesAt });
    expect((await claire.get(pageOf(w))).status).toBe(200);
  });

  it('« Cet onglet affiche la liste des cours de l’élève. » « L’onglet Réinscription affiche la liste des cours de l’élève »', async () => {
    const w = await aWorld();
    const { body, text } = await (await signedIn(w)).get(pageOf(w));
    const heads = [...body.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, head = '']) => head.replace(/<[^>]+>/g, ''));
    expect(heads.slice(0, 7)).toEqual(['Cursus', 'Cours', 'Niv.', 'Enseignant', 'Cycle', 'Actif', 'Réinscription']);
    expect(text).toMatch(/Musique – cursus diplômant .* Piano 2C1 Carmen Alonso Cycle 2 Oui/);
  });

  it('« Pour procéder à la réinscription d’un élève, cocher : soit la case Réinscription administrative, »', async () => {
    const w = await aWorld();
    await reEnrols(await signedIn(w), pageOf(w), { administrative: 'oui' });
    expect((await office(w)).lines).toEqual([['Réponse', 'Réinscription administrative']]);
  });

  it('« soit les cases des cursus ou des disciplines auxquels l’élève se réinscrit. » « Pour procéder à la réinscription de l’élève, cocher, soit la case Réinscription administrative, soit les cases des cursus ou des disciplines auxquels l’élève se réinscrit. »', async () => {
    const w = await aWorld();
    const { curriculum, discipline } = await courses(w);
    const claire = await signedIn(w);
    await reEnrols(claire, pageOf(w), { [curriculum]: 'oui' });
    expect((await office(w)).lines).toContainEqual(['Cursus entier', 'Musique – cursus diplômant']);
    await reEnrols(claire, pageOf(w), { [discipline]: 'oui' });
    expect((await office(w)).lines).toContainEqual(['Cours', 'Piano, 2C1']);
    await claire.get(pageOf(w));
    const both = await claire.submit(pageOf(w), { administrative: 'oui', [discipline]: 'oui', requests: '' });
    expect(both.status).toBe(422);
  });

  it('« Selon les paramétrages mis en place par l’établissement, il est également possible d’importer les documents demandés pour le dépôt du dossier en ligne. Pour cela, cliquer sur le bouton Importer. » « Il est nécessaire de cocher : Soit la case Réinscription administrative. Soit les cases des cursus ou des disciplines auxquels l’élève se réinscrit avant d’importer les pièces à fournir. »', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    const page = await claire.get(pageOf(w));
    expect(page.text).toMatch(/Pièces à fournir .* Pièces à fournir - Élève .* Importer/);
    const refused = await claire.submit(pageOf(w), { requests: '', ...IMPORT });
    expect(refused.text).toContain('Avant d’importer des pièces, cochez la case « Réinscription administrative »');
    for (const box of ['administrative', ...Object.values(await courses(w))]) {
      await claire.get(pageOf(w));
      const taken = await claire.submit(pageOf(w), { [box]: 'oui', requests: '', ...IMPORT });
      expect(taken.location).toBe(`${pageOf(w)}/importer`);
      expect((await claire.follow(taken)).status).toBe(200);
    }
  });

  it('« Saisir éventuellement dans la zone de texte les demandes complémentaires. »', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    await reEnrols(claire, pageOf(w), { administrative: 'oui', requests: 'Nous souhaiterions un cours le mercredi.' });
    expect((await office(w)).lines).toContainEqual(['Demandes complémentaires', 'Nous souhaiterions un cours le mercredi.']);
  });

  it('« Cliquer sur le bouton « Valider » pour enregistrer la demande de réinscription en ligne. » « Un message confirme la prise en compte de la demande de réinscription, suivi de l’envoi d’un email de confirmation. » « Un message confirme la prise en compte de la demande de réinscription qui sera confirmée par courriel. »', async () => {
    const w = await aWorld();
    const page = await reEnrols(await signedIn(w), pageOf(w), { administrative: 'oui' });
    const message = /<dialog[^>]* data-message.*?<\/dialog>/s.exec(page.body)?.[0] ?? '';
    expect(message).toContain('Votre demande de réinscription est prise en compte');
    expect(message).toContain('Elle vous est confirmée par courriel.');
    expect(message).toContain('>OK<');
    const mail = (await w.mails()).find(({ subject }) => subject?.startsWith('Accusé de réception'));
    expect(mail?.text).toContain('votre demande de réinscription n°\u00a0RI2026-0001 pour Léo Bernard');
  });

  it('« Le message « Réinscription en attente de validation » s’affiche sous la zone de texte. » « Dès validation par l’équipe administrative, ce message ne s’affiche plus. »', async () => {
    const w = await aWorld();
    const claire = await signedIn(w);
    await reEnrols(claire, pageOf(w), { administrative: 'oui' });
    const waiting = await claire.get(pageOf(w));
    const below = waiting.body.slice(waiting.body.indexOf('</textarea>'));
    expect(below).toContain('Réinscription en attente de validation');
    const { id, version } = await office(w);
    await w.staff.call('reEnrolments.decide', { id, version, decision: 'validated' });
    expect((await claire.get(pageOf(w))).text).not.toContain('en attente de validation');
  });

  it('« le bouton « Retour » permet de revenir à l’écran précédent (onglet « Identité » du responsable de la famille). » « Cliquer sur le bouton Retour pour revenir au responsable. »', async () => {
    const w = await aWorld();
    const { body } = await (await signedIn(w)).get(pageOf(w));
    expect(body).toMatch(/<a class="button" href="\/famille">(?:(?!<\/a>).)*Retour<\/a>/s);
  });
});

/** The button *Importer*. */
const IMPORT = Object.fromEntries([['then', 'importer']]);
