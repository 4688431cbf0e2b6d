// What families give, seen and decided at the desk by keyboard; and what is asked of them, its effect seen before it is saved.
import type { Page } from '@playwright/test';
import { type Desktop, expect, test } from './desktop.ts';
import { look } from './screens.ts';

test.setTimeout(180_000);

test('a document is seen, enlarged, turned, refused with a reason and accepted by keyboard; a PDF opens outside of the window', async ({
  open,
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

  // a PDF goes to the system's viewer
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      (globalThis as unknown as { opened: string }).opened = path;
      return '';
    };
  });
  await queue
    .getByRole('link', { name: /Justificatif de domicile/ })
    .first()
    .click();
  await window.getByRole('button', { name: 'Ouvrir le PDF' }).click();
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened?: string }).opened);
  await expect.poll(opened).toMatch(/portee-pieces-.*\.pdf$/);
  await window.getByRole('region', { name: 'File de validation' }).getByRole('link').first().focus();
  await window.keyboard.press('a');
  await expect(window.getByLabel('Date qui figure sur le document')).toBeFocused();
  await look(window, 'documents-03-pdf');
});

const atHand = async (window: Page) => ({
  title: await window.getByRole('region', { name: 'Demande' }).getByRole('heading', { level: 2 }).innerText(),
  place: await window.evaluate(() => location.hash),
});

async function goTo(window: Page, screen: string): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Écrans' })
    .getByRole('link', { name: new RegExp(`^${screen}`) })
    .click();
  await expect(window.getByRole('heading', { level: 1, name: screen })).toBeVisible();
}

async function openDemonstration({ window }: Desktop): Promise<void> {
  await window.getByRole('button', { name: /Ouvrir le conservatoire de démonstration/ }).click();
  await window.getByRole('button', { name: 'Entrer dans Portée' }).click({ timeout: 90_000 });
  await expect(window.getByRole('heading', { level: 1, name: 'Tableau de bord' })).toBeVisible();
}
