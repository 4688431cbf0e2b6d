// What a secretary counts on all day: nothing typed is lost, the keyboard stays where the work is, the window may be small.
import type { Locator, Page } from '@playwright/test';
import { answerQuestions, expect, test } from './desktop.ts';
import { goTo, look, menu, openDemonstration } from './screens.ts';

test.setTimeout(180_000);

test('a family being typed is not thrown away by a click in the menu, and its days are typed as they are said', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Familles et élèves');
  await window.getByRole('link', { name: 'Nouvelle famille' }).click();
  const lastName = window.getByLabel(/^Nom( \*)?$/);
  await lastName.fill('Garance');
  await window.getByLabel(/^Prénom/).fill('Zoé');
  await menu(window).getByRole('link', { name: 'Historique' }).click();
  const question = window.getByRole('dialog', { name: 'Quitter sans enregistrer ?' });
  await expect(question.getByRole('button', { name: 'Rester sur cet écran' })).toBeFocused();
  await look(window, 'desk-01-unsaved');
  await window.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(lastName).toHaveValue('Garance');

  await answerQuestions(desktop.app, 'Rester');
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(lastName).toHaveValue('Garance');
  await answerQuestions(desktop.app, 'Quitter sans enregistrer');

  await window.getByRole('button', { name: 'Ajouter un élève' }).click();
  const student = window.getByRole('group', { name: 'Élève 1' });
  await student.getByLabel(/^Prénom/).fill('Lou');
  const birthDate = student.getByLabel('Date de naissance');
  await birthDate.fill('31/02/2015');
  await window.getByRole('button', { name: 'Enregistrer la famille' }).click();
  await expect(birthDate).toBeFocused();
  await expect(student.getByText('Cette date n’existe pas')).toBeVisible();
  await birthDate.fill('8/10/2015');
  await window.keyboard.press('Tab');
  await expect(birthDate).toHaveValue('08/10/2015');
  await window.getByRole('button', { name: 'Enregistrer la famille' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Garance' })).toBeVisible();
  await expect(window.getByText('08/10/2015')).toBeVisible();
  await goTo(window, 'Historique');
});

test('after each act on an account the keyboard is still on its button', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Familles et élèves');
  await window.getByRole('searchbox').first().fill('Haddad');
  await window
    .getByRole('row', { name: /Haddad/ })
    .getByRole('link')
    .first()
    .click();
  const account = window.getByRole('region', { name: /Compte extranet/ }).first();
  await press(account.getByRole('button', { name: 'Bloquer' }));
  const question = window.getByRole('dialog', { name: /^Bloquer le compte/ });
  await expect(question.getByRole('button', { name: 'Annuler' })).toBeFocused();
  await press(question.getByRole('button', { name: 'Bloquer' }));
  const unblock = account.getByRole('button', { name: 'Débloquer' });
  await expect(unblock).toBeFocused();
  await unblock.press('Enter');
  await expect(account.getByRole('button', { name: 'Bloquer' })).toBeFocused();
  await press(account.getByRole('button', { name: 'Envoyer par e-mail' }));
  await expect(window.getByText(/partira par e-mail/)).toBeVisible();
  await expect(account.getByRole('button', { name: 'Envoyer par e-mail' })).toBeFocused();
  await press(window.getByRole('button', { name: /^Modifier / }).first());
  await expect(window.getByRole('combobox', { name: 'Civilité' }).first()).toBeFocused();
});

test('a colleague decides first: it is said, nothing is sent twice, and Enter goes on to the next request', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Validations');
  await window.getByRole('button', { name: /^Famille · / }).click();
  const row = window.getByRole('table', { name: /Champs de la demande/ }).locator('tbody tr');
  await expect(row.first()).toBeFocused();
  await window.keyboard.press('a');
  const answered = await window.evaluate(decideAsColleague, { id: (await window.evaluate(() => location.hash)).split('/').at(-1) ?? '' });
  expect(answered).toEqual({ ok: true });
  await expect(window.getByText(/Cette demande a été terminée par Marc Delorme/)).toBeVisible();
  await expect(window.getByText('Vos propres décisions n’ont pas été envoyées')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Passer à la suivante' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(row.first()).toBeFocused();
});

test('with the text at 150 % the screens keep their words whole', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { app, window } = desktop;
  // what a window of 1280 × 800 has left to lay out
  await app.evaluate(({ BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows();
    shown?.setMinimumSize(400, 300);
    shown?.setContentSize(853, 533);
  });
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(853);
  for (const screen of ['Tableau de bord', 'Validations', 'Familles et élèves', 'Messages', 'Historique', 'Paramètres']) {
    await goTo(window, screen, screen === 'Paramètres' ? 'Établissement et sites' : screen);
    await look(window, `desk-150-${screen}`);
    expect(await window.evaluate(() => document.documentElement.scrollWidth), screen).toBe(853);
  }
  await goTo(window, 'Familles et élèves');
  const name = window.getByRole('link', { name: 'Haddad', exact: true });
  expect((await name.boundingBox())?.width).toBeGreaterThan(40);

  // beside its list, a request is not covered by the search above it
  await goTo(window, 'Validations');
  const right = async (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().right);
  const queue = window.getByRole('region', { name: 'File de validation' });
  expect(await right(queue.getByRole('searchbox'))).toBeLessThan(await right(queue));
  for (const tab of await queue.getByRole('group', { name: 'Demandes montrées' }).getByRole('button').all())
    expect(await right(tab)).toBeLessThanOrEqual(await right(queue));
});

async function press(button: ReturnType<Page['getByRole']>): Promise<void> {
  await button.focus();
  await button.press('Enter');
}

/** In the page: the same request, accepted as a whole by Marc, who works in the schooling office. */
async function decideAsColleague({ id }: { id: string }): Promise<{ ok: boolean }> {
  const { portee } = window;
  const marc = await portee.call({ name: 'staff.signIn', input: { login: 'marc', password: 'archet-noisette-granit-34' }, token: null });
  if (!marc.ok) return { ok: false };
  const { token } = marc.output as { token: string };
  const asked = await portee.call({ name: 'changeRequests.get', input: { id }, token });
  if (!asked.ok) return { ok: false };
  const { version, sheetVersion, fields } = asked.output as { version: number; sheetVersion: number; fields: { field: string }[] };
  const decisions = fields.map(({ field }) => ({ field, decision: 'accepted' }));
  const done = await portee.call({ name: 'changeRequests.decide', input: { id, version, sheetVersion, decisions }, token });
  return { ok: done.ok };
}
