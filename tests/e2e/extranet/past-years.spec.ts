import { expect, type Page, test } from '@playwright/test';
import { scrollsSideways, spaceText, tabTo, violationsIn } from './judge.ts';
import { anOffice, type FamilyAccount, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

const PUPIL = 'Łukasz Żak';
/** Six years of three courses. */
const SHEETS = 18;

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

function hisFamily(): FamilyAccount {
  const family = office.families.find(({ students }) => students.includes(PUPIL));
  if (!family) throw new Error(`the demonstration has no ${PUPIL}`);
  return family;
}

const fileTab = (page: Page, name: string) => page.getByRole('navigation', { name: `Dossier de ${PUPIL}` }).getByRole('link', { name });
const rows = (page: Page) => page.locator('main tbody tr:visible');
const field = (page: Page) => page.getByLabel('Rechercher dans l’historique');
const count = (page: Page) => page.getByRole('status');

/** Logs in and opens one tab of his file. */
async function openTab(page: Page, name: 'Historique' | 'Répertoire'): Promise<void> {
  await signIn(page, office, hisFamily());
  await page.goto(`${office.url}/eleves`);
  await page.getByRole('link', { name: PUPIL }).first().click();
  await fileTab(page, name).click();
  await expect(page.getByRole('heading', { name: name === 'Historique' ? 'Années antérieures' : 'Événements musicaux' })).toBeVisible();
}

test('with the keyboard alone: search, sheet, evaluations, comments, and back by « Retour » (A11Y-6.3)', async ({ page }) => {
  await signIn(page, office, hisFamily());
  for (const name of ['Élèves', PUPIL, 'Historique']) {
    const left = page.url();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== left);
  }
  await tabTo(page, 'Rechercher dans l’historique');
  await page.keyboard.type('fm 203');
  await expect(count(page)).toHaveText(`1 fiche sur ${SHEETS}`);
  for (const [name, arrived] of [
    ['Ouvrir', /\/historique\/[^/]+$/],
    ['Évaluations', /\/evaluations$/],
    ['Ouvrir', /\/evaluations\/[^/]+$/],
    ['Retour', /\/evaluations$/],
    ['Commentaires', /\/commentaires$/],
    ['Fiche suivante', /\/commentaires$/],
    ['Retour', /\/historique$/],
    ['Retour', /\/famille$/],
  ] as const) {
    const left = page.url();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== left && arrived.test(url.pathname));
  }
});

test('the list narrows as one types, whatever the accents and the order, and nothing moves under the hand', async ({ page }) => {
  await openTab(page, 'Historique');
  await expect(rows(page)).toHaveCount(SHEETS);
  const teacher = (await rows(page).nth(4).locator('td').nth(4).textContent()) ?? '';
  const place = async () => ({
    teachers: (await page.getByRole('columnheader', { name: 'Enseignant' }).boundingBox())?.x,
    classes: (await page.getByRole('columnheader', { name: 'Classe' }).boundingBox())?.x,
    back: (await page.getByRole('link', { name: 'Retour' }).boundingBox())?.y,
    list: (await page.getByRole('table').boundingBox())?.y,
  });
  const before = await place();

  const typed = teacher.split(' ').toReversed().join('  ').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  await field(page).pressSequentially(typed);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(teacher);
  await expect(count(page)).toHaveText(`1 fiche sur ${SHEETS}`);
  const after = await place();
  for (const key of ['teachers', 'classes', 'back', 'list'] as const)
    expect(Math.abs((after[key] ?? 0) - (before[key] ?? 0))).toBeLessThan(1);

  await field(page).fill('ophicléide');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByText('Aucun résultat pour « ophicléide ».')).toBeVisible();
  expect((await place()).back).toBeCloseTo(before.back ?? 0, 0);
  await page.getByRole('link', { name: 'Afficher toutes les fiches' }).click();
  await expect(rows(page)).toHaveCount(SHEETS);
  await expect(field(page)).toBeFocused();
  await expect(count(page)).toHaveText(`${SHEETS} fiches`);
});

test('what was found is found again after a sheet, and can be widened without asking for another page', async ({ page }) => {
  await openTab(page, 'Historique');
  await field(page).fill('cycle 1');
  const found = await rows(page).count();
  expect(found).toBeGreaterThan(1);
  expect(found).toBeLessThan(SHEETS);
  await page
    .getByRole('link', { name: /^Ouvrir la fiche/ })
    .first()
    .click();
  await page.goBack();
  await expect(page).toHaveURL(/\?recherche=cycle%201$/);
  await expect(rows(page)).toHaveCount(found);
  await page.reload();
  await expect(field(page)).toHaveValue('cycle 1');
  await expect(rows(page)).toHaveCount(found);
  await field(page).fill('cycle');
  await expect.poll(() => rows(page).count()).toBeGreaterThan(found);
  await field(page).fill('');
  await expect(rows(page)).toHaveCount(SHEETS);
});

test('« double-cliquer sur la ligne » opens the sheet of a past course and of a musical event, which « Annuler » closes', async ({
  page,
}) => {
  await openTab(page, 'Historique');
  await rows(page).first().dblclick();
  await expect(page.getByRole('heading', { name: /^Historique du cours/ })).toBeVisible();
  await expect(page.getByText('Admission classe')).toBeVisible();
  await page.getByRole('link', { name: 'Dernière fiche' }).click();
  await expect(page.getByRole('navigation', { name: 'D’une fiche d’historique à l’autre' })).toContainText(`${SHEETS} sur ${SHEETS}`);
  await fileTab(page, 'Répertoire').click();
  await rows(page).first().dblclick();
  await expect(page.getByText('Compositeur')).toBeVisible();
  await page.getByRole('link', { name: 'Annuler' }).click();
  await expect(page.getByRole('heading', { name: 'Événements musicaux' })).toBeVisible();
  await page.getByRole('link', { name: 'Retour' }).click();
  await expect(page).toHaveURL(/\/famille$/);
});

test('by touch, with single taps (A11Y-6.4)', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openTab(page, 'Historique');
  await field(page).fill('orchestre');
  await page
    .getByRole('link', { name: /^Ouvrir la fiche Orchestre/ })
    .first()
    .tap();
  await page.getByRole('link', { name: 'Évaluations' }).tap();
  await expect(page.getByText('Aucune évaluation n’est enregistrée pour ce cours.')).toBeVisible();
  await page.getByRole('link', { name: 'Retour' }).tap();
  await fileTab(page, 'Répertoire').tap();
  await page
    .getByRole('link', { name: /^Ouvrir la fiche/ })
    .first()
    .tap();
  await page.getByRole('link', { name: 'Annuler' }).tap();
  await expect(page.getByRole('heading', { name: 'Événements musicaux' })).toBeVisible();
  await context.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the button searches, the empty result leads back, and every page is reached (A11Y-6.8)', async ({ page }) => {
    await openTab(page, 'Historique');
    await field(page).fill('FM 203');
    await page.getByRole('button', { name: 'Rechercher' }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(count(page)).toHaveText(`1 fiche sur ${SHEETS}`);
    await field(page).fill('ophicleide');
    await page.getByRole('button', { name: 'Rechercher' }).click();
    await expect(page.getByText('Aucun résultat pour « ophicleide ».')).toBeVisible();
    await page.getByRole('link', { name: 'Afficher toutes les fiches' }).click();
    await expect(rows(page)).toHaveCount(SHEETS);
    await page
      .getByRole('link', { name: /^Ouvrir la fiche/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Évaluations' }).click();
    await page
      .getByRole('link', { name: /^Ouvrir l’évaluation/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Retour' }).click();
    await page.getByRole('link', { name: 'Commentaires' }).click();
    await page.getByRole('link', { name: 'Retour' }).click();
    await expect(rows(page)).toHaveCount(SHEETS);
  });
});

// the other sizes and looks: accessibility.spec.ts
for (const [width, mode] of [
  [320, 'accessibility'],
  [1280, 'usual'],
] as const) {
  test(`the history and the repertoire pass axe at ${width} px in ${mode} mode, and nothing sticks out`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    if (mode === 'accessibility') await switchAccessibilityOn(page, office);
    else await usualMode(page);
    await openTab(page, 'Historique');
    const history = page.url();
    const judge = async (state: string) => {
      expect.soft(await violationsIn(page, mode === 'accessibility'), `${state}, axe`).toEqual([]);
      expect.soft(await scrollsSideways(page), `${state}, width`).toBe(0);
    };
    await judge('list');
    await field(page).fill('formation');
    await judge('narrowed');
    await field(page).fill('ophicléide');
    await judge('nothing found');
    await page.goto(history);
    const sheet = `${office.url}${await page.locator('main a.open-link').first().getAttribute('href')}`;
    await page.goto(`${sheet}/evaluations`);
    const evaluation = `${office.url}${await page.locator('main a.open-link').first().getAttribute('href')}`;
    const repertoire = history.replace(/historique$/, 'repertoire');
    await page.goto(repertoire);
    const event = `${office.url}${await page.locator('main a.open-link').first().getAttribute('href')}`;
    for (const address of [sheet, `${sheet}/evaluations`, evaluation, `${sheet}/commentaires`, repertoire, event, history]) {
      await page.goto(address);
      await judge(address);
      await spaceText(page);
      expect.soft(await scrollsSideways(page), `${address}, spaced text`).toBe(0);
    }
    await context.close();
  });
}

/** The switch stays with the account: what another test has chosen is taken back. */
async function usualMode(page: Page): Promise<void> {
  await signIn(page, office, hisFamily());
  await page.goto(`${office.url}/accessibilite`);
  const off = page.getByRole('button', { name: 'Désactiver le mode Accessibilité' });
  if (await off.isVisible()) await off.click();
  await page.getByRole('button', { name: 'Déconnexion' }).click();
}
