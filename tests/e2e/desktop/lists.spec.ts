// Every screen that is a list can be saved and printed: walked through one after the other, as the palette names them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SCREENS } from '../../../renderer/shell/places.ts';
import { expect, saveTo, test } from './desktop.ts';
import { look, openDemonstration } from './screens.ts';

test.setTimeout(180_000);

/** Screens that are no list, each for what it is. */
const NO_LIST: Readonly<Record<string, string>> = {
  '/': 'figures of the day',
  '/familles/nouvelle': 'a form',
  '/familles/doublons': 'nothing of the kind in the demonstration; what is exported is found in the sources by another test',
  '/reinscriptions/nouvelle': 'a form',
  '/pieces/nouvelle': 'a form',
  '/facturation/simulateur': 'one price at a time',
  '/facturation/paiements/remise': 'no deposit in the demonstration yet; as above',
  '/facturation/exports': 'is all export',
  '/facturation/mentions': 'settings',
  '/parametres/extranet': 'settings',
  '/parametres/paiement-en-ligne': 'settings',
  '/parametres/e-mail': 'settings',
  '/parametres/mots-de-passe': 'settings',
};

/** Of these a picture is kept: what leaves them is new, or seldom looked at. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  '/pieces': 'lists-01-asked',
  '/reinscriptions': 'lists-02-campaigns',
  '/messages/modeles': 'lists-03-templates',
  '/parametres/etablissement': 'lists-05-sites',
  '/parametres/demandes': 'lists-06-reasons',
};

test('every list of the menu and of the palette has its export, and one that is not read by pages is saved whole', async ({
  open,
  profile,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window, app } = desktop;
  for (const { path, word } of SCREENS) {
    if (NO_LIST[path]) continue;
    await to(window, path);
    await expect
      .soft(window.getByRole('button', { name: /^Exporter/ }).first(), `${word} (${path}) has no export`)
      .toBeVisible({ timeout: 20_000 });
    const picture = LOOKED_AT[path];
    if (picture) await look(window, picture);
  }
  await to(window, '/reinscriptions');
  const file = join(profile, 'campagnes.csv');
  await saveTo(app, file);
  await window.getByRole('button', { name: 'Exporter', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Fichier CSV' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('Campagne;Site;Année préparée');
});

async function to(window: Page, path: string): Promise<void> {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);
  await expect(window.getByRole('heading', { level: 1 }).first()).toBeVisible();
}
