// The queue of the office worked off by keyboard: every kind in one list, decided, taken back, and many at once.
import type { Page } from '@playwright/test';
import { expect, test } from './desktop.ts';
import { look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('a mixed queue is worked off by keyboard: accepted, corrected, refused with a ready reason, taken back, and many at once', async ({
  open,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  const kinds = window.getByRole('group', { name: 'Demandes montrées' });
  const table = window.getByRole('table', { name: /Champs de la demande/ });
  const rows = table.locator('tbody tr');
  const count = async (word: string) => Number((await kinds.getByRole('button', { name: word }).textContent())?.split(' · ')[1]);

  // the dashboard's line of each kind leads to its tab
  await window.getByRole('link', { name: /^\d+\s*Réinscription/ }).click();
  await expect(kinds.getByRole('button', { name: /^Réinscr\. · / })).toHaveAttribute('aria-pressed', 'true');
  const all = await count('Tout');
  expect(all).toBe((await count('Famille')) + (await count('Élève')) + (await count('Réinscr.')) + (await count('Pièces')));
  await expect(window.getByRole('link', { name: new RegExp(`Validations\\s*${all} en attente`) })).toBeVisible();

  // all of it, from one to the next
  await kinds.getByRole('button', { name: 'Tout' }).click();
  await expect(window.getByText(`1 sur ${all}`)).toBeVisible();
  await window.keyboard.press('Alt+ArrowRight');
  await expect(window.getByText(`2 sur ${all}`)).toBeVisible();
  await look(window, 'validations-01-mixed');

  // a sheet: both fields accepted, then taken back with Ctrl+Z, and there they are again
  await kinds.getByRole('button', { name: 'Famille' }).click();
  await openRow(window, /^Bernard, Claire/);
  await expect(rows.first()).toBeFocused();
  await window.keyboard.press('a');
  await window.keyboard.press('a');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/Demande .* terminée/)).toBeVisible();
  await look(window, 'validations-02-undo-notice');
  await expect(window.getByRole('link', { name: /^Bernard, Claire/ })).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect(window.getByText(/Décision annulée : la demande/)).toBeVisible();
  await expect(window.getByRole('heading', { level: 2, name: 'Claire Bernard' })).toBeVisible();
  await expect(table.getByText('Accepté')).toHaveCount(2);

  // one of them is refused instead, by a ready reason of the office
  await rows.first().focus();
  await window.keyboard.press('r');
  await expect(window.getByLabel(/^Motif du refus/)).toBeFocused();
  await window.keyboard.press('Alt+Digit1');
  await expect(window.getByLabel(/^Motif du refus/)).toHaveValue(/justificatif de domicile/);
  await look(window, 'validations-03-reason');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText(/Demande .* terminée/)).toBeVisible();

  // the one that comes next is corrected
  await expect(window.getByRole('heading', { level: 2, name: 'Samuel Okafor' })).toBeVisible();
  await expect(rows.first()).toBeFocused();
  await window.keyboard.press('c');
  await window.getByRole('textbox', { name: /^Corriger/ }).fill('04 65 71 04 59');
  await window.keyboard.press('Enter');
  await expect(rows.first()).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('link', { name: /^Okafor, Samuel/ })).toHaveCount(0);
  await expect(rows.first()).toBeFocused();

  // and the rest at once
  await window.getByRole('checkbox', { name: 'Tout sélectionner' }).focus();
  await window.keyboard.press('Space');
  await expect(window.getByRole('group', { name: 'Demandes sélectionnées' })).toBeVisible();
  await look(window, 'validations-04-chosen');
  await window.getByRole('button', { name: 'Tout accepter…' }).press('Enter');
  const question = window.getByRole('dialog', { name: 'Accepter les demandes sélectionnées' });
  await expect(question.getByText(/seront acceptées/)).toBeVisible();
  await look(window, 'validations-05-many');
  await expect(question.getByRole('button', { name: /^Accepter \d+ demandes/ })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByText(/^Terminé : \d+\s(demandes?|pièces?|réinscriptions?) traitées?/)).toBeVisible();
  await look(window, 'validations-06-done');
});

test('an administrator writes the ready reasons and says what is accepted without anybody looking', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await window.getByRole('link', { name: 'Paramètres' }).click();
  await window.getByRole('link', { name: 'Demandes et fiches' }).click();
  const alone = window.getByRole('region', { name: 'Acceptation automatique' });
  await alone.getByRole('checkbox', { name: 'Téléphone portable' }).check();
  await expect(alone.getByText('1 champ accepté automatiquement.')).toBeVisible();
  await alone.getByRole('button', { name: 'Enregistrer l’acceptation automatique' }).click();
  await expect(window.getByText('Les champs acceptés automatiquement sont enregistrés.')).toBeVisible();

  const reasons = window.getByRole('region', { name: 'Motifs de refus tout prêts' });
  await reasons.getByRole('button', { name: 'Descendre : Justificatif' }).click();
  await reasons.getByRole('button', { name: 'Ajouter un motif' }).click();
  await reasons.getByLabel('Nom du bouton').last().fill('Illisible');
  await reasons.getByLabel('Phrase envoyée à la famille').last().fill('Merci de recommencer.');
  await reasons.getByRole('button', { name: 'Enregistrer les motifs' }).click();
  await expect(reasons.getByText(/Ce nom est déjà pris/)).toBeVisible();
  await look(window, 'validations-07-settings');
  await reasons.getByLabel('Nom du bouton').last().fill('À recommencer');
  await reasons.getByRole('button', { name: 'Enregistrer les motifs' }).click();
  await expect(window.getByText('Les motifs sont enregistrés.')).toBeVisible();
  await expect(reasons.getByLabel('Nom du bouton').first()).toHaveValue('Illisible');
});

const openRow = (window: Page, name: RegExp) =>
  window.getByRole('region', { name: 'File de validation' }).getByRole('link', { name }).first().press('Enter');
