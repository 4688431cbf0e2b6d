// What things cost and who has what: a grid changed with its effect in sight, a price explained, a violin lent, kept longer and given back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, saveTo, test } from './desktop.ts';
import { arrive, goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(180_000);

test('accounting changes a grid and sees whom it reaches, explains a price, and a tariff that overlaps is told beside its row', async ({
  open,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Facturation');
  const places = window.getByRole('navigation', { name: 'Facturation' });
  await places.getByRole('link', { name: 'Tarifs' }).click();
  await arrive(window, 'Tarifs');
  await expect(window.getByRole('heading', { name: 'Locations' })).toBeVisible();
  await look(window, 'tariffs-01-list');

  await window.getByRole('link', { name: 'Musique – cursus diplômant' }).click();
  await arrive(window, 'Musique – cursus diplômant');
  const effect = window.getByRole('region', { name: /^Effet sur les familles/ });
  await expect(effect.getByText(/pour \d+\sfamilles?, à l’année/)).toBeVisible();
  const first = window.getByLabel('Montant de la tranche 1, commune, 1er enfant');
  await first.fill('150');
  await expect(effect.getByText('Les plus grands écarts')).toBeVisible();
  await look(window, 'tariffs-02-grid');
  // a bracket that runs into the next one: told under its row, refused when saved, nothing lost
  await window.getByLabel('Tranche 1, jusqu’à moins de').fill('700');
  await expect(window.getByRole('alert').getByText(/Cette tranche en recouvre une autre/)).toBeVisible();
  await look(window, 'tariffs-03-overlap');
  await window.getByLabel('Tranche 1, jusqu’à moins de').fill('500');
  await expect(window.getByText(/^Pas de montant/).first()).toBeVisible();
  await window.getByLabel('Tranche 1, jusqu’à moins de').fill('600');
  await window.getByRole('button', { name: 'Enregistrer le tarif' }).click();
  await arrive(window, 'Tarifs');
  await expect(window.getByText(/« Musique – cursus diplômant » est enregistré/)).toBeVisible();

  await window.getByRole('button', { name: 'Copier pour une autre année' }).click();
  const copy = window.getByRole('dialog');
  await copy.getByLabel('Hausse').fill('2,5');
  await look(window, 'tariffs-04-copy');
  await copy
    .getByLabel(/^Pour l’année/)
    .and(copy.locator('input'))
    .fill('2026-2027');
  await copy.getByRole('button', { name: 'Copier les tarifs' }).click();
  await expect(copy.getByText(/Choisissez une autre année/)).toBeVisible();
  await copy
    .getByLabel(/^Pour l’année/)
    .and(copy.locator('input'))
    .fill('2028-2029');
  await copy.getByRole('button', { name: 'Copier les tarifs' }).click();
  await expect(window.getByText(/pour 2028-2029$/)).toBeVisible();

  await places.getByRole('link', { name: 'Simulateur' }).click();
  await arrive(window, 'Simulateur');
  await window.getByRole('combobox', { name: 'Famille' }).fill('Bernard');
  await window.getByRole('option', { name: /^Bernard/ }).click();
  const price = window.getByRole('region', { name: 'Prix' });
  await expect(price.getByText('Cotisations de l’année')).toBeVisible();
  await expect(price.getByText(/Compté une fois pour le foyer/)).toBeVisible();
  await look(window, 'tariffs-05-price');
  await window.getByText('Au trimestre').click();
  await expect(price.getByText('3 trimestres').first()).toBeVisible();

  await window.getByText('Sans dossier').click();
  await window.getByLabel('Quotient familial').fill('850');
  await window.getByRole('combobox', { name: 'Cursus' }).click();
  await window.getByRole('option', { name: 'Musique – cursus diplômant' }).click();
  await expect(price.getByText(/Élève 1 – Musique/)).toBeVisible();
  await expect(price.getByText(/Résidence inconnue/)).toBeVisible();
  await look(window, 'tariffs-06-typed');
  await desktop.quit();
});

test('a violin is lent, its deposit received, and given back scratched; what is late leaves as a list; an item joins the inventory', async ({
  open,
  profile,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { app, window } = desktop;
  await goTo(window, 'Facturation');
  await window.getByRole('navigation', { name: 'Facturation' }).getByRole('link', { name: 'Locations' }).click();
  await arrive(window, 'Locations');
  await look(window, 'rentals-01-list');
  await window
    .getByText(/^À rendre/)
    .first()
    .click();
  await expect(window.getByText(/jours? de retard/).first()).toBeVisible();
  const path = join(profile, 'a-rendre.csv');
  await saveTo(app, path);
  await window.getByRole('button', { name: 'Exporter' }).click();
  await window.getByRole('menuitem', { name: /CSV/ }).click();
  await expect(window.getByText(/Liste enregistrée/)).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('Jours de retard');

  await window.getByRole('link', { name: 'Nouvelle location' }).click();
  await arrive(window, 'Nouvelle location');
  await window.getByRole('button', { name: 'Commencer la location' }).click();
  await expect(window.getByText('Choisissez la famille.')).toBeVisible();
  await window.getByRole('combobox', { name: 'Famille' }).fill('Bernard');
  await window.getByRole('option', { name: /^Bernard/ }).click();
  await window.getByRole('combobox', { name: /^À l’inventaire/ }).fill('violon');
  await window
    .getByRole('option', { name: /Violon/ })
    .first()
    .click();
  await window.getByRole('textbox', { name: 'Caution' }).fill('300');
  await window.getByLabel('Assureur').fill('Mutuelle des Trois Massifs');
  await window.getByLabel('Assuré jusqu’au').fill('31/8/2027');
  await look(window, 'rentals-02-new');
  await window.getByRole('button', { name: 'Commencer la location' }).click();

  const contract = window.getByRole('dialog');
  await expect(contract.getByText('à recevoir')).toBeVisible();
  await contract.getByRole('button', { name: 'Recevoir la caution' }).click();
  await contract.getByRole('button', { name: 'Noter la caution reçue' }).click();
  await expect(contract.getByText('reçue', { exact: true })).toBeVisible();
  await look(window, 'rentals-03-contract');
  await contract.getByRole('button', { name: 'Noter le retour' }).click();
  await contract.getByLabel('État au retour').and(contract.locator('input')).fill('Rayure sur la table');
  await look(window, 'rentals-04-return');
  await contract.getByRole('button', { name: 'Noter le retour' }).click();
  await contract.getByRole('button', { name: 'Rendre la caution' }).click();
  await contract.getByLabel('Montant gardé').fill('400');
  await contract.getByLabel('Motif').fill('Vernis à reprendre.');
  await contract.getByRole('button', { name: 'Rendre la caution' }).click();
  await expect(contract.getByText(/on ne peut pas en garder plus/)).toBeVisible();
  await contract.getByLabel('Montant gardé').fill('50');
  await contract.getByRole('button', { name: 'Rendre la caution' }).click();
  await expect(contract.getByText('gardée en partie')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(contract).toBeHidden();

  await window.getByText('Inventaire', { exact: true }).click();
  await arrive(window, 'Inventaire');
  await look(window, 'rentals-05-inventory');
  await window.getByRole('button', { name: 'Ajouter à l’inventaire' }).click();
  const item = window.getByRole('dialog');
  await item.getByRole('button', { name: 'Ajouter à l’inventaire' }).click();
  await expect(item.getByText(/Dites ce que c’est/)).toBeVisible();
  await item.getByRole('textbox', { name: /^Objet/ }).fill('Harpe celtique');
  await item.getByLabel(/^Numéro d’inventaire/).fill('H-001');
  await item
    .getByLabel(/^Catégorie/)
    .and(item.locator('input'))
    .fill('Cordes pincées');
  await look(window, 'rentals-06-item');
  await item.getByRole('button', { name: 'Ajouter à l’inventaire' }).click();
  await expect(window.getByText(/« Harpe celtique » est à l’inventaire/)).toBeVisible();
  await expect(window.getByText('Cordes pincées')).toBeVisible();
  await desktop.quit();
});
