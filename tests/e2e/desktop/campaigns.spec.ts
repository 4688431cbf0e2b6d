// A campaign from its first draft to its last answer: made, opened, followed, decided one by one and all at once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, saveTo, test } from './desktop.ts';
import { goTo, look, openDemonstration } from './screens.ts';

test.setTimeout(240_000);

test('a campaign is made, opened for those whom it concerns, and closed', async ({ open }) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await expect(window.getByRole('region', { name: 'Réinscriptions en cours' }).getByText('Sans réponse').first()).toBeVisible();
  await look(window, 'campaigns-00-dashboard');
  await goTo(window, 'Réinscriptions');
  await expect(window.getByRole('heading', { level: 2, name: 'Réinscriptions 2027-2028' }).first()).toBeVisible();
  await look(window, 'campaigns-01-list');

  await window.getByRole('link', { name: 'Nouvelle campagne' }).click();
  await window.getByLabel(/^Nom/).fill('Campagne des adultes');
  await window.getByRole('combobox', { name: 'Année préparée' }).click();
  await window.getByRole('option').last().click();
  // what is wrong is said beside its field, and nothing typed is lost
  await window.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(window.getByLabel(/^À partir du/)).toBeFocused();
  await window.getByLabel(/^À partir du/).fill('1/2/2027');
  await window.getByLabel('Heure d’ouverture').fill('8h');
  await window.getByLabel(/^Jusqu’au/).fill('15/03/2027');
  await window.getByLabel('Heure de fermeture').fill('15 h 00');
  await window.keyboard.press('Tab');
  await expect(window.getByLabel('Heure de fermeture')).toHaveValue('15:00');
  await expect(window.getByText(/familles aujourd’hui\.$/)).toBeVisible();
  await window.getByRole('button', { name: 'Restreindre' }).click();
  const line = window.getByRole('group', { name: 'Condition 1' });
  await line.getByRole('combobox', { name: /sur quoi/ }).click();
  await line.getByRole('option', { name: 'Âge' }).click();
  await line.getByLabel(/valeur/).fill('18');
  await expect(window.getByText(/Chaque élève qui a 18/)).toBeVisible();
  await expect(window.getByText(/ sur \d+ de .* aujourd’hui/)).toBeVisible();
  await look(window, 'campaigns-02-form');
  await window.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Campagne des adultes' })).toBeVisible();
  await expect(window.getByText('Cette campagne est un brouillon.')).toBeVisible();
  await look(window, 'campaigns-03-draft');

  await window.getByRole('button', { name: 'Ouvrir Campagne des adultes' }).click();
  const question = window.getByRole('dialog', { name: 'Ouvrir la campagne' });
  await expect(question.getByText(/pourront répondre|pourra répondre/)).toBeVisible();
  await look(window, 'campaigns-04-open');
  await question.getByRole('button', { name: 'Ouvrir la campagne' }).click();
  await expect(window.getByText('À venir')).toBeVisible();
  await window.getByRole('button', { name: 'Fermer Campagne des adultes' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Fermer la campagne' }).click();
  await expect(window.getByText('Fermée', { exact: true })).toBeVisible();
});

test('answers are followed by state, decided by keyboard, then validated together; what they say leaves as a file', async ({
  open,
  profile,
}) => {
  const desktop = await open();
  await openDemonstration(desktop);
  const { window } = desktop;
  await goTo(window, 'Réinscriptions');
  await window.getByRole('link', { name: 'Réinscriptions 2027-2028', exact: true }).first().click();
  await expect(window.getByRole('heading', { level: 1, name: 'Réinscriptions 2027-2028' })).toBeVisible();
  await expect(window.getByRole('row')).not.toHaveCount(0);
  await look(window, 'campaigns-05-follow-up');
  await window.getByRole('button', { name: 'Tableau : Réponses par jour' }).click();
  await expect(window.getByRole('table', { name: 'Réponses envoyées par jour' })).toBeVisible();
  await window.getByRole('button', { name: 'Tableau : Par discipline' }).click();
  await look(window, 'campaigns-06-tables');

  const toDecide = window.getByRole('button', { name: /À valider/ });
  await toDecide.click();
  await expect(toDecide).toHaveAttribute('aria-pressed', 'true');
  const list = window.getByRole('table', { name: 'Élèves de la campagne' });
  await expect(list.getByText('À valider').first()).toBeVisible();
  const before = await toDecide.textContent();

  // those whose answer is to be completed are reminded of it, with the wording for that
  await window.getByRole('button', { name: /À compléter/ }).click();
  await window.getByRole('button', { name: 'Relancer…' }).click();
  const reminder = window.getByRole('dialog', { name: 'Relancer les familles' });
  await expect(reminder.getByLabel(/^Objet/)).toHaveValue(/à compléter/);
  await expect(reminder.getByRole('button', { name: /^(Envoyer|Préparer les lettres)$/ })).toBeEnabled();
  await window.keyboard.press('Escape');
  await toDecide.click();

  // one by one, in the queue
  await list
    .getByRole('link', { name: /^RI2026-/ })
    .first()
    .click();
  await expect(window.getByRole('heading', { level: 2, name: 'Éligibilité' })).toBeVisible();
  await look(window, 'campaigns-07-pane');
  await window.keyboard.press('c');
  await expect(window.getByLabel(/Ce qui est à compléter/)).toBeFocused();
  await window.keyboard.press('Alt+Digit1');
  await expect(window.getByLabel(/Ce qui est à compléter/)).not.toHaveValue('');
  await look(window, 'campaigns-08-to-complete');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText(/Réinscription RI2026-\d+ à compléter/)).toBeVisible();

  // all that wait, those with something against them left out
  await goTo(window, 'Réinscriptions');
  await window.getByRole('link', { name: 'Réinscriptions 2027-2028', exact: true }).first().click();
  await window.getByRole('button', { name: /À valider/ }).click();
  await expect(window.getByRole('button', { name: /À valider/ })).not.toHaveText(before ?? '');
  await expect(window.getByRole('heading', { level: 2, name: 'À valider' })).toBeVisible();
  await window.getByRole('button', { name: 'Valider tout ce qui attend…' }).click();
  const question = window.getByRole('dialog', { name: 'Valider plusieurs réinscriptions' });
  await expect(question.getByRole('button', { name: /^Valider \d/ })).toBeVisible();
  await look(window, 'campaigns-09-bulk');
  await question.getByRole('checkbox').uncheck();
  await question.getByRole('button', { name: /^Valider \d/ }).click();
  await expect(window.getByText(/^Terminé : \d+\sréinscriptions? traitées?\.$/)).toBeVisible({ timeout: 60_000 });
  await expect(window.getByRole('button', { name: /^0\s*À valider/ })).toBeVisible();

  await window.getByRole('button', { name: 'Exporter les réponses…' }).click();
  await expect(window.getByText('Rien n’a encore été exporté de cette campagne.')).toBeVisible();
  await look(window, 'campaigns-10-export');
  const saved = join(profile, 'reponses.csv');
  await saveTo(desktop.app, saved);
  await window.getByText('CSV (points-virgules)').click();
  await window.getByRole('button', { name: /^Exporter \d+/ }).click();
  await expect(window.getByText(/réponses : .*reponses\.csv$/)).toBeVisible();
  const [head, ...lines] = readFileSync(saved, 'utf8').split('\r\n');
  expect(head).toMatch(/^\ufeffNuméro;N° famille;Famille;/);
  expect(lines.filter((line) => line.includes('Validée')).length).toBeGreaterThan(5);
  // nothing has changed since: there is nothing to export again
  await window.getByRole('button', { name: 'Exporter les réponses…' }).click();
  await expect(window.getByText(/^Dernier export le .* par Sonia Marchand/)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Rien à exporter' })).toBeDisabled();
});
