// What families give, seen and decided at the desk by keyboard; and what is asked of them, its effect seen before it is saved.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { expect, officeFolder, test } from './desktop.ts';
import { goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(180_000);

test('a document is seen, enlarged, turned, refused with a reason and accepted by keyboard; a PDF opens outside of the window', async ({
  open,
  profile,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { app, window } = desktop;
  await goTo(window, 'Validations');
  await window.getByRole('button', { name: /^Pièces/ }).click();

  const queue = window.getByRole('region', { name: 'File de validation' });
  await queue
    .getByRole('link', { name: /Photo d’identité/ })
    .first()
    .click();
  const viewer = window.locator('[data-viewer][role=group]');
  await expect(viewer).toBeVisible();
  await viewer.focus();
  await window.keyboard.press('+');
  await window.keyboard.press('+');
  await window.keyboard.press('ArrowDown');
  await expect(viewer).toHaveAccessibleName(/156 %/);
  await window.keyboard.press('t');
  await expect(viewer).toHaveAccessibleName(/100 %, tournée d’un quart de tour à droite/);
  await look(window, 'documents-01-picture');

  const { title, place } = await atHand(window);
  await window.keyboard.press('r');
  const reason = window.getByLabel(/^Motif du refus/);
  await expect(reason).toBeFocused();
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText('Écrivez le motif')).toBeVisible();
  await reason.fill('Le visage est coupé.');
  await look(window, 'documents-02-refused');
  await window.keyboard.press('Control+Enter');
  await expect.poll(() => atHand(window)).not.toEqual({ title, place });
  await expect(window.getByText(/pièce refusée/)).toBeVisible();
  // thought better of, once the text that Ctrl+Z would undo has gone
  await expect(reason).toBeHidden();
  await window.keyboard.press('Control+z');
  await expect.poll(() => atHand(window)).toEqual({ title, place });
  await expect(window.getByText(/la pièce attend de nouveau/)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Accepter', exact: true })).toBeVisible();
  await window.keyboard.press('a');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/pièce validée/)).toBeVisible();

  // one whose bytes are damaged in the store is said to be so, and can still be refused
  damageLastPicture(profile);
  await queue
    .getByRole('link', { name: /Photo d’identité/ })
    .last()
    .click();
  await expect(window.getByText(/abîmé dans la base/)).toBeVisible();
  await look(window, 'documents-09-damaged');
  await window.getByRole('button', { name: 'Refuser', exact: true }).click();
  await expect(reason).toBeFocused();
  await window.keyboard.press('Alt+1');
  await expect(reason).not.toHaveValue('');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText(/pièce refusée/)).toBeVisible();

  // a PDF goes to the system's viewer, and nowhere else
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      (globalThis as unknown as { opened: string }).opened = path;
      return '';
    };
  });
  await queue
    .getByRole('link', { name: /Justificatif de quotient/ })
    .first()
    .click();
  await window.getByRole('button', { name: 'Ouvrir le PDF' }).click();
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened?: string }).opened);
  await expect.poll(opened).toMatch(/portee-pieces-.*\.pdf$/);
  const path = (await opened()) ?? '';
  expect([readFileSync(path, 'latin1').slice(0, 5), statSync(dirname(path)).mode & 0o777]).toEqual(['%PDF-', 0o700]);
  await look(window, 'documents-03-pdf');
  await desktop.quit();
  expect(existsSync(path)).toBe(false);
});

test('a document is asked of violinists: whom it reaches is seen before it is saved, the list is put in order, families are reminded', async ({
  open,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Pièces à fournir');
  await look(window, 'documents-04-asked');
  await window.getByRole('link', { name: 'Nouvelle pièce' }).click();
  await window.getByRole('textbox', { name: /^Nom/ }).fill('Attestation du luthier');
  const effect = window.getByRole('region', { name: 'Effet sur les familles d’aujourd’hui' });
  const students = async () => Number(/(\d+)\sélèves?/.exec((await effect.innerText()).replaceAll('\u202f', ''))?.[1] ?? 0);
  await expect.poll(students).toBeGreaterThan(20);
  const everybody = await students();
  await window.getByRole('button', { name: 'Restreindre' }).click();
  const value = window.getByRole('combobox', { name: 'Condition 1 : valeur' });
  await value.fill('Violon');
  await window.getByRole('option', { name: 'Violon', exact: true }).click();
  await expect(effect).toContainText('chaque élève qui suit Violon');
  await expect.poll(students).toBeLessThan(everybody);
  await look(window, 'documents-05-effect');
  await window.getByRole('button', { name: 'Ajouter la pièce' }).click();
  const added = window.getByRole('link', { name: 'Attestation du luthier' });
  await expect(added).toBeVisible();
  const names = () => window.locator('ol').first().getByRole('listitem').locator('a[href^="#/pieces/"]').allInnerTexts();
  const before = await names();
  await added.press('Alt+ArrowUp');
  await expect.poll(async () => (await names()).indexOf('Attestation du luthier')).toBe(before.length - 2);
  await expect(added).toBeFocused();

  // a colleague has changed it meanwhile: what is typed here is not written over it
  await added.click();
  await window.getByLabel('Explication').first().fill('De moins d’un an.');
  expect(await window.evaluate(changeAsColleague, await window.evaluate(() => location.hash.split('/').at(-1) ?? ''))).toBe(true);
  await expect(window.getByText('Cette pièce a changé pendant que vous l’écriviez.')).toBeVisible();
  await window.getByRole('button', { name: 'Enregistrer la pièce' }).click();
  await expect(window.getByText(/relisez-la avant d’enregistrer/)).toBeVisible();
  await look(window, 'documents-06-colleague');
  await window.getByRole('button', { name: 'Abandonner et relire la pièce' }).click();
  await expect(window.getByRole('checkbox', { name: /^Obligatoire/ })).not.toBeChecked();
  await expect(window.getByLabel('Explication').first()).toHaveValue('');
  await window.getByRole('link', { name: 'Annuler' }).click();

  await window.getByRole('link', { name: 'Qui n’a pas donné quoi' }).click();
  const rows = window.getByRole('table', { name: 'Pièces à fournir' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await rows.first().getByRole('checkbox').check();
  await look(window, 'documents-07-missing');
  await window.getByRole('button', { name: 'Relancer cette famille' }).click();
  const dialog = window.getByRole('dialog', { name: /Relancer 1\sfamille/ });
  await expect(dialog.getByRole('textbox', { name: /^Objet/ })).not.toHaveValue('');
  await look(window, 'documents-08-reminder');
});

/** In the page: Marc, who works in the schooling office, makes the same document optional. */
async function changeAsColleague(id: string): Promise<boolean> {
  const { portee } = window;
  const marc = await portee.call({ name: 'staff.signIn', input: { login: 'marc', password: 'archet-noisette-granit-34' }, token: null });
  if (!marc.ok) return false;
  const { token } = marc.output as { token: string };
  const asked = await portee.call({ name: 'requiredDocuments.get', input: { id }, token });
  if (!asked.ok) return false;
  const { siteId: _site, siteName: _name, archivedAt: _at, model: _model, ...same } = asked.output as Record<string, unknown>;
  return (await portee.call({ name: 'requiredDocuments.edit', input: { ...same, mandatory: false }, token })).ok;
}

/** Of the pictures that wait, the last in the queue. */
function damageLastPicture(profile: string): void {
  const store = new Database(join(officeFolder(profile), 'portee.db'));
  store
    .prepare(
      `UPDATE blob SET bytes = zeroblob(64) WHERE id = (SELECT f.blob_id FROM document_file f JOIN document d ON d.id = f.document_id
        JOIN required_document r ON r.id = d.required_document_id
        WHERE d.state = 'given' AND r.name = 'Photo d’identité' ORDER BY d.given_at DESC, d.id DESC LIMIT 1)`,
    )
    .run();
  store.close();
}

const atHand = async (window: Page) => ({
  title: await window.getByRole('region', { name: 'Demande' }).getByRole('heading', { level: 2 }).innerText(),
  place: await window.evaluate(() => location.hash),
});
