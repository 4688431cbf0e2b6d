import { expect, type Page, test } from '@playwright/test';
import { contrastIn, spaceText, violationsIn } from './judge.ts';
import { anOffice, type Office } from './office.ts';
import { switchAccessibilityOn, throughStates } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

/** What sticks out of the window to the right, apart from what scrolls in its own place (the menu on a phone) and unseen heads of tables. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
    const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter((e) => {
      const head = e.closest('thead');
      return !e.closest('.menu, .unseen, .skip, .door-face') && (!head || getComputedStyle(head).clipPath === 'none');
    });
    const clipped = all.filter(
      (e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && e.getClientRects().length > 0,
    );
    return [...(wide ? ['the page scrolls sideways'] : []), ...clipped.map((e) => `${e.tagName}.${e.className}`)];
  });

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

/** A phone, a tablet, a desk: the same page is only made wider, so that each state is reached once. */
const WIDTHS = [320, 768, 1280];

/** Kept to be looked at. A dialog is over the window, not over the whole page. */
async function picture(page: Page, look: string, name: string): Promise<void> {
  const fullPage = (await page.locator('dialog:modal').count()) === 0;
  await page.screenshot({ path: `test-results/screenshots/extranet/${look}/${name}.png`, fullPage });
}

for (const mode of ['default', 'accessibility'] as const) {
  test(`every page and state passes axe in ${mode} mode, light and dark, and nothing sticks out at any width; a picture is kept`, async ({
    browser,
  }) => {
    test.setTimeout(900_000);
    // colours change at once when the device turns dark: half-way between two they are nobody's
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) problems.push(message.text());
    });
    const isAccessible = mode === 'accessibility';
    if (isAccessible) await switchAccessibilityOn(page, office);
    await throughStates(page, office, async ({ name }) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await sticksOut(page), `${name}, ${width} px`).toEqual([]);
        const unspace = await spaceText(page);
        expect.soft(await sticksOut(page), `${name}, ${width} px, spaced text`).toEqual([]);
        await unspace();
        // tables become cards below 720 px; a tablet has the tables of the desk
        if (width === 768) continue;
        expect.soft(await violationsIn(page, isAccessible), `${name}, ${width} px, axe`).toEqual([]);
        await picture(page, `${isAccessible ? 'mode-accessibilite' : 'clair'}-${width}`, name);
      }
      if (isAccessible) expect.soft(await smallTargets(page), `${name}, targets`).toEqual([]);
      else {
        await page.emulateMedia({ colorScheme: 'dark' });
        expect.soft(await contrastIn(page), `${name}, dark`).toEqual([]);
        await picture(page, 'sombre', name);
        await page.emulateMedia({ colorScheme: null });
      }
    });
    expect(problems).toEqual([]);
    await context.close();
  });
}

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

test('a device in dark mode gets dark pages', async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`${office.url}/connexion`);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(21, 24, 28)');
  await context.close();
});

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
