// What a page is judged by, whichever it is.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4', 'best-practice'];

/** What axe finds, one line each; `enhanced` asks for 7:1 too, as the accessibility mode promises. */
export const violationsIn = (page: Page, enhanced = false): Promise<string[]> =>
  found(page, { runOnly: { type: 'tag', values: TAGS }, rules: { 'color-contrast-enhanced': { enabled: enhanced } } });

/** Of all that axe judges, the contrast of text alone: for the same page in other colours. */
export const contrastIn = (page: Page, enhanced = false): Promise<string[]> =>
  found(page, { runOnly: { type: 'rule', values: enhanced ? ['color-contrast', 'color-contrast-enhanced'] : ['color-contrast'] } });

/** In the page itself: it has no frames, and a second page for axe to gather its findings in takes longer than finding them. */
async function found(page: Page, options: Parameters<AxeBuilder['options']>[0]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ ...options, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`));
}

/** What sticks out of the window to the right, apart from what scrolls in its own place (the menu on a phone) and unseen heads of tables. */
export const sticksOut = (page: Page): Promise<string[]> =>
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

/** How far the page scrolls sideways, in pixels: 0 as it should be. */
export const scrollsSideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Presses Tab until a control whose name begins so has the focus; what is passed on the way must be seen to have it (A11Y-6.3). */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement;
      const labels = 'labels' in e ? (e as HTMLInputElement).labels : null;
      const box = e.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return {
        label: (e.ariaLabel ?? labels?.[0]?.textContent ?? e.textContent ?? '').replaceAll('\u00a0', ' ').trim(),
        outline: Number.parseFloat(getComputedStyle(e).outlineWidth),
        isHidden: top !== null && !e.contains(top) && !top.contains(e),
      };
    });
    expect(focus.outline, `focus on « ${focus.label} » is seen`).toBeGreaterThanOrEqual(2);
    expect(focus.isHidden, `« ${focus.label} » is not covered`).toBe(false);
    if (typeof name === 'string' ? focus.label.startsWith(name) : name.test(focus.label)) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

/** WCAG 1.4.12, put in as a reader's own style sheet would be. Gives what takes it out again. */
export async function spaceText(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  return () =>
    page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
}
