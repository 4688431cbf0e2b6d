// Invoices at the desk: found in the list, written and issued, credited, billed for everybody at once, read as a family's account.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, saveTo, test } from './desktop.ts';
import { goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('a draft is written by keyboard, issued and credited; its PDF is saved', async ({ open, profile }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window, app } = desktop;
  await goTo(window, 'Facturation');
  await expect(window.getByRole('table', { name: 'Factures' }).getByRole('row')).not.toHaveCount(0);
  await look(window, 'invoices-01-list');
  await window.getByText(/^En retard · \d+/).click();
  await expect(window.getByText(/^depuis le /).first()).toBeVisible();
  await window.getByText('Toutes', { exact: true }).click();

  await window.getByRole('link', { name: 'Nouvelle facture' }).click();
  await window.getByRole('combobox', { name: 'Famille à facturer' }).fill('bernard');
  await window.getByRole('option').first().click();
  await window.getByLabel('Libellé').fill('Stage de février');
  await window.getByLabel('Désignation, ligne 1').fill('Stage de février');
  await window.getByLabel('Prix unitaire, ligne 1').fill('80');
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Désignation, ligne 2')).toBeFocused();
  await window.keyboard.type('Repas');
  await window.getByLabel('Quantité, ligne 2').fill('5');
  await window.getByLabel('Prix unitaire, ligne 2').fill('sept');
  await window.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(window.getByText('Un montant comme 12,50.')).toBeVisible();
  await window.getByLabel('Prix unitaire, ligne 2').fill('7,5');
  await window.getByRole('combobox', { name: 'Payable' }).click();
  await window.getByRole('option', { name: 'En 3 fois, chaque mois' }).click();
  await expect(window.getByLabel('Montant de l’échéance 1')).toHaveValue('39,18');
  await look(window, 'invoices-02-new');
  await window.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await window.getByRole('button', { name: 'Émettre la facture…' }).click();
  const question = window.getByRole('dialog', { name: 'Émettre la facture' });
  await look(window, 'invoices-03-issue');
  await question.getByRole('button', { name: 'Émettre' }).click();
  await expect(window.getByRole('heading', { level: 1, name: /^Facture F\d{4}-\d{5}$/ })).toBeVisible();
  await expect(window.getByText('117,50 €').first()).toBeVisible();
  const path = join(profile, 'facture.pdf');
  await saveTo(app, path);
  await window.getByRole('button', { name: 'Enregistrer le PDF' }).click();
  await expect(window.getByText(`Fichier enregistré : ${path}`)).toBeVisible();
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');

  await window.getByRole('button', { name: 'Faire un avoir…' }).click();
  const avoir = window.getByRole('dialog', { name: /^Avoir sur la facture/ });
  await avoir.getByText('Certaines lignes').click();
  await avoir.getByLabel('À annuler : Repas').fill('40');
  await avoir.getByRole('textbox', { name: 'Motif' }).fill('Une semaine de moins');
  await avoir.getByRole('button', { name: /^Faire l’avoir/ }).click();
  await expect(avoir.getByText(/sur cette ligne/)).toBeVisible();
  await look(window, 'invoices-04-credit');
  await avoir.getByLabel('À annuler : Repas').fill('15');
  await avoir.getByRole('button', { name: /^Faire l’avoir de 15,00/ }).click();
  await expect(window.getByText('dont 15,00 € annulés par avoir')).toBeVisible();
  await look(window, 'invoices-05-issued');
  await window.getByRole('link', { name: 'Compte de la famille' }).click();
  await expect(window.getByRole('columnheader', { name: 'Numéro d’opération' }).first()).toBeVisible();
  await look(window, 'invoices-06-account');
});

test('everybody is billed at once: seen before, prepared in the background, issued together', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Facturation');
  // a draft of the demonstration goes, so that one family is left to be billed
  await window.getByRole('link', { name: 'Brouillon' }).click();
  await window.getByRole('button', { name: 'Supprimer', exact: true }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await window.getByRole('link', { name: 'Facturer…' }).click();
  const preview = window.getByRole('region', { name: 'Aperçu' });
  await preview.getByText(/^Non facturées · [1-9]/).click();
  await expect(preview.getByText('Tout est déjà facturé.').first()).toBeVisible();
  await preview.getByText(/^À facturer · 1/).click();
  await preview.locator('summary').first().click();
  await look(window, 'invoices-07-preview');
  await window.getByRole('button', { name: /^Préparer 1 facture/ }).click();
  await expect(window.getByRole('link', { name: 'Brouillon' })).toHaveCount(1);
  await window.getByRole('button', { name: 'Émettre 1 brouillon…' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Émettre 1 facture' }).click();
  await expect(window.getByText('Aucune facture ne correspond.')).toBeVisible();
  await window.getByRole('button', { name: 'Montrer toutes les factures' }).click();
  await window.getByRole('link', { name: 'Facturer…' }).click();
  await window.getByRole('link', { name: 'Mentions des factures' }).click();
  await expect(window.getByRole('textbox', { name: 'SIRET' }).first()).toBeVisible();
  await look(window, 'invoices-08-mentions');
});
