import { createServer } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { tabTo } from './judge.ts';
import { anOffice, type FamilyAccount, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';
import { judgeAtEveryWidth, keepPicture, noteProblems } from './widths.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

const known = (identifier: string): FamilyAccount => {
  const family = office.families.find((one) => one.identifier === identifier);
  if (!family) throw new Error(`the demonstration has no ${identifier}`);
  return family;
};
/** Pays in three instalments; owes for a rental. */
const BERNARD = 'BERNARD-4827';
const YILMAZ = 'YILMAZ-7461';

const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1 })).toContainText(name);

test('with the keyboard, a family pays its next instalment at the built-in bank, and the page tells by itself that it is paid', async ({
  page,
}) => {
  const problems = noteProblems(page);
  await signIn(page, office, known(BERNARD));
  await page.goto(`${office.url}/facturation/cotisations`);
  await tabTo(page, /^Payer en ligne/);
  await page.keyboard.press('Enter');
  await heading(page, 'Payer en ligne');
  await judgeAtEveryWidth(page, 'payer-en-ligne', { look: 'usual' });
  await page.getByRole('button', { name: 'Continuer vers le paiement' }).click();
  await heading(page, 'Votre paiement est prêt');
  await judgeAtEveryWidth(page, 'paiement-pret', { look: 'usual' });
  await page.getByRole('link', { name: /^Payer .* sur la page d’essai/ }).click();
  await heading(page, 'Paiement d’essai');
  await judgeAtEveryWidth(page, 'banque-d-essai', { look: 'usual' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepPicture(page, 'dark-1280', 'banque-d-essai');
  await page.getByRole('button', { name: /^Payer \d/ }).click();
  await heading(page, 'Paiement reçu');
  await keepPicture(page, 'dark-1280', 'paiement-recu');
  await page.emulateMedia({ colorScheme: 'light' });
  await judgeAtEveryWidth(page, 'paiement-recu', { look: 'usual' });
  await expect(page.getByRole('link', { name: 'Ouvrir le reçu en PDF' })).toBeVisible();
  await page.goto(`${office.url}/facturation/cotisations/payer`);
  await expect(page.getByRole('table', { name: /Vos derniers paiements en ligne/ })).toContainText('Payé');
  await keepPicture(page, 'usual-1280', 'payer-en-ligne-derniers');
  expect(problems).toEqual([]);
});

test('back from another house, whose browser brings no cookie of ours, one is still inside and sees one’s payment', async ({ page }) => {
  await signIn(page, office, known(YILMAZ));
  await page.goto(`${office.url}/facturation/locations/payer`);
  await page.getByRole('button', { name: 'Continuer vers le paiement' }).click();
  await heading(page, 'Votre paiement est prêt');
  const id = page.url().split('/').at(-1);
  const elsewhere = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!DOCTYPE html><html lang="fr"><title>Banque</title><a href="${office.url}/facturation/paiement/retour?paiement=${id}">Revenir</a></html>`,
      );
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const address = elsewhere.address();
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  await page.getByRole('link', { name: 'Revenir' }).click();
  await heading(page, 'Confirmation en attente');
  await judgeAtEveryWidth(page, 'paiement-en-attente', { look: 'usual' });
  elsewhere.close();
  // something comes of it elsewhere meanwhile: this page shows it by itself
  const other = await page.context().newPage();
  await other.goto(`${office.url}/facturation/paiement-essai/${id}`);
  await other.getByRole('button', { name: 'Refuser' }).click();
  await heading(other, 'Paiement refusé');
  await other.close();
  await heading(page, 'Paiement refusé');
  await keepPicture(page, 'usual-1280', 'paiement-refuse');
});

test('in accessibility mode and without a script the same way leads to the same end', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
  const page = await context.newPage();
  await signIn(page, office, known(BERNARD));
  await page.goto(`${office.url}/facturation/cotisations/payer`);
  await page.getByRole('button', { name: 'Continuer vers le paiement' }).click();
  await page.getByRole('link', { name: /^Payer / }).click();
  await page.getByRole('button', { name: 'Payer, réponse dans deux minutes' }).click();
  await heading(page, 'Confirmation en attente');
  const moving = page.getByRole('link', { name: /recharger toutes les 10 secondes/ });
  const answer = page.waitForResponse((response) => response.url().includes('actualiser=oui'));
  await moving.click();
  expect((await answer).headers().refresh).toBe('10');
  await context.close();
  const seeing = await browser.newPage();
  await signIn(seeing, office, known(YILMAZ));
  await switchAccessibilityOn(seeing, office);
  await seeing.goto(`${office.url}/facturation/locations/payer`);
  await judgeAtEveryWidth(seeing, 'payer-en-ligne', { look: 'accessible', enhanced: true });
  await seeing.getByRole('button', { name: 'Continuer vers le paiement' }).click();
  await judgeAtEveryWidth(seeing, 'paiement-pret', { look: 'accessible', enhanced: true });
  await seeing.close();
});
