import { expect, type Page, test } from '@playwright/test';
import { scrollsSideways, spaceText, tabTo, violationsIn } from './judge.ts';
import { anOffice, type FamilyAccount, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** Families at each moment that the first page tells of. */
const MOMENTS: Record<string, () => FamilyAccount> = {
  'a request that waits': () => office.withRequest('pending'),
  'a request that was refused': () => office.withRequest('refused'),
  'a student’s request that was refused': () => office.withStudentRequest('refused').family,
  'a re-enrolment not begun': () => office.reEnrolling(null).family,
  'a re-enrolment sent': () => office.reEnrolling('submitted').family,
  'a re-enrolment to complete': () => office.reEnrolling('to-complete').family,
  'a re-enrolment validated': () => office.reEnrolling('validated').family,
};

const todo = (page: Page) => page.getByRole('region', { name: 'À faire' });

test('with the keyboard alone a family goes from its first page to what it has to do, and back by the menu (A11Y-6.3)', async ({
  page,
}) => {
  const { family } = office.reEnrolling(null);
  await signIn(page, office, family);
  await expect(todo(page)).toContainText(`Réinscription d`);
  await tabTo(page, 'Réinscrire');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/reinscription$/);
  // of several students the first who has not answered
  expect(family.students).toContain(await page.getByRole('heading', { level: 1 }).textContent());
  await tabTo(page, 'Accueil');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
});

test('by touch each line of « À faire » leads to a page where one acts', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signIn(page, office, office.reEnrolling('to-complete').family);
  const ways = await todo(page).getByRole('link').count();
  expect(ways).toBeGreaterThan(1);
  for (let i = 0; i < ways; i++) {
    const way = todo(page).getByRole('link').nth(i);
    const href = (await way.getAttribute('href')) ?? '';
    await way.tap();
    await page.waitForURL((url) => `${url.pathname}${url.hash}` === href);
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('introuvable');
    await page.goto(`${office.url}/accueil`);
  }
  await context.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page tells the same, and its links lead on (A11Y-6.8)', async ({ page }) => {
    await signIn(page, office, office.withRequest('refused'));
    await expect(todo(page)).toContainText('Votre fiche : modification refusée');
    await todo(page).getByRole('link', { name: 'Voir votre fiche' }).click();
    await expect(page).toHaveURL(/\/famille$/);
    // a singer in the adults' choir has no marks
    await page.context().clearCookies({ name: 'sid' });
    await signIn(page, office, office.withRequest('pending'));
    await page.getByRole('region', { name: 'Dernières évaluations' }).getByRole('link').first().click();
    await expect(page.getByText('Compte dans la moyenne')).toBeVisible();
  });
});

// the other sizes and looks: accessibility.spec.ts
for (const [width, mode] of [
  [320, 'accessibility'],
  [1280, 'usual'],
] as const) {
  test(`at each moment the page passes axe at ${width} px in ${mode} mode, and nothing sticks out`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    if (mode === 'accessibility') await switchAccessibilityOn(page, office);
    for (const [moment, family] of Object.entries(MOMENTS)) {
      await page.context().clearCookies({ name: 'sid' });
      await signIn(page, office, family());
      if (mode === 'usual') await usualMode(page);
      expect.soft(await violationsIn(page, mode === 'accessibility'), `${moment}, axe`).toEqual([]);
      expect.soft(await scrollsSideways(page), `${moment}, width`).toBe(0);
      await spaceText(page);
      expect.soft(await scrollsSideways(page), `${moment}, spaced text`).toBe(0);
    }
    await context.close();
  });
}

test('the page passes axe on a dark device', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
  const page = await context.newPage();
  for (const moment of ['a request that was refused', 'a re-enrolment to complete', 'a re-enrolment validated']) {
    await page.context().clearCookies({ name: 'sid' });
    await signIn(page, office, MOMENTS[moment]?.() ?? office.withRequest('pending'));
    await usualMode(page);
    expect.soft(await violationsIn(page), moment).toEqual([]);
  }
  await context.close();
});

/** The switch stays with the account: what another test has chosen is taken back. */
async function usualMode(page: Page): Promise<void> {
  if ((await page.locator('html.accessible').count()) > 0) {
    await page.goto(`${office.url}/accessibilite`);
    await page.getByRole('button', { name: 'Désactiver le mode Accessibilité' }).click();
  }
  await page.goto(`${office.url}/accueil`);
}
