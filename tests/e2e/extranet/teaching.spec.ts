import { expect, type Page, test } from '@playwright/test';
import { scrollsSideways, spaceText, tabTo, violationsIn } from './judge.ts';
import { anOffice, type FamilyAccount, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

const PUPIL = 'Zofia Żak';
const THEORY = /^Ouvrir le cours Formation musicale/;

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** The family of Zofia, who learns music theory and waits for a place at the cello. */
function herFamily(): FamilyAccount {
  const family = office.families.find(({ students }) => students.includes(PUPIL));
  if (!family) throw new Error(`the demonstration has no ${PUPIL}`);
  return family;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const courseTab = (page: Page, name: string) => page.getByRole('navigation', { name: /^Suivi du cours/ }).getByRole('link', { name });

/** Logs in and goes to the student's tab « Cours ». */
async function openCourses(page: Page): Promise<void> {
  await signIn(page, office, herFamily());
  await page.goto(`${office.url}/eleves`);
  await page.getByRole('link', { name: PUPIL }).first().click();
  await page
    .getByRole('navigation', { name: `Dossier de ${PUPIL}` })
    .getByRole('link', { name: 'Cours' })
    .click();
  await expect(heading(page, 'Cours de l’année')).toBeVisible();
}

test('with the keyboard alone: pupil, course, evaluation, and back by « Retour » (A11Y-6.3)', async ({ page }) => {
  await signIn(page, office, herFamily());
  for (const name of ['Élèves', PUPIL, 'Cours', 'Ouvrir', 'Évaluations', 'Ouvrir']) {
    const left = page.url();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== left);
  }
  await expect(heading(page, /du \p{L}+ \d+ \p{L}+ 2026$/u)).toBeVisible();
  await expect(page.getByText('Médiane de la classe')).toBeVisible();
  for (const left of [/\/evaluations$/, /\/cours$/, /\/famille$/]) {
    await tabTo(page, 'Retour');
    await page.keyboard.press('Enter');
    await page.waitForURL(left);
  }
});

test('by touch, with single taps (A11Y-6.4)', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openCourses(page);
  await page.getByRole('link', { name: THEORY }).tap();
  await courseTab(page, 'Évaluations').tap();
  await page
    .getByRole('link', { name: /^Ouvrir l’évaluation/ })
    .first()
    .tap();
  await page
    .getByRole('link', { name: 'Évaluation suivante' })
    .or(page.getByRole('link', { name: 'Évaluation précédente' }))
    .tap();
  await expect(page.getByText('Coefficient')).toBeVisible();
  await courseTab(page, 'Absences').tap();
  await page
    .getByRole('link', { name: /^Ouvrir l’absence/ })
    .first()
    .tap();
  await page.getByRole('link', { name: 'Voir la séance' }).tap();
  await expect(heading(page, /^Séance du/)).toBeVisible();
  await context.close();
});

test('« double-cliquer sur la ligne du cours concerné » is a shortcut to the same page, on lessons and evaluations too', async ({
  page,
}) => {
  await openCourses(page);
  await page.getByRole('row', { name: /Formation musicale/ }).dblclick();
  await expect(heading(page, /^Suivi du cours Formation musicale/)).toBeVisible();
  const course = page.url();
  await page
    .getByRole('row', { name: /Présent/ })
    .first()
    .dblclick();
  await expect(heading(page, /^Séance du/)).toBeVisible();
  await page.goto(`${course}/evaluations`);
  await page
    .getByRole('row', { name: /Contrôle continu/ })
    .first()
    .dblclick();
  await expect(heading(page, /^Contrôle continu du/)).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every page is reached, and arrows lead from course to course on the same tab (A11Y-6.8)', async ({ page }) => {
    await openCourses(page);
    await page.getByRole('link', { name: THEORY }).click();
    await courseTab(page, 'Absences').click();
    await page.getByRole('link', { name: 'Cours suivant' }).click();
    await expect(heading(page, 'Suivi du cours Violoncelle Liste d’attente')).toBeVisible();
    await expect(page.getByText('Aucune absence n’est enregistrée pour ce cours.')).toBeVisible();
    await page.getByRole('link', { name: 'Premier cours' }).click();
    await expect(heading(page, 'Absences')).toBeVisible();
    await page.getByRole('link', { name: 'Retour' }).click();
    await expect(heading(page, 'Cours de l’année')).toBeVisible();
  });
});

// the other sizes and looks: accessibility.spec.ts
for (const [width, mode] of [
  [320, 'accessibility'],
  [1280, 'usual'],
] as const) {
  test(`every page of the courses passes axe at ${width} px in ${mode} mode, and nothing sticks out`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    if (mode === 'accessibility') await switchAccessibilityOn(page, office);
    else await usualMode(page);
    await openCourses(page);
    const courses = page.url();
    await page.getByRole('link', { name: THEORY }).click();
    const course = page.url();
    const rows = await Promise.all(
      ['', '/evaluations', '/absences'].map(async (tab) => {
        const list = await context.newPage();
        await list.goto(`${course}${tab}`);
        const href = await list.locator('main a.open-link').last().getAttribute('href');
        await list.close();
        return `${office.url}${href}`;
      }),
    );
    for (const address of [courses, course, `${course}?seances=a-venir`, `${course}/evaluations`, `${course}/absences`, ...rows]) {
      await page.goto(address);
      expect.soft(await violationsIn(page, mode === 'accessibility'), `${address}, axe`).toEqual([]);
      expect.soft(await scrollsSideways(page), `${address}, width`).toBe(0);
      await spaceText(page);
      expect.soft(await scrollsSideways(page), `${address}, spaced text`).toBe(0);
    }
    await context.close();
  });
}

/** The switch stays with the account: what another test has chosen is taken back, before login as a person would. */
async function usualMode(page: Page): Promise<void> {
  await signIn(page, office, herFamily());
  await page.goto(`${office.url}/accessibilite`);
  const off = page.getByRole('button', { name: 'Désactiver le mode Accessibilité' });
  if (await off.isVisible()) await off.click();
  await page.getByRole('button', { name: 'Déconnexion' }).click();
}
