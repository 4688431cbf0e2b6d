import { expect, test } from '@playwright/test';
import { anOffice, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

const phone = (width: number) => ({ viewport: { width, height: 640 }, hasTouch: true, isMobile: true });
const ALPES = 'Conservatoire Hector-Berlioz — Antenne des Alpes';

for (const width of [320, 360]) {
  test(`at ${width} px every entry of the menu is in sight, Déconnexion too`, async ({ browser }) => {
    const context = await browser.newContext(phone(width));
    const page = await context.newPage();
    const [family] = office.families;
    if (!family) throw new Error('the demonstration has no family');
    await signIn(page, office, family);
    for (const entry of await page.getByRole('navigation', { name: 'Menu principal' }).locator('.menu-entry').all()) {
      await expect(entry).toBeInViewport({ ratio: 1 });
      expect((await entry.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await context.close();
  });
}

test('the largest text on the smallest phone is neither cut nor wider than the screen', async ({ browser }) => {
  const context = await browser.newContext(phone(320));
  const page = await context.newPage();
  await switchAccessibilityOn(page, office, { size: '200' });
  const [family] = office.families;
  if (!family) throw new Error('the demonstration has no family');
  await signIn(page, office, family);
  for (const path of ['/accueil', '/famille', '/mot-de-passe', '/aide', '/accessibilite']) {
    await page.goto(`${office.url}${path}`);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    const [head, name] = [await page.locator('.head').boundingBox(), await page.locator('.head .brand > :last-child').boundingBox()];
    expect.soft((name?.y ?? 0) - (head?.y ?? 0), `${path}, above the name`).toBeGreaterThanOrEqual(4);
  }
  await context.close();
});

test('a site whose name is longer than its field is written out below it', async ({ browser }) => {
  const context = await browser.newContext(phone(320));
  const page = await context.newPage();
  await page.goto(`${office.url}/connexion`);
  await page.getByLabel('Site').selectOption({ label: ALPES });
  await expect(page.getByText(`Choisi : ${ALPES}`)).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByText(`Choisi : ${ALPES}`)).toBeHidden();
  await context.close();
});
