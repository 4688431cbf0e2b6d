import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Keeps a picture of what the window shows by day and by night, and asks axe about both. */
export async function look(window: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await window.screenshot({ path: `test-results/screenshots/desktop/${name}-${colorScheme}.png`, animations: 'disabled' });
    expect.soft(await violationsIn(window), `${name}, ${colorScheme}: axe`).toEqual([]);
  }
  await window.emulateMedia({ colorScheme: 'light' });
}

/** Electron opens no second page for axe: legacy mode runs it in this one. */
async function violationsIn(window: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`));
}
