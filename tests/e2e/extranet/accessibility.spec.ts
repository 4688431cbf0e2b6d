// The pages as they come. In accessibility mode, and in the colours that a person chooses: accessibility-mode.spec.ts
import { expect, test } from '@playwright/test';
import { contrastIn, violationsIn } from './judge.ts';
import { anOffice, type Office } from './office.ts';
import { throughStates } from './states.ts';
import { judgeAtEveryWidth, keepPicture, noteProblems } from './widths.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

test('every page and state passes axe, light and dark, and nothing sticks out at any width; a picture is kept', async ({ browser }) => {
  test.setTimeout(900_000);
  // colours change at once when the device turns dark: half-way between two they are nobody's
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const problems = noteProblems(page);
  await throughStates(page, office, async ({ name }) => {
    await judgeAtEveryWidth(page, name, { look: 'clair' });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await contrastIn(page), `${name}, dark`).toEqual([]);
    await keepPicture(page, 'sombre', name);
    await page.emulateMedia({ colorScheme: null });
  });
  expect(problems).toEqual([]);
  await context.close();
});

test('a device in dark mode gets dark pages', async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`${office.url}/connexion`);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(21, 24, 28)');
  await context.close();
});

test('the preferences of the device are honoured: no motion, more contrast, forced colours', async ({ browser }) => {
  const still = await browser.newContext({ reducedMotion: 'reduce', forcedColors: 'active' });
  const page = await still.newPage();
  await page.goto(`${office.url}/connexion`);
  const button = page.getByRole('button', { name: 'Se connecter' });
  expect(await button.evaluate((e) => getComputedStyle(e).transitionDuration)).toBe('0s');
  // in forced colours a button without a border is only a word
  expect(await button.evaluate((e) => getComputedStyle(e).borderTopStyle)).toBe('solid');
  expect(await violationsIn(page, false)).toEqual([]);
  await still.close();
});
