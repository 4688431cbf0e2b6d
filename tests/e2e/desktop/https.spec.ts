// The extranet over HTTPS, on real parts: Electron's own TLS, its window, a family's Chromium under a name that is not this machine's.
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { Browser, Page } from '@playwright/test';
import type { DemoAccounts } from '../../../shared/contract/office.ts';
import { aCertificate, asPfx } from '../../helpers/certificates.ts';
import { metAt } from '../../helpers/tls.ts';
import { type Desktop, expect, officeFolder, saveTo, test } from './desktop.ts';
import { familyBrowser } from './family-browser.ts';
import { arrive, look, menu, openDemonstration } from './screens.ts';

const NAME = 'extranet.exemple.fr';
const KEYRING = ['-r', join(import.meta.dirname, 'keyring.cjs')];

test('the office opens its extranet over HTTPS with its own authority, and a family comes in by a name of the network', async ({
  open,
  profile,
}) => {
  test.setTimeout(180_000);
  const desktop = await open({ args: KEYRING });
  const { window } = desktop;
  await openDemonstration(desktop);
  await menu(window).getByRole('link', { name: 'Paramètres' }).click();
  await window.getByRole('navigation', { name: 'Sections des paramètres' }).getByRole('link', { name: 'Extranet', exact: true }).click();
  await arrive(window, 'Extranet');
  await look(window, 'https-1-this-computer');

  await test.step('a certificate is brought, with the wrong password first', () => bringCertificate(window));
  const port = await test.step('HTTPS with an authority of our own', () => openWithAuthority(window));
  const authority = await test.step('its certificate is saved for the machines of the house', () => saveAuthority(desktop, profile));
  expect(await metAt(port, { ca: authority, name: NAME })).toMatchObject({ error: null, protocol: 'TLSv1.3' });
  expect(
    (await metAt(port, { ca: authority, name: NAME, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' })).error,
  ).not.toBeNull();
  expect((await metAt(port, { ca: authority, name: NAME, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA' })).error).not.toBeNull();

  const browser = await familyBrowser(await trusting(port));
  await test.step('a family logs in: its cookies are Secure, __Host-, and never cross to plain HTTP', () => visit(browser, window, port));
  await browser.close();

  await test.step('without encryption: only after it was typed, and told on every screen', () => openPlainly(window));
  const kept = readFileSync(join(officeFolder(profile), 'portee.db')).toString('latin1');
  expect(kept).not.toContain('PRIVATE KEY');
});

async function bringCertificate(window: Page): Promise<void> {
  const pfx = Buffer.from(asPfx(aCertificate({ names: [NAME] }), 'sesame'));
  await window.locator('input[type=file]').setInputFiles({ name: 'extranet.pfx', mimeType: 'application/x-pkcs12', buffer: pfx });
  await window.getByLabel('Mot de passe du fichier').fill('raté');
  await window.getByRole('button', { name: 'Importer le certificat' }).click();
  await expect(window.getByText('Ce mot de passe n’ouvre pas ce fichier.')).toBeVisible();
  await look(window, 'https-2-wrong-password');
  await window.getByLabel('Mot de passe du fichier').fill('sesame');
  await window.getByRole('button', { name: 'Importer le certificat' }).click();
  await expect(window.getByText('D’une autorité à installer sur les postes')).toBeVisible();
  await expect(window.getByText('Autorité de la ville')).toBeVisible();
}

async function openWithAuthority(window: Page): Promise<number> {
  await window.getByRole('radio', { name: /avec l’autorité de Portée/ }).check();
  await window.getByRole('combobox', { name: 'Réseau' }).click();
  await window.getByRole('option', { name: 'Tous les réseaux de cet ordinateur' }).click();
  await window.getByRole('combobox', { name: 'Noms de cet ordinateur' }).fill(NAME);
  await window.keyboard.press('Enter');
  await look(window, 'https-3-own-authority');
  await window.getByRole('button', { name: 'Enregistrer l’extranet' }).click();
  await expect(window.getByText('Ouvert en HTTPS')).toBeVisible();
  await expect(window.getByRole('heading', { name: 'Autorité de Portée' })).toBeVisible();
  await window.getByRole('heading', { name: 'Autorité de Portée' }).scrollIntoViewIfNeeded();
  await expect(window.getByText('Certificat de cet ordinateur', { exact: true })).toBeVisible();
  await look(window, 'https-4-authority');
  const address = await window
    .getByText(/^https:\/\/[\d.]+:\d+$/)
    .first()
    .textContent();
  return Number(new URL(address ?? '').port);
}

async function saveAuthority({ app, window }: Desktop, profile: string): Promise<string> {
  const file = join(profile, 'autorité.crt');
  await saveTo(app, file);
  await window.getByRole('button', { name: 'Enregistrer le certificat d’autorité' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const certificate = new X509Certificate(readFileSync(file));
  expect(certificate.ca).toBe(true);
  return certificate.toString();
}

async function visit(browser: Browser, window: Page, port: number): Promise<void> {
  // the login page of the demonstration names them
  const { families } = JSON.parse((await window.evaluate(() => localStorage.getItem('portee.demonstration'))) ?? '') as DemoAccounts;
  const [family] = families;
  if (!family) throw new Error('the demonstration has no families');
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  const first = await page.goto(`https://${NAME}:${port}/connexion`);
  expect([first?.status(), first?.headers()['strict-transport-security']]).toEqual([200, undefined]);
  await page.getByLabel('Site').selectOption({ label: family.site });
  await page.getByLabel('Identifiant').fill(family.identifier);
  await page.getByLabel('Mot de passe').fill(family.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(['__Host-device', '__Host-sid']));
  for (const cookie of cookies) expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/', domain: NAME });
  expect(cookies.find(({ name }) => name === '__Host-sid')?.expires, 'gone with the browser').toBe(-1);
  expect(await context.cookies(`http://${NAME}:${port}/`)).toEqual([]);
  // a form comes from our own page over HTTPS too
  await page
    .getByRole('button', { name: /Déconnexion/ })
    .or(page.getByRole('link', { name: /Déconnexion/ }))
    .first()
    .click();
  await page.goto(`https://${NAME}:${port}/accueil`);
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
  await context.close();
}

async function openPlainly(window: Page): Promise<void> {
  await window.getByRole('radio', { name: /sans chiffrement/ }).check();
  await window.getByRole('button', { name: 'Enregistrer l’extranet' }).click();
  await expect(window.getByText('Pour confirmer, tapez exactement')).toBeVisible();
  await look(window, 'https-5-plain-refused');
  await window.getByLabel(/^Pour confirmer/).fill('en clair');
  await window.getByRole('button', { name: 'Enregistrer l’extranet' }).click();
  await expect(window.getByText('L’extranet est ouvert sur le réseau sans chiffrement.')).toBeVisible();
  await menu(window).getByRole('link', { name: 'Historique' }).click();
  await arrive(window, 'Historique');
  await expect(window.getByText('L’extranet est ouvert sur le réseau sans chiffrement.')).toBeVisible();
  await expect(window.getByText(/a ouvert l’extranet au réseau sans chiffrement/)).toBeVisible();
  await look(window, 'https-6-banner');
}

/** Chromium has a store of authorities of its own, which a test cannot fill: it is told to believe this very key. */
async function trusting(port: number): Promise<string[]> {
  const certificate = await new Promise<X509Certificate | undefined>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: NAME, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate());
      socket.destroy();
    }).on('error', reject);
  });
  const key = certificate?.publicKey.export({ type: 'spki', format: 'der' }) ?? '';
  return [`--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`];
}
