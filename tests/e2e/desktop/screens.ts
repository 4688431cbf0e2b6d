import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Desktop } from './desktop.ts';

/** From the wizard of a first start into the demonstration conservatory. */
export async function openDemonstration({ window }: Pick<Desktop, 'window'>): Promise<void> {
  await window.getByRole('button', { name: /Ouvrir le conservatoire de démonstration/ }).click();
  await window.getByRole('button', { name: 'Entrer dans Portée' }).click({ timeout: 90_000 });
  await arrive(window, 'Tableau de bord');
}

export const menu = (window: Page): Locator => window.getByRole('navigation', { name: 'Écrans' });

/** By the menu, where beside some names stands how many wait there. */
export async function goTo(window: Page, screen: string, heading = screen): Promise<void> {
  await menu(window)
    .getByRole('link', { name: new RegExp(`^${screen}`) })
    .click();
  await arrive(window, heading);
}

export const arrive = (window: Page, heading: string): Promise<void> =>
  expect(window.getByRole('heading', { level: 1, name: heading })).toBeVisible();

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
