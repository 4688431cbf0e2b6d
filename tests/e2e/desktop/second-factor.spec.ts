import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from './desktop.ts';
import { arrive, look, menu } from './screens.ts';

const OWN = 'lampe girafe tiroir 57';

test('an administrator takes a second factor, is asked for it at the door and after the lock, and asks it of the others', async ({
  open,
}) => {
  const desktop = await open();
  const { window } = desktop;
  await window.clock.install();
  await window.getByRole('button', { name: /Ouvrir le conservatoire de démonstration/ }).click();
  const account = window.getByRole('table', { name: 'Comptes du bureau' }).getByRole('row', { name: /Administrateur/ });
  await account.waitFor({ timeout: 90_000 });
  const [login = '', password = ''] = await account.locator('code').allTextContents();
  await window.getByRole('button', { name: 'Entrer dans Portée' }).click();
  await arrive(window, 'Tableau de bord');

  await ownMenu(window, 'Double authentification');
  await look(window, 'second-factor-offered');
  await window.getByRole('button', { name: 'Activer…' }).click();
  const key = (await window.locator('code').textContent()) ?? '';
  await look(window, 'second-factor-key');
  await window.getByLabel('Mot de passe actuel').fill(password);
  await window.getByLabel('Code de l’application').fill('abc');
  await window.getByRole('button', { name: 'Activer la double authentification' }).click();
  await expect(window.getByText(/^Ce n’est pas le code/)).toBeVisible();
  // half a minute late, so that the codes after it are still to come
  await window.getByLabel('Code de l’application').fill(codeOf(key, -1));
  await window.keyboard.press('Enter');
  const listed = window.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem');
  await expect(listed).toHaveCount(10);
  const [recovery = ''] = await listed.allTextContents();
  await look(window, 'second-factor-codes');
  await window.getByRole('button', { name: 'C’est noté' }).click();

  await menu(window).getByRole('link', { name: 'Paramètres' }).click();
  await arrive(window, 'Établissement et sites');
  await window.getByRole('navigation', { name: 'Sections des paramètres' }).getByRole('link', { name: 'Personnel' }).click();
  await arrive(window, 'Personnel');
  await window.getByRole('switch', { name: /La demander à tous les administrateurs/ }).click();
  await window.getByRole('button', { name: 'Enregistrer la double authentification' }).click();
  await expect(window.getByText(/^C’est enregistré : les administrateurs/)).toBeVisible();
  await look(window, 'second-factor-settings');
  await window.getByRole('button', { name: 'Nouveau collègue' }).click();
  await window.getByLabel(/^Prénom et nom/).fill('Lina Torres');
  await window.getByLabel(/^Identifiant/).focus();
  await expect(window.getByLabel(/^Identifiant/)).toHaveValue('lina.torres');
  await window.getByRole('combobox', { name: 'Rôle' }).click();
  await window.getByRole('option', { name: 'Administrateur' }).click();
  await window.getByRole('button', { name: 'Créer le compte' }).click();
  const handedOver = (await window.locator('code').textContent()) ?? '';
  await window.getByRole('button', { name: 'C’est noté' }).click();

  await ownMenu(window, 'Se déconnecter');
  await signIn(window, login, password);
  await expect(window.getByLabel('Code de votre téléphone')).toBeFocused();
  await look(window, 'second-factor-login');
  await window.getByLabel('Code de votre téléphone').fill('12 34');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/^Ce code n’est pas bon/)).toBeVisible();
  await window.getByLabel('Code de votre téléphone').fill(codeOf(key, 0));
  await window.keyboard.press('Enter');
  await arrive(window, 'Tableau de bord');

  await window.clock.fastForward(16 * 60_000);
  await expect(window.getByRole('heading', { name: 'Session terminée' })).toBeVisible();
  await signIn(window, login, password);
  await look(window, 'second-factor-lock');
  await window.getByLabel('Code de votre téléphone').fill(recovery.toUpperCase().replace('-', ' '));
  await window.keyboard.press('Enter');
  await expect(window.getByText(/^Code de secours utilisé : il vous en reste 9/)).toBeVisible();
  await arrive(window, 'Tableau de bord');

  await ownMenu(window, 'Se déconnecter');
  await signIn(window, 'lina.torres', handedOver);
  await window.getByLabel('Nouveau mot de passe').fill(OWN);
  await window.getByLabel('Le même, encore une fois').fill(OWN);
  await window.getByRole('button', { name: 'Changer mon mot de passe' }).click();
  await expect(window.getByRole('heading', { name: 'Activez la double authentification' })).toBeVisible();
  const hers = (await window.locator('code').textContent()) ?? '';
  await look(window, 'second-factor-required');
  await window.getByLabel('Code de l’application').fill(codeOf(hers, 0));
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Vos codes de secours' })).toBeVisible();
  await look(window, 'second-factor-required-codes');
  await window.getByRole('button', { name: 'C’est noté' }).click();
  await arrive(window, 'Tableau de bord');
});

/** The code so many half minutes from now. */
const codeOf = (key: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({ timestamp: Date.now() + steps * 30_000 });

async function ownMenu(window: Page, item: string): Promise<void> {
  await window.getByRole('button', { name: /Administrateur/ }).click();
  await window.getByRole('menuitem', { name: item }).click();
}

async function signIn(window: Page, login: string, password: string): Promise<void> {
  await window.getByLabel('Identifiant', { exact: true }).fill(login);
  await window.getByLabel('Mot de passe', { exact: true }).fill(password);
  await window.getByRole('button', { name: 'Se connecter' }).click();
}
