// Money that comes in, from the cheque on the counter to the bank, the reminders and the accounts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, saveTo, test } from './desktop.ts';
import { arrive, goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('a cheque is recorded with what it pays, taken to the bank, and the late are reminded', async ({ open, profile }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window, app } = desktop;
  await goTo(window, 'Facturation');
  const places = window.getByRole('navigation', { name: 'Facturation' });
  await places.getByRole('link', { name: 'Relances' }).click();
  await arrive(window, 'Relances');
  const late = window.getByRole('table', { name: 'Factures en retard' });
  await expect(late.getByRole('row').nth(1)).toBeVisible();
  const family = (await late.getByRole('row').nth(1).getByRole('link').nth(1).textContent()) ?? '';
  await look(window, 'payments-01-late');

  await places.getByRole('link', { name: 'Règlements' }).click();
  await arrive(window, 'Règlements');
  await expect(window.getByRole('table', { name: 'Règlements' }).getByRole('row').nth(1)).toBeVisible();
  await look(window, 'payments-02-list');
  await window.getByRole('link', { name: 'Enregistrer un règlement' }).click();
  await arrive(window, 'Enregistrer un règlement');
  await window.getByRole('combobox', { name: 'Famille' }).fill(family);
  await window
    .getByRole('option', { name: new RegExp(family) })
    .first()
    .click();
  // the amount alone: what it pays is proposed, and can be typed over
  await expect(window.getByLabel(/^Montant\b(?! pour)/)).toBeFocused();
  await window.keyboard.type('40');
  const first = window.getByLabel(/^Montant pour la facture/).first();
  await expect(first).toHaveValue('40,00');
  await window.getByLabel('Numéro du chèque').fill('0012345');
  await window.getByLabel('Banque').fill('Banque de Grenoble');
  await look(window, 'payments-03-new');
  await first.fill('50');
  await window.getByRole('button', { name: 'Enregistrer le règlement' }).click();
  await expect(window.getByText(/Les factures reçoivent 50,00/)).toBeVisible();
  await window.getByRole('button', { name: 'Reprendre la proposition' }).click();
  await window.getByRole('button', { name: 'Enregistrer le règlement' }).click();
  const sheet = window.getByRole('dialog', { name: 'Règlement' });
  await expect(sheet.getByText('À encaisser')).toBeVisible();
  await expect(sheet.getByText('0012345')).toBeVisible();
  await look(window, 'payments-04-sheet');
  const receipt = join(profile, 'recu.pdf');
  await saveTo(app, receipt);
  await sheet.getByRole('button', { name: /Enregistrer le reçu/ }).click();
  await expect(window.getByText(/Fichier enregistré/)).toBeVisible();
  expect(readFileSync(receipt).subarray(0, 5).toString()).toBe('%PDF-');
  await sheet.getByRole('button', { name: 'Changer l’affectation' }).click();
  await expect(sheet.getByLabel(/^Montant pour la facture/).first()).toBeVisible();
  await look(window, 'payments-05-allocate');
  await window.keyboard.press('Escape');

  await window.getByRole('link', { name: 'Remises en banque' }).click();
  await arrive(window, 'Remises en banque');
  await expect(window.getByRole('button', { name: /Faire la remise/ })).toBeVisible();
  await look(window, 'payments-06-deposit');
  await saveTo(app, join(profile, 'remise.pdf'));
  await window.getByRole('button', { name: /Faire la remise/ }).click();
  await window.getByRole('dialog', { name: 'Faire cette remise ?' }).getByRole('button', { name: 'Faire la remise' }).click();
  await expect(window.getByRole('table', { name: 'Remises faites' }).getByText(/^D\d{4}-0001$/)).toBeVisible();
  await look(window, 'payments-07-deposited');
});

test('the late are reminded, and what happened leaves for the accounts and the bank', async ({ open, profile }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window, app } = desktop;
  await goTo(window, 'Facturation');
  const places = window.getByRole('navigation', { name: 'Facturation' });
  await places.getByRole('link', { name: 'Relances' }).click();
  await arrive(window, 'Relances');
  await window
    .getByText(/^Niveau \d à envoyer · [1-9]/)
    .first()
    .click();
  await window.getByRole('button', { name: /^Relancer/ }).click();
  const run = window.getByRole('dialog', { name: /^Relance de niveau/ });
  await expect(run.getByText(/à régler/i).first()).toBeVisible();
  await look(window, 'payments-08-remind');
  await run.getByRole('button', { name: 'Envoyer la relance' }).click();
  await expect(run).toBeHidden();

  await goTo(window, 'Facturation');
  await places.getByRole('link', { name: 'Exports' }).click();
  await arrive(window, 'Exports');
  await window.getByRole('button', { name: 'Enregistrer un mandat' }).click();
  const mandate = window.getByRole('dialog', { name: 'Enregistrer un mandat' });
  await mandate.getByRole('combobox', { name: 'Famille' }).click();
  await window.getByRole('option').first().click();
  await mandate.getByLabel(/^Titulaire/).fill('Une famille');
  await mandate.getByLabel(/^IBAN/).fill('FR76 3000 6000 0112 3456 7890 188');
  await mandate.getByRole('button', { name: 'Enregistrer le mandat' }).click();
  await expect(mandate.getByText(/n’est pas juste/)).toBeVisible();
  await look(window, 'payments-09-mandate');
  await mandate.getByLabel(/^IBAN/).fill('FR76 3000 6000 0112 3456 7890 189');
  await mandate.getByRole('button', { name: 'Enregistrer le mandat' }).click();
  await expect(window.getByText('…0189').first()).toBeVisible();
  const entries = join(profile, 'ecritures.csv');
  await saveTo(app, entries);
  await window.getByRole('button', { name: 'Exporter les nouvelles écritures' }).click();
  await window.getByRole('dialog', { name: 'Exporter ces écritures ?' }).getByRole('button', { name: 'Exporter les écritures' }).click();
  await expect(window.getByText(/^E\d{4}-0001$/)).toBeVisible();
  await expect.poll(() => existsSync(entries) && readFileSync(entries, 'utf8').split('\r\n').length).toBeGreaterThan(100);
  await look(window, 'payments-10-exports');
});
