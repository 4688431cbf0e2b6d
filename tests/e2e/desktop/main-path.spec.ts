// The whole path on real parts: the window, its service, a mail server, a family's browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ParsedMail } from 'mailparser';
import { aMailbox, type Mailbox } from '../../helpers/smtp.ts';
import { type Desktop, expect, officeFolder, saveTo, test } from './desktop.ts';
import { familyBrowser, freePort } from './family-browser.ts';
import { look } from './screens.ts';

const admin = { name: 'Hélène Marchand', login: 'helene', password: 'trois violons sous la pluie' };
const family = {
  email: 'nadia.delmas@exemple.fr',
  phone: '06 39 98 12 01',
  address: '4 rue du Théâtre',
  own: 'lampadaire ondule au matin 63',
};
const wished = { phone: '06 39 98 45 99', address: '12 rue des Luthiers' };
const reason = 'Merci de nous faire parvenir un justificatif de domicile de moins de trois mois.';

test('an office opens, writes to a family, the family changes its sheet, staff answer, and everybody is told', async ({
  open,
  profile,
}) => {
  test.setTimeout(240_000);
  const mailbox = await aMailbox();
  const browser = await familyBrowser();
  const desktop = await open({ env: { PORTEE_SMTP_URL: mailbox.url, PORTEE_PORT: '' } });
  const { window } = desktop;

  await test.step('the first start: the site and its first administrator', () => createOffice(window));
  const address = await test.step('the extranet gets the address that families type', () => publishExtranet(desktop));
  await test.step('a new family, with its student', () => createFamily(window));
  const identifier = await test.step('its identifier, by e-mail and as a letter', () => sendIdentifier(desktop, mailbox, profile, address));

  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await test.step('the family loses its password and chooses its own', () => choosePassword(page, mailbox, address, identifier));
  await test.step('it changes its phone and its address', () => changeSheet(page, mailbox));

  await test.step('staff see it arrive, take the phone, refuse the address, without the mouse', () => decide(window));
  await test.step('one e-mail says both', async () => {
    const mail = await mailAbout(mailbox, /demande/);
    expect(mail.text).toMatch(/Téléphone portable[\s:]+accepté/);
    expect(mail.text).toContain(reason);
    expect(mail.text).toContain(address);
    expect(mailbox.mails.filter(({ text }) => text?.includes(reason))).toHaveLength(1);
  });
  await test.step('the extranet shows the new phone, the old address and the reason', async () => {
    await page.reload();
    await expect(page.getByLabel('Téléphone portable')).toHaveValue(wished.phone);
    await expect(page.getByLabel(/^Adresse/).first()).toHaveValue(family.address);
    await expect(page.getByText(reason).first()).toBeVisible();
    await expect(page.getByText('Fiche en attente de validation')).toHaveCount(0);
    await page.screenshot({ path: 'test-results/screenshots/desktop/family-answered.png', fullPage: true });
  });
  await test.step('the history has who, when and what', () => readHistory(window));
  await test.step('every other screen, by day and by night', () => lookAround(desktop));

  await browser.close();
  await desktop.quit();
  await mailbox.close();
  const store = readFileSync(join(officeFolder(profile), 'portee.db')).toString('latin1');
  expect(store).not.toContain(family.own);
});

async function createOffice(window: Page): Promise<void> {
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(/Bienvenue/);
  await look(window, '01-first-start');
  await window.getByRole('button', { name: /Créer mon établissement/ }).click();
  await window.getByLabel(/^Nom de l’établissement/).fill('École de musique des Tilleuls');
  await window.getByLabel('Adresse').fill('2 place des Tilleuls');
  await window.getByLabel('Code postal').fill('38000');
  await window.getByLabel('Ville').fill('Grenoble');
  await look(window, '02-create-site');
  await window.getByRole('button', { name: 'Continuer' }).click();
  await window.getByLabel(/^Prénom et nom/).fill(admin.name);
  await window.getByLabel(/^Identifiant/).fill(admin.login);
  await window.getByLabel(/^Mot de passe/).fill(admin.password);
  await window.getByLabel(/^Le même/).fill(admin.password);
  await look(window, '03-create-administrator');
  await window.getByRole('button', { name: 'Créer l’établissement' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Tableau de bord' })).toBeVisible();
  await look(window, '04-dashboard-empty');
}

async function publishExtranet({ window, said }: Desktop): Promise<string> {
  await expect.poll(said).toMatch(/Extranet\u00A0: \S+/);
  const port = await freePort();
  const address = `http://extranet.exemple.fr:${port}`;
  await window.getByRole('link', { name: 'Paramètres' }).click();
  await window.getByRole('link', { name: 'Extranet', exact: true }).click();
  const save = window.getByRole('button', { name: 'Enregistrer l’extranet' });
  const form = window.locator('form').filter({ has: save });
  await form.getByLabel('Adresse publique').fill(address);
  await form.getByLabel(/^Port/).fill(String(port));
  await save.click();
  await expect(window.getByText(address).first()).toBeVisible();
  await look(window, '05-settings');
  return address;
}

async function createFamily(window: Page): Promise<void> {
  await window.getByRole('link', { name: 'Familles et élèves' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Familles et élèves' })).toBeVisible();
  await look(window, '06-families-empty');
  await window.getByRole('link', { name: 'Nouvelle famille' }).first().click();
  await window.getByLabel(/^Nom( \*)?$/).fill('Delmas');
  await window.getByLabel(/^Prénom/).fill('Nadia');
  await window.getByLabel('Adresse', { exact: true }).fill(family.address);
  await window.getByLabel('Code postal').fill('38000');
  await window.getByLabel('Ville').fill('Grenoble');
  await window.getByLabel('Téléphone portable').fill(family.phone);
  await window.getByLabel('E-mail').fill(family.email);
  await window.getByRole('button', { name: 'Ajouter un élève' }).click();
  await window
    .getByRole('group', { name: 'Élève 1' })
    .getByLabel(/^Prénom/)
    .fill('Samir');
  await look(window, '07-new-family');
  await window.getByRole('button', { name: 'Enregistrer la famille' }).click();
  await expect(window.getByRole('heading', { level: 1, name: /Delmas/ })).toBeVisible();
}

async function sendIdentifier({ app, window }: Desktop, mailbox: Mailbox, profile: string, address: string): Promise<string> {
  await window.getByRole('button', { name: 'Créer l’identifiant' }).click();
  const identifier =
    (await window
      .getByRole('region', { name: /Compte extranet/ })
      .locator('code')
      .textContent()) ?? '';
  expect(identifier).toMatch(/^DELMAS-\d{4}$/);
  await window.getByRole('button', { name: /^Copier l’identifiant/ }).click();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(identifier);
  await window.getByRole('button', { name: 'Envoyer par e-mail' }).click();
  const mail = await mailAbout(mailbox, /identifiant/);
  expect(mail.text).toContain(identifier);
  expect(mail.text).toContain(address);

  const letter = join(profile, 'lettre.pdf');
  await saveTo(app, letter);
  await window.getByRole('button', { name: 'Enregistrer la lettre (PDF)' }).click();
  await expect(window.getByText(/Lettre enregistrée/)).toBeVisible();
  expect(readFileSync(letter).subarray(0, 5).toString()).toBe('%PDF-');
  await look(window, '08-family');
  return identifier;
}

async function choosePassword(page: Page, mailbox: Mailbox, address: string, identifier: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('link', { name: 'Mot de passe perdu' }).click();
  await page.getByLabel('Identifiant').fill(identifier);
  await page.getByLabel('E-mail').fill(family.email);
  await page.getByRole('button', { name: 'Valider' }).click();
  const sent = page.getByRole('dialog');
  await expect(sent).toContainText('Si l’identifiant et l’adresse correspondent, un nouveau mot de passe a été envoyé par e-mail.');
  await sent.getByRole('button', { name: 'OK' }).click();

  const mail = await mailAbout(mailbox, /mot de passe temporaire/);
  const temporary = /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3}\b/i.exec(mail.text ?? '')?.[0] ?? '';
  await page.getByLabel('Identifiant').fill(identifier);
  await page.getByLabel('Mot de passe').fill(temporary);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choisissez votre mot de passe');
  await page.getByLabel('Nouveau mot de passe').first().fill(family.own);
  await page.getByLabel('Nouveau mot de passe, une seconde fois').fill(family.own);
  await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await mailAbout(mailbox, /mot de passe a été modifié/);
}

async function changeSheet(page: Page, mailbox: Mailbox): Promise<void> {
  await page.getByRole('link', { name: 'Famille', exact: true }).click();
  await page.getByLabel('Téléphone portable').fill(wished.phone);
  await page
    .getByLabel(/^Adresse/)
    .first()
    .fill(wished.address);
  await page.getByRole('button', { name: 'Modifier' }).click();
  const done = page.getByRole('dialog');
  await expect(done).toContainText('Votre fiche est mise à jour. Un accusé de réception vous a été envoyé par e-mail.');
  await done.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText('* modifié')).toHaveCount(2);
  await expect(page.getByText('Fiche en attente de validation').first()).toBeVisible();
  expect((await mailAbout(mailbox, /Accusé de réception/)).text).toContain(wished.address);
  await page.screenshot({ path: 'test-results/screenshots/desktop/family-waiting.png', fullPage: true });
}

/** The window was left on the family's file, and is not told to look. */
async function decide(window: Page): Promise<void> {
  await expect(window.getByRole('link', { name: /Validations\s*1 en attente/ })).toBeVisible();
  await window.getByRole('link', { name: /Validations/ }).click();
  const table = window.getByRole('table', { name: /Champs de la demande/ });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByRole('row', { name: /Adresse/ })).toContainText(wished.address);
  await look(window, '09-validations');

  // one arrives on the first field, the address
  await expect(table.getByRole('row', { name: /Adresse/ })).toBeFocused();
  await window.keyboard.press('r');
  await expect(window.getByLabel(/^Motif du refus/)).toBeFocused();
  await window.keyboard.type(reason);
  await look(window, '10-validations-reason');
  await window.keyboard.press('Control+Enter');
  await expect(table.getByRole('row', { name: /Téléphone portable/ })).toBeFocused();
  await window.keyboard.press('a');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/Demande .* terminée\. Un e-mail partira à/)).toBeVisible();
  await expect(window.getByText('Rien n’attend.')).toBeVisible();
  await look(window, '11-validations-done');
}

async function readHistory(window: Page): Promise<void> {
  await window.getByRole('link', { name: 'Historique', exact: true }).click();
  const decided = window.getByRole('row', { name: /a décidé la demande/ });
  await expect(decided).toContainText(admin.name);
  await expect(decided).toContainText(/adresse refusée, téléphone portable accepté/);
  await expect(decided).toContainText(/\d{2}\/\d{2}\/\d{4}/);
  await expect(window.getByRole('row', { name: /a envoyé la demande/ })).toContainText('Nadia Delmas');
  await look(window, '12-history');
}

async function lookAround({ window }: Desktop): Promise<void> {
  await window.getByRole('link', { name: 'Tableau de bord' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Tableau de bord' })).toBeVisible();
  await look(window, '13-dashboard');
  await window.getByRole('link', { name: 'Messages', exact: true }).click();
  await expect(window.getByRole('row', { name: new RegExp(family.email) }).first()).toBeVisible();
  await look(window, '14-messages');
  await window.keyboard.press('Control+k');
  const palette = window.getByRole('dialog');
  await palette.getByLabel('Rechercher').fill('delmas');
  await expect(palette.getByText(/Samir/)).toBeVisible();
  await look(window, '15-search');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: /Delmas/ })).toBeVisible();
  await look(window, '16-family-answered');
  await window.getByRole('button', { name: new RegExp(admin.name) }).click();
  await window.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await expect(window.getByRole('heading', { name: 'Connexion' })).toBeVisible();
  await look(window, '17-login');
}

/** The next e-mail to the family on this subject; what comes in between is left aside. */
async function mailAbout(mailbox: Mailbox, subject: RegExp): Promise<ParsedMail> {
  for (;;) {
    const mail = await mailbox.next(family.email);
    if (subject.test(mail.subject ?? '')) return mail;
  }
}
