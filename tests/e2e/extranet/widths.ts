// The same page on a phone, a tablet and a desk: it is only made wider, so that each state is reached once.
import { expect, type Page } from '@playwright/test';
import { spaceText, sticksOut, violationsIn } from './judge.ts';

const WIDTHS = [320, 768, 1280];

/** At every width nothing sticks out, with spaced text neither, and axe finds nothing (7:1 too when `enhanced`); a picture is kept. */
export async function judgeAtEveryWidth(page: Page, name: string, { look, enhanced = false }: { look: string; enhanced?: boolean }) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await sticksOut(page), `${name}, ${width} px`).toEqual([]);
    const unspace = await spaceText(page);
    expect.soft(await sticksOut(page), `${name}, ${width} px, spaced text`).toEqual([]);
    await unspace();
    // tables become cards below 720 px; a tablet has the tables of the desk
    if (width === 768) continue;
    expect.soft(await violationsIn(page, enhanced), `${name}, ${width} px, axe`).toEqual([]);
    await keepPicture(page, `${look}-${width}`, name);
  }
}

/** Kept to be looked at. A dialog is over the window, not over the whole page. */
export async function keepPicture(page: Page, look: string, name: string): Promise<void> {
  const fullPage = (await page.locator('dialog:modal').count()) === 0;
  await page.screenshot({ path: `test-results/screenshots/extranet/${look}/${name}.png`, fullPage });
}

/** Errors of the page's scripts, and what its policy of contents keeps out, from now on. */
export function noteProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) problems.push(message.text());
  });
  return problems;
}
