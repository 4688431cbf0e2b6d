import { type Browser, expect, type Page, test } from '@playwright/test';
import { spaceText, tabTo, violationsIn } from './judge.ts';
import { anOffice, type FamilyAccount, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** The demonstration's own people: paid in three instalments; given money back; with a cheque that came back and a late rental. */
const known = (identifier: string): FamilyAccount => {
  const family = office.families.find((one) => one.identifier === identifier);
  if (!family) throw new Error(`the demonstration has no ${identifier}`);
  return family;
};
const BERNARD = 'BERNARD-4827';
const MAZET = 'MAZET-4408';
const YILMAZ = 'YILMAZ-7461';

const openPdf = (page: Page, open: () => Promise<unknown>) =>
  Promise.all([
    page.waitForResponse((response) => /\/facturation\/(factures|recus|avoirs)\/[0-9a-f-]{36}$/.test(response.url())),
    open(),
  ]).then(([response]) => response);

test('with the keyboard only, a family opens an invoice as PDF, comes back and reads it as a page (A11Y-6.3)', async ({ page }) => {
  const family = known(BERNARD);
  await page.goto(`${office.url}/connexion`);
  await tabTo(page, /^Identifiant/);
  await page.keyboard.type(family.identifier);
  await tabTo(page, /^Mot de passe$/);
  await page.keyboard.type(family.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
  await tabTo(page, /^Facturation$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/facturation\/cotisations$/);
  await tabTo(page, /^Ouvrir en PDF la facture n° F2026-\d+$/);
  const response = await openPdf(page, () => page.keyboard.press('Enter'));
  expect(response.headers()['content-type']).toBe('application/pdf');
  await expect(page).toHaveURL(/\/facturation\/factures\//);
  await page.goBack();
  await tabTo(page, /^Lire la facture n° F2026-/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Facture n° F2026-');
  await tabTo(page, /Retour/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/facturation\/cotisations$/);
});

test('the duplicate is seen in the browser’s own viewer (UPL-3.10)', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, office, known(BERNARD));
  await page.goto(`${office.url}/facturation/cotisations`);
  await openPdf(page, () =>
    page
      .getByRole('link', { name: /^Ouvrir en PDF la facture/ })
      .first()
      .click(),
  );
  // the viewer is no page of ours: only its picture tells that it shows the invoice, ink on white
  await expect.poll(async () => inkShare(await page.screenshot(), page), { timeout: 30_000 }).toBeGreaterThan(0);
  await page.screenshot({ path: 'test-results/screenshots/facture-pdf.png' });
});

/** How many points of the picture have the ink blue of our titles. */
async function inkShare(picture: Buffer, page: Page): Promise<number> {
  const look = await page.context().newPage();
  const count = await look.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(image, 0, 0);
    const points = drawing?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    let ink = 0;
    for (let i = 0; i < points.length; i += 4) if (points[i] === 0x1b && points[i + 1] === 0x3a && points[i + 2] === 0x5c) ink++;
    return ink;
  }, picture.toString('base64'));
  await look.close();
  return count;
}

test('« Double-cliquer sur la ligne à éditer. »: with the mouse it opens the same as the link, a receipt too', async ({ page }) => {
  await signIn(page, office, known(MAZET));
  await page.goto(`${office.url}/facturation/cotisations`);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: /^Ouvrir en PDF le reçu/ }) });
  const href = await row
    .first()
    .getByRole('link', { name: /^Ouvrir/ })
    .getAttribute('href');
  const response = await openPdf(page, () => row.first().getByText('Encaissé').dblclick());
  expect(new URL(response.url()).pathname).toBe(href);
  expect(response.headers()['content-disposition']).toMatch(/^inline; filename="Recu R2026-\d+\.pdf"/);
});

test('on a phone one tap opens the PDF, another the page', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signIn(page, office, known(MAZET));
  await page.goto(`${office.url}/facturation/cotisations`);
  await page.getByRole('link', { name: /^Lire l’avoir/ }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Avoir n°');
  const response = await openPdf(page, () => page.getByRole('link', { name: 'Ouvrir le PDF' }).tap());
  expect(response.headers()['content-type']).toBe('application/pdf');
  await context.close();
});

test('without JavaScript the accounts, the pages and the PDF are all there', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, office, known(YILMAZ));
  await page.getByRole('link', { name: 'Facturation', exact: true }).click();
  await page.getByRole('link', { name: 'Facturation locations' }).click();
  await expect(page.getByText(/^En retard depuis le .*à régler/)).toBeVisible();
  await page
    .getByRole('link', { name: /^Lire la facture/ })
    .first()
    .click();
  await expect(page.getByText('Reste à régler')).toBeVisible();
  const response = await openPdf(page, () => page.getByRole('link', { name: 'Ouvrir le PDF' }).click());
  expect(response.status()).toBe(200);
  await context.close();
});

/** Both tabs, and one paper of each kind, of somebody with something late, returned, credited or given back. */
async function throughBilling(browser: Browser, width: number, accessible: boolean, dark: boolean): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  if (accessible) await switchAccessibilityOn(page, office);
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const look = async (where: string) => {
    expect.soft(await violationsIn(page, accessible), where).toEqual([]);
    expect.soft(await over(), `${where}, width`).toBeLessThanOrEqual(1);
    await spaceText(page);
    expect.soft(await over(), `${where}, spaced text`).toBeLessThanOrEqual(1);
  };
  await signIn(page, office, known(YILMAZ));
  for (const tab of ['cotisations', 'locations']) {
    await page.goto(`${office.url}/facturation/${tab}`);
    await look(`late, ${tab}`);
  }
  await context.clearCookies({ name: 'sid' });
  await signIn(page, office, known(MAZET));
  for (const paper of [null, /^Lire la facture/, /^Lire le reçu/, /^Lire l’avoir/]) {
    await page.goto(`${office.url}/facturation/cotisations`);
    if (paper) await page.getByRole('link', { name: paper }).first().click();
    await look(`given back, ${paper ?? 'cotisations'}`);
  }
  await context.close();
}

// the other sizes and looks: accessibility.spec.ts
for (const [width, accessible] of [
  [320, true],
  [1280, false],
] as const)
  test(`every page of the accounts passes axe at ${width} px ${accessible ? 'in accessibility mode' : 'as usual'}`, async ({ browser }) => {
    test.setTimeout(180_000);
    await throughBilling(browser, width, accessible, false);
  });

test('every page of the accounts passes axe on a dark device', async ({ browser }) => {
  test.setTimeout(180_000);
  await throughBilling(browser, 1280, false, true);
});
