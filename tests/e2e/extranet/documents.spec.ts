import { readFileSync } from 'node:fs';
import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { aPdf, aPicture } from '../../helpers/some-files.ts';
import { scrollsSideways, tabTo, violationsIn } from './judge.ts';
import { anOffice, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** Logs in as a family that has sent its re-enrolment, and gives the address of the student's file. */
async function comeIn(page: Page): Promise<string> {
  const { family, student } = office.reEnrolling('submitted');
  await signIn(page, office, family);
  return `${office.url}/eleves/${student}`;
}

const field = (page: Page) => page.locator('input[type="file"]');
const piece = (page: Page) => page.getByLabel('Nom du document');
const photo = async () => ({ name: 'photo d’identité.jpg', mimeType: 'image/jpeg', buffer: await aPicture() });

test('G2 « cliquer sur le bouton Importer »: with the keyboard alone, from the re-enrolment to the window and back', async ({ page }) => {
  await page.goto(`${await comeIn(page)}/reinscription`);
  await tabTo(page, 'Importer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Importer une pièce');
  await tabTo(page, 'Nom du document');
  await page.keyboard.press('P');
  await expect(piece(page).locator('option:checked')).toHaveText('Photo d’identité');
  await tabTo(page, 'Fichier');
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await asked).setFiles(await photo());
  await expect(page.getByText(/photo d’identité\.jpg \(1\sKo\)/)).toBeVisible();
  await tabTo(page, 'Importer');
  await page.keyboard.press('Enter');

  // told in a message that has the focus, and gives it back
  await expect(page.getByRole('dialog')).toContainText('« Photo d’identité » est déposée.');
  await expect(page.getByRole('button', { name: 'OK' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#importer')).toBeFocused();
  await expect(page).toHaveURL(/\/reinscription#pieces$/);
  const row = page.getByRole('row', { name: /photo d’identité\.jpg/ });
  await expect(row).toContainText('déposée');

  // « Consulter » gives the file back, made anew without anything but its picture
  const download = page.waitForEvent('download');
  await row.getByRole('link', { name: /^Consulter/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('photo d’identité.jpg');
  expect(readFileSync(await file.path()).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
});

test('with a script a file that is too big, or of another kind, is told before anything is sent', async ({ page }) => {
  await page.goto(`${await comeIn(page)}/pieces/importer`);
  await piece(page).selectOption({ label: 'Photo d’identité' });
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  for (const [name, bytes, sentence] of [
    ['grande.jpg', 2 * 1024 * 1024 + 1, 'Ce fichier dépasse 2 Mo'],
    ['lettre.docx', 9000, 'n’est pas au format JPEG, JPG, PNG ou PDF'],
  ] as const) {
    await field(page).setInputFiles({ name, mimeType: 'image/jpeg', buffer: Buffer.alloc(bytes) });
    await expect(page.getByRole('alert')).toContainText(sentence);
    await page.getByRole('button', { name: 'Importer' }).click();
    await expect(field(page)).toBeFocused();
    expect(await field(page).getAttribute('aria-invalid')).toBe('true');
  }
  expect(sent).toEqual([]);
  await field(page).setInputFiles(await photo());
  await expect(page.getByRole('alert')).toHaveText('');
  // the date is asked for only where it counts
  await expect(page.getByLabel('Date du document')).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a file that is refused keeps everything but itself, and the next one is taken', async ({ page }) => {
    await page.goto(`${await comeIn(page)}/reinscription`);
    await page.getByRole('button', { name: 'Importer' }).click();
    await piece(page).selectOption({ label: 'Attestation d’assurance' });
    await field(page).setInputFiles({ name: 'grand.pdf', mimeType: 'application/pdf', buffer: await aPdf(5_000_000) });
    await page.getByRole('button', { name: 'Importer' }).click();
    await expect(page.getByRole('alert')).toContainText('Ce fichier dépasse 2 Mo');
    await expect(page.getByRole('alert')).toContainText('sauf le fichier');
    await expect(piece(page).locator('option:checked')).toHaveText('Attestation d’assurance');

    await field(page).setInputFiles({ name: 'attestation.pdf', mimeType: 'application/pdf', buffer: Buffer.from('pas un PDF') });
    await page.getByRole('button', { name: 'Importer' }).click();
    await expect(page.locator('#champ-fichier-error')).toContainText('ni l’un ni l’autre');

    await field(page).setInputFiles({ name: 'attestation.pdf', mimeType: 'application/pdf', buffer: await aPdf() });
    await page.getByRole('button', { name: 'Importer' }).click();
    await expect(page.getByRole('dialog')).toContainText('« Attestation d’assurance » est déposée.');
    await page.getByRole('link', { name: 'OK' }).click();
    await expect(page.getByRole('row', { name: /attestation\.pdf/ })).toContainText('déposée');
  });
});

const LOOKS: readonly [string, BrowserContextOptions, boolean][] = [
  ['on a wide screen', { viewport: { width: 1280, height: 900 } }, false],
  ['on a phone, by touch', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, false],
  ['at 320 px', { viewport: { width: 320, height: 640 } }, false],
  ['in the dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, false],
  ['in accessibility mode', { viewport: { width: 1280, height: 900 } }, true],
  ['in accessibility mode at 320 px', { viewport: { width: 320, height: 640 } }, true],
];

for (const [name, options, accessible] of LOOKS) {
  test(`${name} the documents, the window of the import and its refusals pass axe, and nothing sticks out`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext(options);
    const page = await context.newPage();
    if (accessible) await switchAccessibilityOn(page, office);
    const file = await comeIn(page);
    const judge = async (state: string) => {
      expect.soft(await violationsIn(page, accessible), `${state}, axe`).toEqual([]);
      expect.soft(await scrollsSideways(page), `${state}, width`).toBeLessThanOrEqual(1);
    };
    await page.goto(`${file}/pieces`);
    await judge('the documents');
    await page.goto(`${office.url}/famille`);
    await judge('the family');
    await page.goto(`${file}/pieces/importer`);
    await judge('the window');
    const press = (button: 'Importer' | 'OK') => {
      const target = page.getByRole('button', { name: button });
      return options.hasTouch ? target.tap() : target.click();
    };
    await press('Importer');
    await page.getByRole('alert').first().waitFor();
    await judge('the window with what is missing');
    await piece(page).selectOption({ label: 'Photo d’identité' });
    await field(page).setInputFiles({ name: 'grande.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(3_000_000) });
    await judge('the warning before sending');
    await field(page).setInputFiles(await photo());
    await press('Importer');
    await page.getByRole('dialog').waitFor();
    await judge('the message');
    await press('OK');
    await expect(page.getByText('photo d’identité.jpg').first()).toBeVisible();
    await context.close();
  });
}
