// A family's file, from the list to a merge: found as one types, read whole, its people changed, its double brought into it.

import { expect, test } from './desktop.ts';
import { look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('staff find a family, keep its people and bring its double into it', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await window
    .getByRole('navigation', { name: 'Écrans' })
    .getByRole('link', { name: /^Familles et élèves/ })
    .click();

  // the list: without accents, in any order, particles or not; narrowed and ordered
  const search = window.getByRole('searchbox').first();
  await search.fill('yann legoff');
  await expect(window.getByRole('row', { name: /Le Goff/ })).toBeVisible();
  await search.fill('');
  await window.getByText('Avec un solde dû', { exact: true }).click();
  await window.getByRole('button', { name: 'Solde', exact: true }).click();
  await expect(window.getByRole('columnheader', { name: /Solde/ })).toHaveAttribute('aria-sort', 'ascending');
  await look(window, 'families-01-list');
  await window.getByText('Avec un solde dû', { exact: true }).click();

  // the whole file on one page
  await search.fill('le goff');
  await window
    .getByRole('row', { name: /Le Goff/ })
    .getByRole('link')
    .first()
    .click();
  await expect(window.getByRole('heading', { level: 1, name: 'Le Goff' })).toBeVisible();
  await expect(window.getByRole('region', { name: 'Facturation' }).getByText('Cotisations')).toBeVisible();
  await expect(window.getByRole('region', { name: 'Pièces' }).getByRole('listitem').first()).toBeVisible();
  await expect(window.getByRole('region', { name: 'Historique' })).toBeVisible();
  await look(window, 'families-02-file');
  await window.keyboard.press('Alt+2');
  await expect(window.getByRole('heading', { level: 2, name: /^Élève : / }).first()).toBeFocused();
  await look(window, 'families-03-students');

  // a student's sheet, in place
  await window
    .getByRole('region', { name: /^Élève : Maëlle/ })
    .getByRole('button', { name: /^Modifier/ })
    .press('Enter');
  await expect(window.getByRole('textbox', { name: /^Nom/ }).first()).toBeFocused();
  await window.getByLabel('Classe', { exact: true }).fill('4e B');
  await look(window, 'families-04-student-form');
  await window.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await expect(window.getByText('4e B')).toBeVisible();

  // what a responsable may, and a disagreement
  const rights = window.getByRole('region', { name: /^Droits et courriers de Soizic/ });
  await rights.getByRole('switch', { name: 'Règle les factures' }).press('Space');
  await expect(window.getByText(/« Règle les factures » est (dés)?activé/)).toBeVisible();
  await rights.getByRole('button', { name: 'Signaler un désaccord' }).press('Enter');
  await window.getByRole('dialog').getByRole('button', { name: 'Signaler le désaccord' }).press('Enter');
  await expect(window.getByText('Désaccord signalé par Soizic Le Goff')).toBeVisible();
  await window.keyboard.press('Alt+1');
  await look(window, 'families-05-disagreement');
  await rights.getByRole('button', { name: 'Lever le désaccord' }).press('Enter');
  await expect(window.getByText('Désaccord signalé par Soizic Le Goff')).toBeHidden();

  // the double that somebody opened, and the merge
  await window.evaluate(() => {
    location.hash = '#/familles/nouvelle';
  });
  await window.getByLabel(/^Nom( \*)?$/).fill('Le Goff');
  await window.getByLabel(/^Prénom/).fill('Yann');
  await window.getByLabel(/^Téléphone professionnel/).fill('04 65 71 00 23');
  await window.getByLabel(/^Ville/).fill('Grenoble');
  await window.getByRole('button', { name: 'Ajouter un élève' }).click();
  await window
    .getByRole('group', { name: 'Élève 1' })
    .getByLabel(/^Prénom/)
    .fill('Maelle');
  await window.getByRole('button', { name: 'Enregistrer la famille' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Le Goff' })).toBeVisible();
  await window.getByRole('button', { name: 'Dossier' }).click();
  await window.getByRole('menuitem', { name: /^Fusionner/ }).click();
  await look(window, 'families-06-merge-choice');
  await window.getByRole('combobox', { name: /^Dossier à réunir/ }).fill('soizic');
  await window.getByRole('option', { name: /Le Goff – n° 00003/ }).click();
  await expect(window.getByRole('heading', { name: 'Ce que la fusion fera' })).toBeVisible();
  await window.getByRole('button', { name: 'Inverser' }).click();
  await expect(window.getByRole('region', { name: 'Dossier gardé' }).getByText('n° 00003')).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'Yann Le Goff est…' })).toHaveValue(/Yann Le Goff/);
  await look(window, 'families-07-merge');
  await window.getByRole('button', { name: 'Fusionner les deux dossiers' }).click();
  await expect(window.getByText('Les deux dossiers sont réunis.')).toBeVisible();
  await expect(window.getByText(/^Ancien dossier n°/)).toBeVisible();
  await window.getByRole('button', { name: 'Annuler la fusion' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Annuler la fusion' }).click();
  await expect(window.getByText(/^Ancien dossier n°/)).toBeHidden();

  await window.evaluate(() => {
    location.hash = '#/familles/doublons';
  });
  await expect(window.getByRole('heading', { level: 1, name: 'Doublons possibles' })).toBeVisible();
  await expect(window.getByRole('link', { name: 'Comparer' }).first()).toBeVisible();
  await look(window, 'families-08-duplicates');

  // what families see and change, field by field
  await window.evaluate(() => {
    location.hash = '#/parametres/demandes';
  });
  const fields = window.getByRole('region', { name: 'Champs des fiches' });
  await fields.getByRole('radio', { name: 'Téléphone professionnel : masqué' }).check();
  await look(window, 'families-09-field-settings');
  await fields.getByRole('button', { name: 'Enregistrer les champs' }).click();
  await expect(window.getByText('Les champs des fiches sont réglés.')).toBeVisible();
});
