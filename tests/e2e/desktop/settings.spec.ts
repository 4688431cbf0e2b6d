import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { twoHalves } from '../../helpers/pictures.ts';
import { readWorkbook } from '../../helpers/workbook.ts';
import { expect, saveTo, test } from './desktop.ts';
import { arrive, look, menu, openDemonstration } from './screens.ts';

const OWN = 'lampe girafe tiroir 57';

test('a colleague with a lesser role takes a list out of the window, and sees no settings', async ({ open, profile }) => {
  const desktop = await open();
  const { app, window } = desktop;
  await openDemonstration(desktop);

  await menu(window).getByRole('link', { name: 'Paramètres' }).click();
  await arrive(window, 'Établissement et sites');
  await expect(window.getByRole('button', { name: 'Enregistrer le site' })).toBeVisible();
  await look(window, 'settings-sites');
  const logo = await twoHalves(320, 120).png().toBuffer();
  await window.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo });
  await expect(window.getByRole('img', { name: /^Logo de/ })).toBeVisible();
  await window.getByLabel('Couleur des boutons et des liens').fill('#ffe600');
  await expect(window.getByText(/^Trop claire/)).toBeVisible();
  await look(window, 'settings-site-look');
  await window.getByRole('button', { name: 'Enregistrer le site' }).click();
  await expect(window.getByText('Le site est enregistré.')).toBeVisible();

  await section(window, 'Extranet');
  await look(window, 'settings-extranet');
  await section(window, 'Mots de passe et sessions');
  await window.getByLabel('Longueur minimale').fill('8');
  await window.getByRole('button', { name: 'Enregistrer les mots de passe' }).click();
  await expect(window.getByText('De 12 à 64 caractères.', { exact: true })).toBeVisible();
  await look(window, 'settings-passwords');
  await window.getByLabel('Longueur minimale').fill('14');
  await window.getByRole('button', { name: 'Enregistrer les mots de passe' }).click();
  await expect(window.getByText('Les règles des mots de passe sont enregistrées.')).toBeVisible();

  await section(window, 'Personnel');
  await window.getByRole('button', { name: 'Nouveau collègue' }).click();
  await window.getByLabel(/^Prénom et nom/).fill('Lina Torres');
  await window.getByLabel(/^Identifiant/).focus();
  await expect(window.getByLabel(/^Identifiant/)).toHaveValue('lina.torres');
  await window.getByRole('combobox', { name: 'Rôle' }).click();
  await window.getByRole('option', { name: 'Scolarité' }).click();
  await look(window, 'settings-new-colleague');
  await window.getByRole('button', { name: 'Créer le compte' }).click();
  const password = (await window.locator('code').textContent()) ?? '';
  expect(password).toMatch(/^[a-z0-9]{5}(-[a-z0-9]{5}){3}$/);
  await look(window, 'settings-handed-over');
  await window.getByRole('button', { name: 'C’est noté' }).click();
  await expect(window.getByRole('row', { name: /Lina Torres.*Mot de passe à choisir/ })).toBeVisible();
  await look(window, 'settings-staff');

  await window.getByRole('button', { name: /Administrateur/ }).click();
  await window.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await signIn(window, 'lina.torres', password);
  await expect(window.getByRole('heading', { name: 'Choisissez votre mot de passe' })).toBeVisible();
  await look(window, 'settings-choose-password');
  await window.getByLabel('Nouveau mot de passe').fill(OWN);
  await window.getByLabel('Le même, encore une fois').fill(OWN);
  await window.getByRole('button', { name: 'Changer mon mot de passe' }).click();
  await arrive(window, 'Tableau de bord');
  await expect(menu(window).getByRole('link', { name: 'Paramètres' })).toHaveCount(0);
  await window.evaluate(() => {
    location.hash = '#/parametres/personnel';
  });
  await expect(window.getByText('Seule une personne administratrice')).toBeVisible();

  await menu(window)
    .getByRole('link', { name: /^Familles et élèves/ })
    .click();
  await expect(window.getByRole('row').nth(1)).toBeVisible();
  await window.getByRole('button', { name: 'Exporter' }).click();
  const total = Number((await window.getByText(/^\d+\slignes/).textContent())?.match(/\d+/)?.[0]);
  await window.keyboard.press('Escape');
  const file = join(profile, 'familles.xlsx');
  await saveTo(app, file);
  await exportAs(window, /Classeur Excel/);
  await expect(window.getByText(/^Liste enregistrée/)).toBeVisible();
  const { sheet, lines } = readWorkbook(readFileSync(file));
  expect([sheet, lines.length]).toEqual(['Familles et élèves', total + 1]);
  expect(lines[0]?.map((cell) => cell?.value).slice(0, 2)).toEqual(['Famille', 'Élèves']);

  // what the printer would be given
  await window.evaluate(() => {
    globalThis.print = () => {};
  });
  await exportAs(window, 'Imprimer');
  await expect(window.locator('[data-paper] tbody tr')).toHaveCount(total);
  const paper = join(process.cwd(), 'test-results/screenshots/desktop/printed-families.pdf');
  await printTo(app, paper);
  expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-');
  await window.evaluate(() => globalThis.dispatchEvent(new Event('afterprint')));
  await expect(window.locator('[data-paper]')).toHaveCount(0);

  await menu(window).getByRole('link', { name: 'Historique' }).click();
  await expect(window.getByText(/a exporté la liste « Familles et élèves »/)).toBeVisible();
  const csv = join(profile, 'historique.csv');
  await saveTo(app, csv);
  await exportAs(window, 'Fichier CSV');
  await expect.poll(() => existsSync(csv)).toBe(true);
  expect(readFileSync(csv).subarray(0, 3).toString('hex')).toBe('efbbbf');
});

async function section(window: Page, name: string): Promise<void> {
  await window.getByRole('navigation', { name: 'Sections des paramètres' }).getByRole('link', { name, exact: true }).click();
  await arrive(window, name);
}

async function exportAs(window: Page, item: string | RegExp): Promise<void> {
  await window.getByRole('button', { name: 'Exporter' }).click();
  await window.getByRole('menuitem', { name: item }).click();
}

async function printTo(app: ElectronApplication, path: string): Promise<void> {
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows();
    return (await shown?.webContents.printToPDF({ preferCSSPageSize: true }))?.toString('base64') ?? '';
  });
  const { mkdirSync, writeFileSync } = await import('node:fs');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, Buffer.from(pdf, 'base64'));
}

async function signIn(window: Page, login: string, password: string): Promise<void> {
  await window.getByLabel('Identifiant', { exact: true }).fill(login);
  await window.getByLabel('Mot de passe', { exact: true }).fill(password);
  await window.getByRole('button', { name: 'Se connecter' }).click();
}
