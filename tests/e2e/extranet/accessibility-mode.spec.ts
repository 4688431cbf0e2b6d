// The accessibility mode, and the colours and sizes that a person chooses in it. The pages as they come: accessibility.spec.ts
import { expect, type Page, test } from '@playwright/test';
import { contrastIn, sticksOut } from './judge.ts';
import { anOffice, type Office } from './office.ts';
import { switchAccessibilityOn, throughStates } from './states.ts';
import { judgeAtEveryWidth, noteProblems } from './widths.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** What is less than 44 px high of all that one can touch. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, input:not([type="hidden"], [type="radio"]), select, .choice')]
      .filter((e) => e.getClientRects().length > 0 && !e.matches('.skip, .unseen'))
      // a box is touched by its label
      .map((e) => ({ e, height: (e.closest('label') ?? e).getBoundingClientRect().height }))
      .filter(({ height }) => height < 44)
      .map(({ e, height }) => `${e.tagName} ${e.textContent?.trim()} ${Math.round(height)}`),
  );

test('in accessibility mode every page and state passes axe at 7:1, targets are 44 px high, and nothing sticks out at any width; a picture is kept', async ({
  browser,
}) => {
  test.setTimeout(900_000);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const problems = noteProblems(page);
  await switchAccessibilityOn(page, office);
  await throughStates(page, office, async ({ name }) => {
    await judgeAtEveryWidth(page, name, { look: 'mode-accessibilite', enhanced: true });
    expect.soft(await smallTargets(page), `${name}, targets`).toEqual([]);
  });
  expect(problems).toEqual([]);
  await context.close();
});

for (const theme of ['dark', 'contrast']) {
  test(`colours keep their contrast when a person chooses ${theme}, 7:1 in accessibility mode, at 200 %`, async ({ browser }) => {
    test.setTimeout(420_000);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await switchAccessibilityOn(page, office, { theme, size: '200' });
    await throughStates(page, office, async ({ name }) => {
      expect.soft(await contrastIn(page, true), `${name}, contrast`).toEqual([]);
      expect.soft(await sticksOut(page), `${name}, width`).toEqual([]);
    });
    await context.close();
  });
}

test('in accessibility mode text is 125 %, and nothing moves', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await switchAccessibilityOn(page, office);
  await page.goto(`${office.url}/connexion`);
  expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize) / 17)).toBeCloseTo(1.25, 1);
  const moving = await page.evaluate(
    () => [...document.querySelectorAll('*')].filter((e) => !/^0s(, 0s)*$/.test(getComputedStyle(e).transitionDuration)).length,
  );
  expect(moving).toBe(0);
  await context.close();
});
