import { expect, test } from '@playwright/test';
import { anOffice, type Office } from './office.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

test('a family loses its password, gets a new one by e-mail, chooses its own and changes its sheet', async ({ page }) => {
  const [family] = office.families;
  if (!family) throw new Error('the demonstration has no families');

  await page.goto(office.url);
  await page.getByRole('link', { name: 'Mot de passe perdu' }).click();
  await page.getByLabel('Site').selectOption({ label: family.site });
  await page.getByLabel('Identifiant').fill(family.identifier);
  await page.getByRole('button', { name: 'Valider' }).click();

  // a field was left empty: a message, OK, and nothing lost
  const check = page.getByRole('dialog');
  await expect(check).toContainText('Vérifiez les informations saisies');
  await expect(check.getByRole('button', { name: 'OK' })).toBeFocused();
  await check.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await expect(page.getByLabel('Identifiant')).toHaveValue(family.identifier);
  await page.getByLabel('E-mail').fill(family.email);
  await page.getByRole('button', { name: 'Valider' }).click();

  const sent = page.getByRole('dialog');
  await expect(sent).toContainText('Si l’identifiant et l’adresse correspondent, un nouveau mot de passe a été envoyé par e-mail.');
  await sent.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByLabel('Identifiant')).toBeFocused();
  expect(new URL(page.url()).searchParams.has('message')).toBe(false);

  const mail = await office.mailbox.next(family.email);
  const temporary = /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3}\b/i.exec(mail.text ?? '')?.[0] ?? '';
  expect(temporary).not.toBe('');
  await expect(page.getByLabel('Site').locator('option:checked')).toHaveText(family.site);
  await page.getByLabel('Identifiant').fill(` ${family.identifier.toLowerCase()} `);
  await page.getByLabel('Mot de passe').fill(temporary);
  await page.getByRole('button', { name: 'Se connecter' }).click();

  // the temporary password opens nothing but the choice of an own one
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choisissez votre mot de passe');
  await page.goto(`${office.url}/famille`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choisissez votre mot de passe');
  const chosen = 'lampadaire-ondule-au-matin-63';
  await page.getByLabel('Nouveau mot de passe').first().fill('court');
  await expect(page.getByText(/Trop court/)).toBeVisible();
  await page.getByLabel('Nouveau mot de passe').first().fill(chosen);
  await expect(page.getByText('Solide')).toBeVisible();
  await page.getByLabel('Nouveau mot de passe, une seconde fois').fill(chosen);
  await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();

  await page.getByRole('link', { name: 'Famille', exact: true }).click();
  await page.getByLabel('Téléphone portable').fill('06 12 34 56 98');
  await page.getByLabel('Adresse').first().fill('12 rue des Luthiers');
  await page.getByRole('button', { name: 'Modifier' }).click();
  const done = page.getByRole('dialog');
  await expect(done).toContainText('Votre fiche est mise à jour. Un accusé de réception vous a été envoyé par e-mail.');
  await done.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByRole('button', { name: 'Modifier' })).toBeFocused();
  await expect(page.getByText('* modifié')).toHaveCount(2);
  await expect(page.getByText('Fiche en attente de validation')).toHaveCount(2);
  await expect(page.getByLabel('Téléphone portable')).toHaveValue('06 12 34 56 98');

  // the password's change is told as well, and comes before
  const subjects = [
    await office.mailbox.next(family.email),
    await office.mailbox.next(family.email),
    await office.mailbox.next(family.email),
  ];
  expect(subjects.map((m) => m.subject).join(' | ')).toMatch(/modification|demande/i);

  await page.getByRole('button', { name: 'Déconnexion' }).click();
  await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible();
  await page.goBack();
  await page.goto(`${office.url}/famille`);
  await expect(page.getByRole('heading', { name: 'Connexion' })).toBeVisible();
});
