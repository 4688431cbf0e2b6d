// Identifiers in June: made for many at once, sent by a real mail server, printed in one PDF, and one person helped on the telephone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aMailbox } from '../../helpers/smtp.ts';
import { expect, saveTo, test } from './desktop.ts';
import { goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('identifiers are made for many at once, sent as e-mails and letters of one run, and one account is helped', async ({
  open,
  profile,
}) => {
  const mailbox = await aMailbox();
  const desktop = await open({ env: { PORTEE_SMTP_URL: mailbox.url } });
  const { window, app } = desktop;
  await openDemonstration(desktop);
  await goTo(window, 'Identifiants');
  const table = window.getByRole('table', { name: 'Identifiants' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await look(window, 'identifiers-01-list');

  await chooseState(window, /^Sans identifiant/);
  await expect(table.getByText('Jamais connecté')).toHaveCount(0);
  await window.getByRole('button', { name: /^Choisir les / }).click();
  const chosen = window.getByRole('region', { name: 'Personnes choisies' });
  const make = chosen.getByRole('button', { name: /^Créer / });
  await make.click();
  const dock = window.getByRole('region', { name: 'Travaux en cours' });
  await expect(dock.getByText(/^Terminé/)).toBeVisible({ timeout: 30_000 });
  await expect(window.getByText('Personne ne correspond.')).toBeVisible();
  await chosen.getByRole('button', { name: 'Ne plus choisir' }).click();
  await window.getByRole('button', { name: 'Montrer tout le monde' }).click();

  await window.getByRole('button', { name: /^Choisir les / }).click();
  await chosen.getByRole('button', { name: 'Envoyer les identifiants' }).click();
  const dialog = window.getByRole('dialog', { name: 'Envoyer les identifiants' });
  await expect(dialog.getByRole('status').getByText(/e-mails, .*lettre/)).toBeVisible();
  await expect(dialog.getByText('Nous ne vous demanderons jamais votre mot de passe', { exact: false }).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Personne suivante' }).click();
  await look(window, 'identifiers-02-mailing');
  const text = dialog.getByRole('textbox', { name: 'Texte' });
  const wording = await text.inputValue();
  await text.fill('Bonjour {prenom} {truc}');
  await expect(dialog.getByText(/\{truc\} n’existe pas/)).toBeVisible();
  await text.fill(wording);
  await dialog.getByRole('button', { name: 'Envoyer', exact: true }).click();

  const started = window.getByRole('dialog', { name: 'L’envoi a commencé' });
  const file = join(profile, 'lettres.pdf');
  await saveTo(app, file);
  await started.getByRole('button', { name: /^Enregistrer (la|les) lettre/ }).click();
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  await look(window, 'identifiers-03-started');
  await started.getByRole('button', { name: 'Fermer', exact: true }).last().click();
  await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const mail = mailbox.mails.find(({ subject }) => subject === 'Votre identifiant pour l’extranet');
  expect([mail?.to].flat()).toHaveLength(1);
  await chosen.getByRole('button', { name: 'Ne plus choisir' }).click();

  await chooseState(window, /^Actif/);
  await table.getByRole('link').first().click();
  const account = window.getByRole('dialog');
  await expect(account.getByRole('heading', { name: 'Sessions ouvertes' })).toBeVisible();
  await look(window, 'identifiers-04-account');
  await account.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await window
    .getByRole('dialog', { name: /^Réinitialiser/ })
    .getByRole('button', { name: 'Réinitialiser', exact: true })
    .click();
  await expect(window.getByText(/mot de passe temporaire part à|Lettre enregistrée/)).toBeVisible();
  await window.keyboard.press('Escape');

  await goTo(window, 'Messages');
  await window.getByText('Envois groupés').click();
  await expect(window.getByRole('table', { name: 'Envois groupés' }).getByRole('row').nth(1)).toBeVisible();
  await look(window, 'identifiers-05-runs');
  await window.getByText('Modèles', { exact: true }).click();
  await window.getByRole('link', { name: 'Relance : réinscription non commencée' }).click();
  await expect(
    window
      .getByRole('region', { name: 'Aperçu' })
      .getByText(/réinscription de/)
      .first(),
  ).toBeVisible();
  await look(window, 'identifiers-06-template');
  await mailbox.close();
});

async function chooseState(window: Page, state: RegExp): Promise<void> {
  await window.getByRole('combobox', { name: 'État du compte' }).click();
  await window.getByRole('option', { name: state }).click();
}
