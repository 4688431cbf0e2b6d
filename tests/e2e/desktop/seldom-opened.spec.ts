// What a desk opens once a month, opened: each seen by day and by night, and done once from end to end.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { aPdf } from '../../helpers/some-files.ts';
import { expect, officeFolder, test } from './desktop.ts';
import { goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('accounts are blocked and unblocked by the dozen, one session is closed, the pattern of identifiers is read', async ({
  open,
  profile,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Identifiants');
  await window.getByRole('combobox', { name: 'État du compte' }).click();
  await window.getByRole('option', { name: /^Actif/ }).click();
  const table = window.getByRole('table', { name: 'Identifiants' });
  for (const row of [1, 2]) await table.getByRole('row').nth(row).getByRole('checkbox').check();
  const chosen = window.getByRole('region', { name: 'Personnes choisies' });
  const others = chosen.getByRole('button', { name: 'Comptes' });
  await others.click();
  await window.getByRole('menuitem', { name: 'Bloquer (2)' }).click();
  const question = window.getByRole('dialog', { name: /^Bloquer 2\scomptes/ });
  await look(window, 'seldom-01-block');
  await question.getByRole('button', { name: 'Bloquer', exact: true }).click();
  const dock = window.getByRole('region', { name: 'Travaux en cours' });
  await expect(dock.getByText(/^Terminé/).first()).toBeVisible({ timeout: 30_000 });
  await expect(others).toBeEnabled();
  await others.click();
  await expect(window.getByRole('menuitem', { name: 'Débloquer (2)' })).toBeVisible();
  await look(window, 'seldom-02-unblock');
  await window.getByRole('menuitem', { name: 'Débloquer (2)' }).click();
  await expect(dock.getByText(/^Terminé/)).toHaveCount(2, { timeout: 30_000 });
  await chosen.getByRole('button', { name: 'Ne plus choisir' }).click();

  openSessions(profile);
  await table.getByRole('link').first().click();
  const account = window.getByRole('dialog');
  await expect(account.getByRole('button', { name: 'Fermer cette session' })).toHaveCount(2);
  await look(window, 'seldom-03-sessions');
  await account.getByRole('button', { name: 'Fermer cette session' }).first().click();
  await expect(account.getByRole('button', { name: 'Fermer cette session' })).toHaveCount(1);
  await window.keyboard.press('Escape');

  await window.evaluate(() => {
    location.hash = '#/parametres/mots-de-passe';
  });
  const pattern = window.getByRole('region', { name: 'Modèle des identifiants' });
  const typed = pattern.getByRole('textbox', { name: 'Modèle' });
  await typed.fill('{NOM}-{00}');
  await pattern.scrollIntoViewIfNeeded();
  await look(window, 'seldom-04-pattern');
  await typed.fill('{NOM}.{000000}');
  await expect(pattern.getByRole('status')).toContainText('ROCHEFOUCAULD');
  await pattern.getByRole('button', { name: /^Enregistrer/ }).click();
  await expect(window.getByText(/Le modèle est enregistré/)).toBeVisible();

  await window.keyboard.press('Control+k');
  const palette = window.getByRole('textbox', { name: 'Rechercher' });
  // a student by the first name and the family's
  await palette.fill('léo bernard');
  await expect(window.getByText('Famille Bernard').first()).toBeVisible();
  await look(window, 'seldom-05-palette-people');
  await palette.fill('camp');
  await expect(window.getByText('Ouvrir une campagne de réinscription')).toBeVisible();
  await look(window, 'seldom-06-palette-actions');
});

test('a form is given to fill in, a document of several files is read, and what does not concern a student is noted', async ({
  open,
  profile,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Pièces à fournir');
  await window
    .getByRole('link', { name: /Règlement intérieur/ })
    .first()
    .click();
  const model = window.getByRole('group', { name: 'Modèle à télécharger' });
  await window.locator('input[type=file]').setInputFiles({ name: 'règlement.pdf', mimeType: 'application/pdf', buffer: await aPdf() });
  await expect(model.getByText('règlement.pdf')).toBeVisible();
  await model.scrollIntoViewIfNeeded();
  await look(window, 'seldom-07-model');
  await window.getByRole('button', { name: 'Enregistrer la pièce' }).click();
  await expect(window.getByText('règlement.pdf').first()).toBeVisible();

  const several = giveAnotherFile(profile);
  await window.evaluate((hash) => {
    location.hash = hash;
  }, `#/validations/piece/${several}`);
  await expect(window.getByRole('tab')).toHaveCount(2);
  await window.getByRole('tab').last().click();
  await expect(window.getByRole('tab').last()).toHaveAttribute('aria-selected', 'true');
  await window.setViewportSize({ width: 1280, height: 800 });
  await look(window, 'seldom-08-several-files');
  const tabs = window.getByRole('group', { name: 'Demandes montrées' }).getByRole('button');
  await expect(tabs.first()).toHaveAccessibleName(/^Tout · \d+$/);
  const tops = await tabs.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
  expect(new Set(tops).size, 'the kinds of the queue stand on one line').toBe(1);
  await window.setViewportSize({ width: 1440, height: 900 });

  await to(window, '/pieces/manquantes');
  const rows = window.getByRole('table', { name: 'Pièces à fournir' }).locator('tbody tr');
  await rows
    .first()
    .getByRole('button', { name: /^Non concerné/ })
    .click();
  const dialog = window.getByRole('dialog', { name: 'Noter comme non concerné' });
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(dialog.getByText(/Dites pourquoi/)).toBeVisible();
  await dialog.getByRole('textbox', { name: /^Pourquoi/ }).fill('Document remis en main propre.');
  await look(window, 'seldom-09-not-concerned');
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(window.getByText(/noté comme non concerné/)).toBeVisible();
  await window.getByRole('combobox', { name: 'État' }).click();
  await window.getByRole('option', { name: 'Non concernées', exact: true }).click();
  const noted = rows.filter({ hasText: 'Document remis en main propre.' });
  await expect(noted).toHaveCount(1);
  await look(window, 'seldom-10-not-concerned-list');
  await noted.getByRole('link').first().click();
  const papers = window.locator('#pieces');
  await expect(papers.getByText(/Document remis en main propre/)).toBeVisible();
  await papers.scrollIntoViewIfNeeded();
  await look(window, 'seldom-11-family-papers');
  await papers
    .getByRole('button', { name: /^Demander de nouveau/ })
    .first()
    .click();
  await expect(papers.getByText(/Document remis en main propre/)).toBeHidden();

  familySays(profile);
  await to(window, '/pieces/manquantes');
  await window.getByRole('combobox', { name: 'État' }).click();
  await window.getByRole('option', { name: 'Dites non concernées' }).click();
  await rows
    .first()
    .getByRole('button', { name: /^Répondre/ })
    .click();
  await look(window, 'seldom-12-family-says');
  await window.getByRole('dialog').getByRole('button', { name: 'Accepter', exact: true }).click();
  await expect(window.getByText(/noté comme non concerné/).last()).toBeVisible();
});

test('the opinions of a course are typed, the rest is favourable in one go; families without an answer are reminded at once', async ({
  open,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Réinscriptions');
  await window
    .getByRole('link', { name: /^Réinscriptions/ })
    .nth(1)
    .click();
  await window.getByRole('link', { name: 'Avis des enseignants' }).click();
  const table = window.getByRole('table', { name: /^Avis/ });
  await expect(table.locator('tbody tr').nth(1)).toBeVisible();
  const first = table.locator('tbody tr').first();
  await first.getByRole('radio', { name: 'Favorable', exact: true }).focus();
  await window.keyboard.press('Space');
  await expect(first.getByRole('radio', { name: 'Favorable', exact: true })).toBeChecked();
  await window.keyboard.press('ArrowRight');
  await expect(first.getByRole('radio', { name: 'Réservé' })).toBeChecked();
  await window.keyboard.press('Tab');
  await window.keyboard.type('Doit venir aux répétitions.');
  await window.keyboard.press('Enter');
  await expect(first.getByRole('button', { name: /^Retirer/ })).toBeVisible();
  await look(window, 'seldom-13-opinions');
  await window.getByRole('button', { name: /^Favorable pour/ }).click();
  await expect(window.getByText(/avis favorable/).last()).toBeVisible();
  await look(window, 'seldom-14-opinions-done');

  await window.goBack();
  await window.getByRole('button', { name: /^Sans réponse :/ }).click();
  await expect(window.getByRole('heading', { name: 'Sans réponse' })).toBeVisible();
  await look(window, 'seldom-15-unanswered');
  await window.getByRole('button', { name: 'Relancer…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Relancer les familles' });
  await expect(dialog.getByRole('textbox', { name: /^Objet/ })).not.toHaveValue('');
});

const to = (window: Page, path: string): Promise<void> =>
  window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

/** Somebody who is logged in at home and on a telephone: everybody whose account is in use. */
function openSessions(profile: string): void {
  const store = new Database(join(officeFolder(profile), 'portee.db'));
  const at = new Date().toISOString();
  const insert = store.prepare(
    "INSERT INTO family_session (id, token_hash, account_id, scope, user_agent, created_at, last_seen_at) VALUES (?, ?, ?, 'full', ?, ?, ?)",
  );
  for (const { id } of store.prepare('SELECT id FROM account').all() as { id: string }[])
    for (const agent of [
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    ])
      insert.run(randomUUID(), randomUUID(), id, agent, at, at);
  store.close();
}

/** As if a family had said by itself what the office has just taken back. */
function familySays(profile: string): void {
  const store = new Database(join(officeFolder(profile), 'portee.db'));
  store
    .prepare(
      `UPDATE document_exemption SET state = 'pending', decided_by = NULL, decided_at = NULL, explanation = 'Le document est déjà au dossier.',
        account_id = (SELECT a.id FROM account a JOIN guardian g ON g.id = a.guardian_id WHERE g.family_id = document_exemption.family_id)
        WHERE state = 'withdrawn'`,
    )
    .run();
  store.close();
}

/** A second file beside the picture that waits longest; gives the document's id. */
function giveAnotherFile(profile: string): string {
  const store = new Database(join(officeFolder(profile), 'portee.db'));
  const file = store
    .prepare(
      `SELECT f.* FROM document_file f JOIN document d ON d.id = f.document_id
        WHERE d.state = 'given' AND f.blob_id IS NOT NULL AND f.examined_at IS NOT NULL AND f.media_type LIKE 'image/%' ORDER BY d.given_at LIMIT 1`,
    )
    .get() as Record<string, unknown>;
  const second = { ...file, id: randomUUID(), file_name: 'verso de la pièce.jpg', position: 1 };
  const names = Object.keys(second);
  store.prepare(`INSERT INTO document_file (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(second);
  store.close();
  return String(file.document_id);
}
