import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { scrollsSideways, tabTo, violationsIn } from './judge.ts';
import { anOffice, type FamilyAccount, type Office, signIn } from './office.ts';
import { switchAccessibilityOn } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** A family of several students with nothing waiting: each test has one of its own, so that none finds what another left. */
function familyOfSeveral(place: number): FamilyAccount {
  const family = office.families.filter(({ students, email }) => students.length > 1 && email !== '')[place];
  if (!family) throw new Error('the demonstration has too few families of several students');
  return family;
}

/** Clicks a row of the menu, then the student's name in the list. */
async function openSheet(page: Page, student: string): Promise<void> {
  await page.getByRole('link', { name: 'Élèves', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: student, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: student })).toBeVisible();
}

test('a family corrects a birth date, sees its mark, takes it back, and goes on to the next student on the same tab', async ({ page }) => {
  const family = familyOfSeveral(0);
  const [first = '', second = ''] = family.students;
  await signIn(page, office, family);
  await openSheet(page, first);
  const birthDate = page.getByLabel('Date de naissance');
  const official = await birthDate.inputValue();
  await birthDate.fill('8/10/2015');
  await page.getByRole('button', { name: 'Modifier' }).click();
  const done = page.getByRole('dialog');
  await expect(done).toContainText('est mise à jour. Un accusé de réception vous a été envoyé par e-mail.');
  await expect(done.getByRole('button', { name: 'OK' })).toBeFocused();
  await done.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByRole('button', { name: 'Modifier' })).toBeFocused();
  await expect(birthDate).toHaveValue('08/10/2015');
  await expect(page.getByText('* modifié')).toHaveCount(1);
  await expect(page.getByText(`Actuellement\u00a0: ${official}`)).toBeVisible();
  let mail = await office.mailbox.next(family.email);
  // a word about the new device comes first
  while (!mail.subject?.startsWith('Accusé de réception')) mail = await office.mailbox.next(family.email);
  expect(mail.text).toContain(first);
  expect(mail.text).toContain('08/10/2015');
  const [button, state] = [
    await page.getByRole('button', { name: 'Modifier' }).boundingBox(),
    await page.locator('.actions .state').boundingBox(),
  ];
  expect(state?.x).toBeGreaterThan((button?.x ?? 0) + (button?.width ?? 0));
  expect(await violationsIn(page)).toEqual([]);

  await page.getByRole('button', { name: 'Retirer ma demande' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(birthDate).toHaveValue(official);
  await expect(page.getByText('Fiche en attente de validation')).toHaveCount(0);

  await page.getByRole('link', { name: 'Élève suivant' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second);
  await expect(page).toHaveURL(/\/identite$/);
  await page.getByRole('combobox', { name: 'Élève', exact: true }).selectOption({ label: first });
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
  await page.getByRole('link', { name: 'Retour' }).click();
  await expect(page).toHaveURL(/\/famille$/);
});

test('with the keyboard alone a family opens a sheet, answers yes or no, is told what to mend, mends it and takes it back', async ({
  page,
}) => {
  const family = familyOfSeveral(1);
  await signIn(page, office, family);
  await tabTo(page, 'Élèves');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Vos élèves' })).toBeVisible();
  await tabTo(page, family.students[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Date de naissance')).toBeVisible();

  await tabTo(page, 'Lieu de naissance');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Œuilly');
  await tabTo(page, 'Téléphone');
  await page.keyboard.type('12');
  const image = page.getByLabel('Droit à l’image');
  const former = await image.inputValue();
  await tabTo(page, 'Droit à l’image');
  // the first letter of an answer chooses it
  await page.keyboard.type(former === '1' ? 'n' : 'o');
  await expect(image).toHaveValue(former === '1' ? /^(0|)$/ : '1');
  await tabTo(page, 'Modifier');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('Lieu de naissance')).toHaveValue('Œuilly');
  await tabTo(page, 'Numéro à 10 chiffres');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Téléphone', { exact: false }).first()).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('06 39 98 45 11');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('est mise à jour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Modifier' })).toBeFocused();
  await expect(page.getByText('* modifié')).toHaveCount(3);
  await page.reload();
  await tabTo(page, 'Retirer ma demande');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Votre demande est retirée.');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the list, the drop-down, the sheet, its message and its taking back are plain pages', async ({ page }) => {
    const family = familyOfSeveral(2);
    const [first = '', second = ''] = family.students;
    await signIn(page, office, family);
    await page.getByRole('link', { name: 'Élèves', exact: true }).click();
    await page.getByRole('combobox', { name: 'Élève', exact: true }).selectOption({ label: second });
    await page.getByRole('button', { name: 'Afficher' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(second);
    await page.getByRole('link', { name: 'Premier élève' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
    await page.getByLabel('Date de naissance').fill('31/02/2015');
    await page.getByLabel('Classe', { exact: false }).first().fill('6e B');
    await page.getByRole('button', { name: 'Modifier' }).click();
    await expect(page.getByRole('alert')).toContainText('Cette date n’existe pas');
    await expect(page.getByLabel('Date de naissance')).toHaveValue('31/02/2015');
    await page.getByLabel('Date de naissance').fill('28022015');
    await page.getByRole('button', { name: 'Modifier' }).click();
    await expect(page.getByRole('dialog')).toContainText('est mise à jour');
    await page.getByRole('link', { name: 'OK' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('* modifié')).toHaveCount(2);
    await page.getByRole('button', { name: 'Retirer ma demande' }).click();
    await expect(page.getByRole('dialog')).toContainText('Votre demande est retirée.');
  });
});

const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const LOOKS: { name: string; options: BrowserContextOptions; accessible?: boolean }[] = [
  { name: 'on a small phone', options: PHONE },
  { name: 'on a small phone in accessibility mode, at 200 %', options: PHONE, accessible: true },
  { name: 'on a dark screen', options: { colorScheme: 'dark' } },
  { name: 'in forced colours', options: { forcedColors: 'active' } },
];

for (const { name, options, accessible = false } of LOOKS) {
  test(`what waits, what was refused and what has to be mended pass axe and stay in the window ${name}`, async ({ browser }) => {
    for (const state of ['pending', 'refused'] as const) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      if (accessible) await switchAccessibilityOn(page, office, { size: '200' });
      const { family, student } = office.withStudentRequest(state);
      await signIn(page, office, family);
      await page.goto(`${office.url}/eleves/${student}/identite`);
      await expect(page.getByText(state === 'pending' ? 'Fiche en attente de validation' : 'Refusé le').first()).toBeVisible();
      expect.soft(await violationsIn(page, accessible), state).toEqual([]);
      expect.soft(await scrollsSideways(page), state).toBe(0);
      await page.getByLabel('Date de naissance').fill('hier');
      await page.getByRole('button', { name: 'Modifier' }).click();
      await expect(page.getByRole('alert')).toBeFocused();
      expect.soft(await violationsIn(page, accessible), `${state}, to mend`).toEqual([]);
      expect.soft(await scrollsSideways(page), `${state}, to mend`).toBe(0);
      await context.close();
    }
  });
}

test('by touch alone a family opens a student’s file on any of its tabs from the list', async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const family = familyOfSeveral(3);
  await signIn(page, office, family);
  await page.getByRole('link', { name: 'Élèves', exact: true }).tap();
  for (const target of await page.locator('main').getByRole('link').all())
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await page
    .getByRole('list', { name: /^Dossier/ })
    .first()
    .getByRole('link', { name: 'Cours' })
    .tap();
  await expect(page).toHaveURL(/\/cours$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(family.students[0] ?? '');
  await context.close();
});

test('the two modes show the same values, on the list and on the sheet', async ({ browser }) => {
  const { family, student } = office.withStudentRequest('pending');
  const values: string[][] = [];
  for (const accessible of [false, true]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (accessible) await switchAccessibilityOn(page, office);
    await signIn(page, office, family);
    const found: string[] = [];
    for (const path of ['/eleves', `/eleves/${student}/identite`]) {
      await page.goto(`${office.url}${path}`);
      found.push(await page.locator('main').innerText());
      found.push(...(await page.locator('main .control').evaluateAll((all) => all.map((e) => (e as HTMLInputElement).value))));
    }
    values.push(found.map((text) => text.replace(/\s+/g, ' ')));
    await context.close();
  }
  expect(values[1]).toEqual(values[0]);
});
