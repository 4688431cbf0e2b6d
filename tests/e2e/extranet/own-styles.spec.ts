// The main tasks of a family where the page does not look as it was drawn: no style sheet at all, or the system's own few colours.
import { expect, type Page, test } from '@playwright/test';
import { anOffice, type Office, signIn } from './office.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** Changes the student's school class and takes it back, re-enrols and takes it back, reads an invoice, leaves. */
async function goThroughTheTasks(page: Page): Promise<void> {
  const { family, student } = office.reEnrolling(null);
  await signIn(page, office, family);
  await page.goto(`${office.url}/eleves/${student}/identite`);
  await page.getByRole('textbox', { name: 'Classe' }).first().fill('6e B');
  await page.getByRole('button', { name: 'Modifier' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText('Fiche en attente de validation').first()).toBeVisible();
  await page.getByRole('button', { name: 'Retirer ma demande' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();

  await page.goto(`${office.url}/eleves/${student}/reinscription`);
  await page.getByRole('checkbox', { name: /^Réinscription administrative/ }).check();
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('button', { name: 'Confirmer la réinscription' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText('Réinscription en attente de validation').first()).toBeVisible();
  await page.getByRole('button', { name: 'Retirer ma demande' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();

  await page.getByRole('link', { name: 'Facturation' }).click();
  await page
    .getByRole('link', { name: /^Lire la facture/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Facture n°/);
  await expect(page.getByRole('link', { name: 'Ouvrir le PDF' })).toHaveAttribute('href', /^\/facturation\//);
  await page.getByRole('button', { name: 'Déconnexion' }).click();
  await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible();
}

test('without any style sheet a family does all its tasks, and no drawing takes the place of the words', async ({ page }) => {
  await page.route('**/*.css*', (route) => route.abort());
  await goThroughTheTasks(page);
  await signIn(page, office, office.withRequest('pending'));
  const widest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('svg')].map((e) => e.getBoundingClientRect().width)));
  expect(widest).toBeLessThanOrEqual(32);
});

test('in forced colours a family does all its tasks, and the current entry and tab are told from the others', async ({ browser }) => {
  const context = await browser.newContext({ forcedColors: 'active', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await goThroughTheTasks(page);
  const { family, student } = office.reEnrolling(null);
  await signIn(page, office, family);
  await page.goto(`${office.url}/eleves/${student}/cours`);
  const edge = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((e) => getComputedStyle(e).borderBottomColor);
  for (const entry of ['.menu-entry', '.tabs:not(.second) a'])
    expect(await edge(`${entry}[aria-current]`)).not.toBe(await edge(`${entry}:not([aria-current])`));
  await context.close();
});
