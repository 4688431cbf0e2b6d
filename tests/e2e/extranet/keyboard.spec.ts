import { expect, test } from '@playwright/test';
import { tabTo } from './judge.ts';
import { anOffice, type Office, signIn } from './office.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

test('with the keyboard alone a family logs in, changes its phone, takes it back and leaves', async ({ page }) => {
  const [family] = office.families;
  if (!family) throw new Error('the demonstration has no families');
  await page.goto(`${office.url}/connexion`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await tabTo(page, 'Identifiant');
  await page.keyboard.type(family.identifier);
  await tabTo(page, 'Mot de passe');
  await page.keyboard.type(family.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour');

  await tabTo(page, 'Famille');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Modifier' })).toBeVisible();
  await tabTo(page, 'Téléphone fixe');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('04 65 71 00 99');
  await tabTo(page, 'Modifier');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  // the focus stays in the message until it is closed, and Escape closes it
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body)).toBe(
    true,
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Modifier' })).toBeFocused();

  await page.reload();
  await tabTo(page, 'Retirer ma demande');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Votre demande est retirée.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload();
  await tabTo(page, 'Déconnexion');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible();
});

test('two minutes before the end one key prolongs the session, and it can be done again', async ({ page }) => {
  await page.clock.install();
  await signIn(page, office, office.withRequest('pending'));
  for (let again = 0; again < 3; again++) {
    await page.clock.fastForward('28:00');
    const warning = page.getByRole('alertdialog', { name: 'Votre session va se terminer' });
    await expect(warning.getByRole('button', { name: 'Rester connecté' })).toBeFocused();
    const prolonged = page.waitForResponse('**/session/prolonger');
    await page.keyboard.press('Enter');
    expect((await prolonged).status()).toBe(204);
    await expect(warning).toBeHidden();
  }
  await page.clock.fastForward('31:00');
  await expect(page.getByRole('alertdialog')).toContainText('Votre session est terminée');
});

test('the end that cannot be put off is announced too, and says why (SEC-1.9)', async ({ page }) => {
  await page.clock.install();
  await signIn(page, office, office.withRequest('pending'));
  // eight hours of a day in ten minutes
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const warning = document.getElementById('session-warning');
      if (warning) warning.dataset.absoluteMs = String(10 * 60_000);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${office.url}/accueil`);
  await page.clock.fastForward(8 * 60_000);
  const warning = page.getByRole('alertdialog', { name: 'Votre session va se terminer' });
  await expect(warning).toContainText('ne peut pas durer plus longtemps');
  await page.keyboard.press('Enter');
  await expect(warning).toBeHidden();
  await page.clock.fastForward(2 * 60_000);
  await expect(page.getByRole('alertdialog')).toContainText('Votre session est terminée');
});

test('without a mouse the lost password and the accessibility mode are reached from the login page', async ({ page }) => {
  await page.goto(`${office.url}/connexion`);
  await tabTo(page, /^Accessibilité$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Accessibilité' })).toBeVisible();
  await tabTo(page, 'Activer le mode Accessibilité');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveClass('accessible');
  await tabTo(page, 'Désactiver le mode Accessibilité');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).not.toHaveClass('accessible');
});
