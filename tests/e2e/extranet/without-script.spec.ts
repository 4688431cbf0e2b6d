import { expect, test } from '@playwright/test';
import { anOffice, type Office, signIn } from './office.ts';

test.use({ javaScriptEnabled: false });

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

test('without JavaScript a family loses its password and chooses its own; messages stand in the page and OK is a link', async ({
  page,
}) => {
  const [family] = office.families;
  if (!family) throw new Error('the demonstration has no families');
  await page.goto(`${office.url}/mot-de-passe-perdu`);
  await page.getByLabel('Identifiant').fill(family.identifier);
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByRole('dialog')).toContainText('Vérifiez les informations saisies');
  await page.getByRole('dialog').getByRole('link', { name: 'OK' }).click();
  await expect(page.getByLabel('Identifiant')).toHaveValue(family.identifier);
  await page.getByLabel('E-mail').fill(family.email);
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByRole('dialog')).toContainText('un nouveau mot de passe a été envoyé par e-mail');
  await page.getByRole('link', { name: 'OK' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const mail = await office.mailbox.next(family.email);
  const password = /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3}\b/i.exec(mail.text ?? '')?.[0] ?? '';
  await page.getByLabel('Identifiant').fill(family.identifier);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByLabel('Nouveau mot de passe').first().fill('lampadaire-ondule-au-matin-63');
  await page.getByLabel('Nouveau mot de passe, une seconde fois').fill('lampadaire-ondule-au-matin-63');
  await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await expect(page.getByRole('dialog')).toContainText('Votre nouveau mot de passe est enregistré');
});

test('without JavaScript a family changes its sheet, takes the change back and leaves', async ({ page }) => {
  const family = office.withRequest('refused');
  await signIn(page, office, family);
  await page.getByRole('link', { name: 'Famille', exact: true }).click();
  await page.getByLabel('Téléphone fixe').fill('04 65 71 00 99');
  await page.getByRole('button', { name: 'Modifier' }).click();
  await expect(page.getByRole('dialog')).toContainText('Un accusé de réception vous a été envoyé par e-mail.');
  await page.getByRole('link', { name: 'OK' }).click();
  await expect(page.getByText('* modifié')).toHaveCount(1);
  await page.getByLabel('E-mail').fill('autre.adresse@exemple.fr');
  await page.getByRole('button', { name: 'Modifier' }).click();
  await expect(page.getByText('saisissez votre mot de passe actuel').first()).toBeVisible();
  await page.goto(`${office.url}/famille`);
  await page.getByRole('button', { name: 'Retirer ma demande' }).click();
  await expect(page.getByRole('dialog')).toContainText('Votre demande est retirée.');
  await page.getByRole('button', { name: 'Déconnexion' }).click();
  await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible();
});
