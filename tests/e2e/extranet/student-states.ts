import type { Page } from '@playwright/test';
import type { Office } from './office.ts';
import type { State } from './states.ts';

/** Opens the file of the family's first student on a tab, then follows links by their names. */
const inFile =
  (tab: string, ...links: RegExp[]): State['reach'] =>
  async (page, office) => {
    await page.goto(`${office.url}${await filePath(page, office)}/${tab}`);
    for (const name of links) await page.getByRole('main').getByRole('link', { name }).first().click();
  };

/** Opens the re-enrolment of the student whose answer to the campaign is in this state. */
const reEnrolment =
  (state: 'draft' | 'submitted' | null, query = ''): State['reach'] =>
  (page, office) =>
    page.goto(`${office.url}/eleves/${office.reEnrolling(state).student}/reinscription${query}`);

async function filePath(page: Page, office: Office): Promise<string> {
  await page.goto(`${office.url}/eleves`);
  const href = await page.locator('main a[href$="/identite"]').first().getAttribute('href');
  if (!href) throw new Error('the list of students leads to no file');
  return href.slice(0, href.lastIndexOf('/'));
}

/** Every page of a student's file and of the bills, in the states in which a family meets them. */
export const STUDENT_STATES: readonly State[] = [
  { name: 'eleves', as: 'pending', reach: (page, office) => page.goto(`${office.url}/eleves`) },
  { name: 'identite', as: 'pending', reach: inFile('identite') },
  {
    name: 'identite-a-corriger',
    as: 'pending',
    async reach(page, office) {
      await inFile('identite')(page, office);
      await page.getByLabel('Date de naissance').fill('31/02/2015');
      await page.getByRole('button', { name: 'Modifier' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'cours', as: 'pending', reach: inFile('cours') },
  { name: 'cours-suivi', as: 'pending', reach: inFile('cours', /^Ouvrir/) },
  { name: 'cours-seance', as: 'pending', reach: inFile('cours', /^Ouvrir/, /^Ouvrir/) },
  { name: 'cours-evaluations', as: 'pending', reach: inFile('cours', /^Ouvrir/, /^Évaluations/) },
  { name: 'cours-evaluation', as: 'pending', reach: inFile('cours', /^Ouvrir/, /^Évaluations/, /^Ouvrir/) },
  { name: 'cours-absences', as: 'pending', reach: inFile('cours', /^Ouvrir/, /^Absences/) },
  { name: 'historique', as: 'pending', reach: inFile('historique') },
  {
    name: 'historique-sans-resultat',
    as: 'pending',
    async reach(page, office) {
      await inFile('historique')(page, office);
      await page.goto(`${page.url()}?recherche=ophicl%C3%A9ide`);
    },
  },
  { name: 'historique-fiche', as: 'pending', reach: inFile('historique', /^Ouvrir/) },
  { name: 'historique-evaluations', as: 'pending', reach: inFile('historique', /^Ouvrir/, /^Évaluations/) },
  { name: 'historique-commentaires', as: 'pending', reach: inFile('historique', /^Ouvrir/, /^Commentaires/) },
  { name: 'repertoire', as: 'pending', reach: inFile('repertoire') },
  { name: 'repertoire-fiche', as: 'pending', reach: inFile('repertoire', /^Ouvrir/) },
  { name: 'reinscription', as: 'pending', reach: inFile('reinscription') },
  {
    name: 'reinscription-a-corriger',
    as: 'undecided',
    async reach(page, office) {
      await reEnrolment(null)(page, office);
      await page.getByRole('button', { name: 'Valider' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'reinscription-recapitulatif',
    as: 'draft',
    async reach(page, office) {
      await reEnrolment('draft')(page, office);
      await page.getByRole('button', { name: 'Valider' }).click();
      await page.getByRole('heading', { name: 'Vérifiez votre demande' }).waitFor();
    },
  },
  {
    name: 'reinscription-envoyee',
    as: 'submitted',
    async reach(page, office) {
      await reEnrolment('submitted', '?message=envoyee')(page, office);
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'reinscription-en-attente', as: 'submitted', reach: reEnrolment('submitted') },
  { name: 'pieces', as: 'submitted', reach: inFile('pieces') },
  { name: 'importer', as: 'submitted', reach: inFile('pieces/importer') },
  {
    name: 'importer-a-corriger',
    as: 'submitted',
    async reach(page, office) {
      await inFile('pieces/importer')(page, office);
      await page.getByRole('button', { name: 'Importer' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'accueil-vide', as: 'empty', reach: (page, office) => page.goto(`${office.url}/accueil`) },
  { name: 'cours-vide', as: 'empty', reach: inFile('cours') },
  { name: 'historique-vide', as: 'empty', reach: inFile('historique') },
  { name: 'repertoire-vide', as: 'empty', reach: inFile('repertoire') },
  { name: 'facturation-vide', as: 'empty', reach: (page, office) => page.goto(`${office.url}/facturation/cotisations`) },
  { name: 'locations-vide', as: 'empty', reach: (page, office) => page.goto(`${office.url}/facturation/locations`) },
  { name: 'cours-500-seances', as: 'many', reach: inFile('cours', /^Ouvrir/) },
  { name: 'cours-500-seances-page', as: 'many', reach: inFile('cours', /^Ouvrir/, /^Page suivante/) },
  { name: 'facturation-cotisations', as: 'pending', reach: (page, office) => page.goto(`${office.url}/facturation/cotisations`) },
  { name: 'facturation-locations', as: 'pending', reach: (page, office) => page.goto(`${office.url}/facturation/locations`) },
  {
    name: 'facture',
    as: 'pending',
    async reach(page, office) {
      await page.goto(`${office.url}/facturation/cotisations`);
      await page
        .getByRole('link', { name: /^Lire la facture/ })
        .first()
        .click();
    },
  },
];
