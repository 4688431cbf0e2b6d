import { expect, test } from './desktop.ts';
import { arrive, goTo, look, menu, openDemonstration } from './screens.ts';

test('accounting sees what families paid online, looks into what does not fit, and the administrator chooses with whom they pay', async ({
  open,
}) => {
  const desktop = await open();
  const { window } = desktop;
  await openDemonstration(desktop);
  await goTo(window, 'Facturation');
  await window.getByRole('navigation', { name: 'Facturation' }).getByRole('link', { name: 'En ligne' }).click();
  await arrive(window, 'Paiements en ligne');
  await look(window, 'online-payments');

  await window.getByRole('button', { name: 'Voir', exact: true }).click();
  await expect(window.getByRole('row', { name: /À vérifier/ })).toHaveCount(1);
  await window
    .getByRole('row', { name: /À vérifier/ })
    .getByRole('link')
    .click();
  const sheet = window.getByRole('dialog', { name: 'Paiement en ligne' });
  await expect(sheet.getByText('Ce qui s’est passé')).toBeVisible();
  await look(window, 'online-payment-doubt');
  await sheet.getByRole('button', { name: 'Interroger le service de paiement' }).click();
  await expect(window.getByText(/^Expiré/).last()).toBeVisible();
  await sheet.getByRole('button', { name: 'Noter la vérification' }).click();
  await expect(sheet.getByText('Écrivez ce que vous avez vérifié.')).toBeVisible();
  await sheet.getByLabel('Ce que vous avez vérifié').fill('Relevé du 20/11 : rien d’encaissé.');
  await sheet.getByRole('button', { name: 'Noter la vérification' }).click();
  await expect(window.getByText('La vérification est notée.')).toBeVisible();
  // once the form has gone, nothing typed is left to be asked about
  await expect(sheet.getByLabel('Ce que vous avez vérifié')).toHaveCount(0);
  await window.keyboard.press('Escape');

  await menu(window).getByRole('link', { name: 'Paramètres' }).click();
  await window.getByRole('navigation', { name: 'Sections des paramètres' }).getByRole('link', { name: 'Paiement en ligne' }).click();
  await arrive(window, 'Paiement en ligne');
  await look(window, 'settings-online-payment');
  await window.getByRole('button', { name: 'Tester la connexion' }).click();
  await expect(window.getByText('Le service d’essai fait partie de Portée')).toBeVisible();
  await window.getByLabel('Avec PayFiP').check();
  await window.getByLabel('Numéro de client').fill('12');
  await window.getByRole('button', { name: 'Enregistrer le paiement en ligne' }).click();
  await expect(window.getByText('Les six chiffres donnés par la DGFiP.', { exact: true }).last()).toBeVisible();
  await look(window, 'settings-online-payment-payfip');
  await window.getByLabel('Numéro de client').fill('012345');
  await window.getByRole('button', { name: 'Enregistrer le paiement en ligne' }).click();
  await expect(window.getByText('Le paiement en ligne est enregistré. Testez la connexion.')).toBeVisible();
});
