// The demonstration conservatory in the window: every screen with something to show.
import { expect, serviceProcessId, test } from './desktop.ts';
import { arrive, goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('every screen of the demonstration, by day and by night, passes axe', async ({ open }) => {
  const { window } = await open();
  await window.getByRole('button', { name: /Ouvrir le conservatoire de démonstration/ }).click();
  await expect(window.getByRole('button', { name: 'Entrer dans Portée' })).toBeVisible({ timeout: 90_000 });
  await look(window, 'demo-01-accounts');
  await window.getByRole('button', { name: 'Entrer dans Portée' }).click();
  await arrive(window, 'Tableau de bord');
  await look(window, 'demo-02-dashboard');

  await goTo(window, 'Validations');
  await window.getByRole('button', { name: /^Famille · / }).click();
  await expect(window.getByRole('table', { name: /Champs de la demande/ })).toBeVisible();
  await look(window, 'demo-03-validations');
  await window
    .getByRole('button', { name: /^Corriger/ })
    .first()
    .click();
  await look(window, 'demo-04-validations-correct');
  await window.keyboard.press('Escape');

  await goTo(window, 'Familles et élèves');
  await expect(window.getByRole('row').nth(5)).toBeVisible();
  await look(window, 'demo-05-families');
  await window.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(window.getByRole('region', { name: /Compte extranet/ }).first()).toBeVisible();
  await look(window, 'demo-06-family');
  await window
    .getByRole('button', { name: /^Modifier / })
    .first()
    .click();
  await look(window, 'demo-07-family-edit');

  await goTo(window, 'Messages');
  await expect(window.getByRole('row').nth(2)).toBeVisible();
  await look(window, 'demo-08-messages');
  await goTo(window, 'Historique');
  await expect(window.getByRole('row').nth(1)).toBeVisible();
  await look(window, 'demo-09-history');
  await goTo(window, 'Paramètres', 'Établissement et sites');
  await window.getByRole('link', { name: 'Extranet', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Enregistrer l’extranet' })).toBeVisible();
  await look(window, 'demo-10-settings');
  await window.keyboard.press('Shift+?');
  await expect(window.getByRole('dialog')).toBeVisible();
  await look(window, 'demo-11-shortcuts');
});

test('the service dies while staff type: a banner says so, what was typed stays, and the work goes on', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Familles et élèves');
  const search = window.getByRole('searchbox').first();
  await search.fill('a');
  await expect(window.getByRole('row').nth(1)).toBeVisible();

  const banner = window.waitForFunction(() => document.body.textContent?.includes('Le service redémarre'), undefined, { polling: 'raf' });
  process.kill((await serviceProcessId(desktop)) ?? 0, 'SIGKILL');
  await banner;
  await expect(window.getByText('Le service redémarre')).toBeHidden();
  await expect(search).toHaveValue('a');
  await goTo(window, 'Historique');
  await expect(window.getByRole('row').nth(1)).toBeVisible();
});

test('what a family’s name tries to do is shown as the text it is, on every screen of the desk', async ({ open }) => {
  const hostile = '<img src=x onerror="window.injected=1"><b>Vilain</b>';
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Familles et élèves');
  await window.getByRole('link', { name: 'Nouvelle famille' }).first().click();
  await window.getByLabel(/^Nom( \*)?$/).fill(hostile);
  await window.getByLabel(/^Prénom/).fill('Zoé');
  await window.getByRole('button', { name: 'Enregistrer la famille' }).click();
  await expect(window.getByRole('heading', { level: 1 })).toContainText(hostile);
  for (const screen of ['Tableau de bord', 'Messages', 'Historique', 'Familles et élèves']) {
    await goTo(window, screen);
  }
  await window.getByRole('searchbox').first().fill('Vilain');
  await expect(window.getByRole('row', { name: /onerror/ })).toBeVisible();
  expect(await window.evaluate(() => ['injected' in window, document.querySelectorAll('img[src=x]').length])).toEqual([false, 0]);
});
