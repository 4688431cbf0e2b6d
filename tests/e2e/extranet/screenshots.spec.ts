import { type BrowserContextOptions, expect, test } from '@playwright/test';
import { anOffice, type Office } from './office.ts';
import { switchAccessibilityOn, throughStates } from './states.ts';

let office: Office;
test.beforeAll(async () => {
  office = await anOffice();
});
test.afterAll(() => office.close());

const LOOKS: Record<string, BrowserContextOptions> = {
  clair: { viewport: { width: 1180, height: 800 } },
  sombre: { viewport: { width: 1180, height: 800 }, colorScheme: 'dark' },
  telephone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  'mode-accessibilite': { viewport: { width: 1180, height: 800 } },
};

for (const [look, options] of Object.entries(LOOKS)) {
  test(`a picture of every page and state is kept: ${look}`, async ({ browser }) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) problems.push(message.text());
    });
    if (look === 'mode-accessibilite') await switchAccessibilityOn(page, office);
    await throughStates(page, office, async ({ name }) => {
      // a dialog is over the window, not over the whole page
      const fullPage = (await page.locator('dialog:modal').count()) === 0;
      await page.screenshot({ path: `test-results/screenshots/extranet/${look}/${name}.png`, fullPage });
    });
    expect(problems).toEqual([]);
    await context.close();
  });
}
