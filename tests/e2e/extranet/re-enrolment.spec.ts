import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { tabTo, violationsIn } from './judge.ts';
import { anOffice, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** Logs in as the family of a student whose answer is in this state, and opens the form. */
async function openForm(page: Page, state: string | null): Promise<string> {
  const { family, student } = office.reEnrolling(state);
  const path = `/eleves/${student}/reinscription`;
  if (!page.url().startsWith(office.url) || !(await page.getByRole('button', { name: 'Déconnexion' }).isVisible()))
    await signIn(page, office, family);
  await page.goto(`${office.url}${path}`);
  return path;
}

const box = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name });
const valider = (page: Page) => page.getByRole('button', { name: 'Valider' });

/** The drafts and requests of one test must not be another's. */
async function takeBack(page: Page, path: string): Promise<void> {
  await page.goto(`${office.url}${path}`);
  const withdraw = page.getByRole('button', { name: 'Retirer ma demande' });
  if (await withdraw.isVisible()) await withdraw.click();
}

test('with a script boxes exclude each other at once and say so; a curriculum takes its courses with it', async ({ page }) => {
  await openForm(page, null);
  const administrative = box(page, /^Réinscription administrative/);
  const whole = box(page, /^Tout le cursus/).first();
  const courses = box(page, /^Se réinscrit en/);
  const told = page.locator('#boxes-told');
  await administrative.check();
  await whole.check();
  await expect(administrative).not.toBeChecked();
  await expect(told).toHaveText('Décoché\u00a0: Réinscription administrative.');
  for (const course of await courses.all()) await expect(course).toBeChecked();
  await courses.first().uncheck();
  await expect(whole).not.toBeChecked();
  await expect(courses.last()).toBeChecked();
  await box(page, /^Ne se réinscrit pas/).check();
  await expect(courses.last()).not.toBeChecked();
  await expect(told).toHaveText('Décoché\u00a0: les cours.');
  await administrative.check();
  await expect(box(page, /^Ne se réinscrit pas/)).not.toBeChecked();
  const requests = page.getByLabel('Vos demandes au secrétariat');
  await requests.fill('Merci.');
  await expect(page.getByText('Encore 1\u202f994 caractères.')).toBeVisible();
  await requests.fill('x'.repeat(2001));
  await expect(page.locator('#champ-requests-count')).toHaveText('1 caractère de trop.');
});

test('with the keyboard alone a family re-enrols: boxes, wish, words, recap, confirmation, OK, then withdraws', async ({ page }) => {
  await openForm(page, null);
  await tabTo(page, 'Tout le cursus');
  await page.keyboard.press('Space');
  await tabTo(page, 'Vœu 1 : précisions');
  await page.keyboard.type('De la harpe');
  await tabTo(page, 'Vos demandes');
  await page.keyboard.type('Le mercredi.');
  await tabTo(page, 'Valider');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Vérifiez votre demande' })).toBeVisible();
  await expect(page.getByText('De la harpe')).toBeVisible();
  await tabTo(page, 'Confirmer la réinscription');
  await page.keyboard.press('Enter');
  const message = page.getByRole('dialog', { name: 'Demande prise en compte' });
  await expect(message.getByRole('button', { name: 'OK' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(message).toBeHidden();
  await expect(valider(page)).toBeFocused();
  await expect(page.getByText('Réinscription en attente de validation')).toHaveCount(2);
  await page.reload();
  await tabTo(page, 'Retirer ma demande');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Votre demande est retirée');
  await page.keyboard.press('Enter');
});

test('Enter in a field leads to the recap, never to the documents; a refused form puts the focus on what to mend', async ({ page }) => {
  const path = await openForm(page, null);
  await page.getByLabel('Vœu 1 : précisions').press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.locator('#champ-answer')).toBeFocused();
  await box(page, /^Réinscription administrative/).check();
  await page.getByLabel('Vœu 1 : précisions').press('Enter');
  await expect(page).toHaveURL(`${office.url}${path}/verifier`);
  await page.getByRole('link', { name: 'Modifier' }).click();
  await expect(box(page, /^Réinscription administrative/)).toBeChecked();
});

test('pressed twice in a hurry: one request, one e-mail', async ({ page }) => {
  const path = await openForm(page, null);
  const { family } = office.reEnrolling(null);
  await box(page, /^Réinscription administrative/).check();
  await box(page, /^Réinscription administrative/).press('Tab');
  await page.getByLabel('Vos demandes au secrétariat').fill(`Deux fois ${Date.now()}`);
  await valider(page).dblclick();
  await page.getByRole('button', { name: 'Confirmer la réinscription' }).dblclick();
  await expect(page.getByRole('dialog')).toContainText('prise en compte');
  const mails = () =>
    office.mailbox.mails.filter(({ to, subject }) => JSON.stringify(to).includes(family.email) && subject?.startsWith('Accusé'));
  const number = /RI\d{4}-\d{4}/.exec((await page.getByRole('dialog').textContent()) ?? '')?.[0] ?? '';
  await expect.poll(() => mails().filter(({ text }) => text?.includes('Deux fois')).length).toBe(1);
  expect(mails().at(-1)?.subject).toContain(number);
  await takeBack(page, path);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a family re-enrols: exclusive boxes refused with everything kept, recap, message with OK, amendment, withdrawal', async ({
    page,
  }) => {
    const path = await openForm(page, null);
    await box(page, /^Réinscription administrative/).check();
    await box(page, /^Se réinscrit en/)
      .first()
      .check();
    await page.getByLabel('Vos demandes au secrétariat').fill('Le mercredi, si possible.');
    await valider(page).click();
    await expect(page.getByText('Cochez soit la réinscription administrative, soit des cours').first()).toBeVisible();
    await expect(box(page, /^Réinscription administrative/)).toBeChecked();
    await expect(box(page, /^Se réinscrit en/).first()).toBeChecked();
    await expect(page.getByLabel('Vos demandes au secrétariat')).toHaveValue('Le mercredi, si possible.');
    await box(page, /^Réinscription administrative/).uncheck();
    await valider(page).click();
    await expect(page.getByText('Réinscription par cours')).toBeVisible();
    await page.getByRole('button', { name: 'Confirmer la réinscription' }).click();
    await expect(page.getByRole('dialog')).toContainText('Elle vous est confirmée par courriel.');
    await page.getByRole('link', { name: 'OK' }).click();
    await expect(page).toHaveURL(`${office.url}${path}`);
    await page.getByLabel('Vos demandes au secrétariat').fill('Le jeudi, finalement.');
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await expect(page.getByRole('heading', { name: 'Modifications en brouillon, pas encore envoyées' })).toBeVisible();
    await page.getByRole('button', { name: 'Abandonner ces modifications' }).click();
    await expect(page.getByLabel('Vos demandes au secrétariat')).toHaveValue('Le mercredi, si possible.');
    await page.getByRole('button', { name: 'Retirer ma demande' }).click();
    await expect(page.getByRole('dialog')).toContainText('Votre demande est retirée');
    await page.getByRole('link', { name: 'Retour', exact: true }).click();
    await expect(page).toHaveURL(`${office.url}/famille`);
  });
});

test('« Importer » without a ticked box says so beside the boxes; with one it keeps the draft and leads to the import', async ({
  page,
}) => {
  const path = await openForm(page, null);
  const { student } = office.reEnrolling(null);
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByRole('alert')).toContainText('Avant d’importer des pièces, cochez');
  await box(page, /^Réinscription administrative/).check();
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page).toHaveURL(`${office.url}/eleves/${student}/reinscription/importer`);
  await page.goto(`${office.url}${path}`);
  await expect(box(page, /^Réinscription administrative/)).toBeChecked();
});

/** The form empty, wrong, kept, its recap, and every answer of the office; changes nothing, so that it can be gone through again. */
async function throughForms(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const openAs = async (state: string | null) => {
    await page.context().clearCookies({ name: 'sid' });
    await page.goto('about:blank');
    await openForm(page, state);
  };
  await openAs(null);
  await look('nothing answered');
  await box(page, /^Réinscription administrative/).check();
  await page.getByLabel('Vos demandes au secrétariat').fill('x'.repeat(2001));
  await valider(page).click();
  await page.getByRole('alert').waitFor();
  await look('wrong');
  for (const state of ['submitted', 'to-complete', 'refused', 'validated', 'draft']) {
    await openAs(state);
    await look(state);
  }
  await valider(page).click();
  await page.getByRole('heading', { name: 'Vérifiez votre demande' }).waitFor();
  await look('recap');
}

const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);

const WINDOWS: Record<string, BrowserContextOptions> = {
  'on a desk': { viewport: { width: 1280, height: 900 } },
  'on a small phone': { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  'in the dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'in forced colours': { viewport: { width: 1280, height: 900 }, forcedColors: 'active', reducedMotion: 'reduce' },
};

for (const [where, options] of Object.entries(WINDOWS)) {
  for (const mode of ['default', 'accessibility'] as const) {
    // the system's own colours stand over both modes'; the accessible dark is gone through with every other page
    if (mode === 'accessibility' && (where === 'in forced colours' || where === 'in the dark')) continue;
    test(`every state passes axe ${where} in ${mode} mode, and nothing is wider than the window`, async ({ browser }) => {
      test.setTimeout(300_000);
      const context = await browser.newContext(options);
      const page = await context.newPage();
      if (mode === 'accessibility') await switchAccessibilityOn(page, office);
      await throughForms(page, async (name) => {
        expect.soft(await violationsIn(page, mode === 'accessibility'), `${name}, axe`).toEqual([]);
        expect.soft(await isWiderThanItsWindow(page), `${name}, width`).toBe(false);
      });
      await context.close();
    });
  }
}

test('on a phone each box is as high as a finger', async ({ browser }) => {
  const context = await browser.newContext(WINDOWS['on a small phone']);
  const page = await context.newPage();
  await openForm(page, null);
  for (const label of await page.locator('.tick').all()) expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await box(page, /^Ne se réinscrit pas/).tap();
  await expect(box(page, /^Ne se réinscrit pas/)).toBeChecked();
  await context.close();
});

test('in forced colours what is ticked, wrong or waiting is told by more than a colour', async ({ browser }) => {
  const context = await browser.newContext(WINDOWS['in forced colours']);
  const page = await context.newPage();
  await openForm(page, 'submitted');
  expect(
    await page
      .locator('.banner.waiting')
      .first()
      .evaluate((e) => getComputedStyle(e).borderTopStyle),
  ).toBe('solid');
  expect(
    await page
      .locator('.tick input')
      .first()
      .evaluate((e) => getComputedStyle(e).appearance),
  ).not.toBe('none');
  await context.close();
});
