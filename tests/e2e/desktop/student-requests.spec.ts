// Requests about students in the window: found by their kind, read with who asked, decided without the mouse.
import { expect, test } from './desktop.ts';
import { look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('staff choose the requests about students, read who asked, and decide one by keyboard', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await window.getByRole('link', { name: 'Validations' }).click();
  const kinds = window.getByRole('group', { name: 'Demandes montrées' });
  await expect(kinds.getByRole('button', { name: /^Tout · \d/ })).toBeVisible();
  const count = async (word: string) => Number((await kinds.getByRole('button', { name: word }).textContent())?.split(' · ')[1]);
  const [families, students] = [await count('Famille'), await count('Élève')];
  expect(await count('Tout')).toBe(families + students + (await count('Réinscr.')) + (await count('Pièces')));
  await kinds.getByRole('button', { name: 'Élève' }).click();
  await expect(window.getByText(`${students} en attente`)).toBeVisible();
  await expect(window.getByRole('region', { name: 'File de validation' }).getByText('Identité famille')).toHaveCount(0);
  const row = window.getByRole('table', { name: /Champs de la demande/ }).locator('tbody tr');
  await expect(row.first()).toBeFocused();
  await expect(window.getByText(/^Identité élève · demande n°/)).toBeVisible();
  await look(window, 'desk-students-queue');

  // the school that staff had changed meanwhile: three values, then two decisions by single keys
  await window.getByRole('link', { name: /^Roussel, Élise/ }).click();
  await expect(window.getByText(/Élise \(.*\) · demandé par Paul Roussel/)).toBeVisible();
  await expect(row).toHaveCount(2);
  await expect(row.first()).toContainText('modifié depuis la demande');
  await expect(row.first()).toBeFocused();
  await window.keyboard.press('r');
  await window.keyboard.type('Merci de joindre un certificat de scolarité.');
  await look(window, 'desk-student-request');
  await window.keyboard.press('Control+Enter');
  await expect(row.last()).toBeFocused();
  await window.keyboard.press('c');
  const correction = window.getByRole('textbox', { name: /Corriger/ });
  await correction.fill('6e B');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/Demande .* terminée\. Un e-mail partira à/)).toBeVisible();
  await expect(kinds.getByRole('button', { name: `Élève · ${students - 1}` })).toBeVisible();
  await expect(kinds.getByRole('button', { name: `Famille · ${families}` })).toBeVisible();

  await kinds.getByRole('button', { name: 'Famille' }).click();
  await expect(window.getByText(`${families} en attente`)).toBeVisible();
  await expect(window.getByText(/^Identité famille · demande n°/)).toBeVisible();
});
