// One whole day in June, as the secretary lives it: forty requests by keyboard, a campaign, its reminders, the letters, and the last look round.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aMailbox, type Mailbox } from '../../helpers/smtp.ts';
import { type Desktop, expect, officeFolder, saveTo, test } from './desktop.ts';
import { type DayBook, dayBook } from './june-book.ts';
import { decideNext, type Way, waysUsed } from './june-decisions.ts';
import { look, openDemonstration } from './screens.ts';

/** All that waits about sheets and re-enrolments, and as many documents as make forty. */
const FORTY = 40;
const CAMPAIGN = 'Réinscriptions de juin';

test('a day in June: forty requests by keyboard, a campaign with its reminders, the identifiers’ letters, and everything adds up', async ({
  open,
  profile,
}) => {
  // e-mails leave at the pace of the outbox, thirty a minute
  test.setTimeout(360_000);
  const morning = new Date().toISOString();
  const mailbox = await aMailbox();
  const desktop = await open({ env: { PORTEE_SMTP_URL: mailbox.url } });
  await openDemonstration(desktop);
  const { window } = desktop;
  const book = dayBook(officeFolder(profile), morning);
  const before = await test.step('the dashboard in the morning', () => waitingOnDashboard(window));
  const done = await test.step('forty requests, without the mouse', () => decideForty(window));
  await test.step('the dashboard counts what is left', async () => {
    await goTo(window, 'Tableau de bord');
    const left = Object.fromEntries(Object.entries(before).map(([word, count]) => [word, count - (done[word] ?? 0)]));
    await expect.poll(() => waitingOnDashboard(window)).toEqual(Object.fromEntries(Object.entries(left).filter(([, count]) => count > 0)));
    const total = Object.values(left).reduce((sum, count) => sum + count, 0);
    await expect(window.getByRole('link', { name: new RegExp(`^Validations\\s*${total} en attente`) })).toBeVisible();
  });
  await test.step('a campaign is made and opened', () => makeCampaign(window));
  await test.step('those who have not answered are reminded, by e-mail or by letter', () => remind(desktop, profile, book));
  await test.step('the letters of the identifiers', () => printIdentifiers(desktop, profile, book));
  await test.step('the history tells the day', () => readHistory(window, book));
  await test.step('every e-mail has left, none of them twice', () => everythingLeft(window, mailbox, book));
  book.close();
  await desktop.quit();
  await mailbox.close();
});

/** How many wait of each kind, by the words of the dashboard. */
async function waitingOnDashboard(window: Page): Promise<Record<string, number>> {
  const lines = window.getByRole('link', { name: /La plus ancienne/ });
  await expect(lines.first()).toBeVisible();
  const said = await lines.evaluateAll((links) =>
    links.map((link) => [link.querySelector('span span')?.textContent, link.querySelector('strong')?.textContent]),
  );
  return Object.fromEntries(said.map(([word, count]) => [kindIn(word ?? ''), Number(count)]));
}

const kindIn = (word: string): string => {
  if (/réinscription/i.test(word)) return 'reinscription';
  if (/pièce/i.test(word)) return 'piece';
  return /élève/i.test(word) ? 'eleve' : 'famille';
};

/** Kind after kind as they lie in the queue; gives how many of each were decided. */
async function decideForty(window: Page): Promise<Record<string, number>> {
  await goTo(window, 'Validations');
  const tabs = window.getByRole('group', { name: 'Demandes montrées' });
  const count = async (word: string) => Number((await tabs.getByRole('button', { name: word }).textContent())?.split(' · ')[1]);
  await expect(tabs.getByRole('button', { name: /^Tout · \d/ })).toBeVisible();
  const all = await count('Tout');
  const done: Record<string, number> = {};
  const used: Way[] = [];
  for (const [word, kind] of [
    ['Famille', 'famille'],
    ['Élève', 'eleve'],
    ['Réinscr.', 'reinscription'],
    ['Pièces', 'piece'],
  ] as const) {
    await tabs.getByRole('button', { name: word }).press('Enter');
    await expect.poll(() => window.evaluate(() => location.hash)).toContain(`/${kind}/`);
    let left = await count(word);
    let decided = 0;
    while (decided < left && used.length < FORTY) {
      const way = await decideNext(window, kind, used.length);
      if (way) {
        used.push(way);
        decided += 1;
      } else left -= 1;
      await expect(tabs.getByRole('button', { name: `Tout · ${all - used.length}` })).toBeVisible();
    }
    expect(decided, word).toBeGreaterThan(3);
    done[kind] = decided;
    if (kind === 'eleve') {
      // nothing of this kind is left, but other things are: one key goes on to them
      await expect(window.getByText('Plus rien n’attend ici.')).toBeVisible();
      await expect(window.getByRole('button', { name: /^Voir les \d+ autres/ })).toBeFocused();
      await look(window, 'june-01-kind-done');
      await window.keyboard.press('Enter');
      await expect(tabs.getByRole('button', { name: 'Tout' })).toHaveAttribute('aria-pressed', 'true');
    }
  }
  expect(used).toHaveLength(FORTY);
  for (const [way, least] of Object.entries(waysUsed)) expect(used.filter((one) => one === way).length, way).toBeGreaterThanOrEqual(least);
  await look(window, 'june-02-forty-done');
  return done;
}

/** Nobody may answer to two campaigns at once: last year's way of asking is closed first, for this site only. */
async function makeCampaign(window: Page): Promise<void> {
  await goTo(window, 'Réinscriptions');
  const former = window.getByRole('listitem').filter({ hasText: 'Antenne des Alpes · prépare 2027-2028' });
  await former.getByRole('button', { name: /^Fermer Réinscriptions/ }).press('Enter');
  const question = window.getByRole('dialog', { name: 'Fermer la campagne' });
  await expect(question).toContainText('Antenne des Alpes');
  await question.getByRole('button', { name: 'Fermer la campagne' }).press('Enter');
  await expect(former.getByText('Fermée', { exact: true })).toBeVisible();
  await goTo(window, 'Ouvrir une campagne', 'Nouvelle campagne');
  await window.getByRole('combobox', { name: 'Site' }).click();
  await window.getByRole('option', { name: /Alpes/ }).click();
  await window.getByLabel(/^Nom/).fill(CAMPAIGN);
  await window.getByRole('combobox', { name: 'Année préparée' }).click();
  await window.getByRole('option').last().click();
  await window.getByLabel(/^À partir du/).fill(dayFromNow(0));
  await window.getByLabel('Heure d’ouverture').fill('0h');
  await window.getByLabel(/^Jusqu’au/).fill(dayFromNow(40));
  await window.getByRole('button', { name: 'Enregistrer le brouillon' }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: CAMPAIGN })).toBeVisible();
  await window.getByRole('button', { name: `Ouvrir ${CAMPAIGN}` }).press('Enter');
  await window.getByRole('dialog', { name: 'Ouvrir la campagne' }).getByRole('button', { name: 'Ouvrir la campagne' }).press('Enter');
  await expect(window.getByText('Ouverte', { exact: true })).toBeVisible();
  await look(window, 'june-03-campaign');
}

/** Each state without an answer has its own wording; those who wish no e-mail, or have none, get a letter. */
async function remind(desktop: Desktop, profile: string, book: DayBook): Promise<void> {
  const { window } = desktop;
  let letters = 0;
  for (const state of ['Jamais connectés', 'Connectés, sans réponse']) {
    const tile = window.getByRole('region', { name: 'Élèves par état' }).getByRole('button', { name: new RegExp(state) });
    if (/^0/.test((await tile.innerText()).trim())) continue;
    await tile.press('Enter');
    await window.getByRole('button', { name: 'Relancer…' }).press('Enter');
    const dialog = window.getByRole('dialog', { name: 'Relancer les familles' });
    await expect(
      dialog
        .getByRole('status')
        .getByText(/e-mail|lettre/)
        .first(),
    ).toBeVisible();
    const said = await dialog
      .getByRole('status')
      .filter({ hasText: /e-mail|lettre/ })
      .innerText();
    await dialog.getByRole('button', { name: /^(Envoyer|Préparer les lettres)$/ }).press('Enter');
    const started = window.getByRole('dialog', { name: /^(L’envoi a commencé|Lettres à imprimer)$/ });
    await expect(started).toBeVisible();
    const run = book.lastRun();
    expect(said.replaceAll('\u00a0', ' '), state).toContain(inWords(run));
    expect(run.campaign).toBe(CAMPAIGN);
    if (run.letters.length > 0) {
      const text = await printLetters(desktop, join(profile, `relances-${letters}.pdf`));
      // the post reads names in capitals
      for (const { last_name: name } of run.letters) expect(text).toContain(name.toUpperCase());
      letters += run.letters.length;
    }
    await started.getByRole('button', { name: 'Fermer', exact: true }).last().press('Enter');
    await expect(started).toBeHidden();
  }
  expect(letters, 'families without e-mail').toBeGreaterThan(0);
}

async function printIdentifiers(desktop: Desktop, profile: string, book: DayBook): Promise<void> {
  const { window } = desktop;
  await goTo(window, 'Identifiants');
  const chosen = window.getByRole('region', { name: 'Personnes choisies' });
  await chosen.getByRole('button', { name: /^Choisir les / }).press('Enter');
  await chosen.getByRole('button', { name: 'Imprimer les lettres' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Imprimer les lettres d’identifiant' });
  await dialog.getByRole('button', { name: 'Préparer les lettres' }).press('Enter');
  const text = await printLetters(desktop, join(profile, 'identifiants.pdf'));
  const { letters, emails } = book.lastRun();
  expect(emails).toEqual([]);
  expect(letters.length).toBeGreaterThan(40);
  // one page each, and each with its own identifier
  expect(text.split('\f').filter((page) => page.trim() !== '')).toHaveLength(letters.length);
  for (const { identifier } of letters) expect(text).toContain(identifier);
  await look(window, 'june-04-letters');
  await window
    .getByRole('dialog', { name: /^(L’envoi a commencé|Lettres à imprimer)$/ })
    .getByRole('button', { name: 'Fermer', exact: true })
    .last()
    .press('Enter');
}

/** Saves the one PDF of the run that has just begun, and reads it. */
async function printLetters({ app, window }: Desktop, file: string): Promise<string> {
  await saveTo(app, file);
  await window
    .getByRole('dialog', { name: /^(L’envoi a commencé|Lettres à imprimer)$/ })
    .getByRole('button', { name: /^Enregistrer (la|les) lettre/ })
    .press('Enter');
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
  await expect(window.getByText(/[Ll]ettres? enregistrées? : /)).toBeVisible();
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

async function readHistory(window: Page, book: DayBook): Promise<void> {
  const verbs = book.staffVerbs();
  const decided = ['changeRequests.decide', 'reEnrolments.decide', 'documents.decide'].map((verb) => verbs[verb] ?? 0);
  // one decision was taken back, and taken again
  expect(decided.reduce((sum, count) => sum + count, 0)).toBe(FORTY + 1);
  expect(verbs['documents.undo']).toBe(1);
  expect([verbs['campaigns.create'], verbs['campaigns.open']]).toEqual([1, 1]);
  await goTo(window, 'Historique');
  const rows = window.getByRole('table', { name: 'Lignes de l’historique' }).locator('tbody tr');
  await expect(rows.filter({ hasText: 'a préparé les lettres' }).first()).toContainText('Sonia Marchand');
  await expect(rows.filter({ hasText: `a ouvert la campagne « ${CAMPAIGN} »` })).toHaveCount(1);
  await window.getByRole('searchbox', { name: 'Rechercher dans l’historique' }).fill('sonia annulé pièce');
  await expect(rows.first()).toContainText('a annulé la validation d’une pièce');
  await look(window, 'june-05-history');
}

async function everythingLeft(window: Page, mailbox: Mailbox, book: DayBook): Promise<void> {
  await expect.poll(() => book.waiting(), { timeout: 240_000, intervals: [1000] }).toBe(0);
  const sent = book.sentToday();
  const keyOf = (to: string, subject: string) => `${to.toLowerCase()} ${subject}`;
  const come = mailbox.mails.map((mail) => ({
    to: [mail.to].flat()[0]?.value[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text,
  }));
  expect(come.map(({ to, subject }) => keyOf(to, subject)).sort()).toEqual(sent.map(({ to, subject }) => keyOf(to, subject)).sort());
  const messages = come.map(({ to, subject, text }) => `${keyOf(to, subject)}\n${text}`);
  expect(messages.filter((one, at) => messages.indexOf(one) !== at)).toEqual([]);
  await goTo(window, 'Messages');
  await goTo(window, 'Envois groupés', 'Messages');
  await expect(window.getByRole('row', { name: /Terminé/ }).first()).toBeVisible();
  await look(window, 'june-06-runs');
}

const inWords = ({ emails, letters }: { emails: unknown[]; letters: unknown[] }): string =>
  [
    emails.length > 0 && `${emails.length} e-mail${emails.length > 1 ? 's' : ''}`,
    letters.length > 0 && `${letters.length} lettre${letters.length > 1 ? 's' : ''}`,
  ]
    .filter(Boolean)
    .join(', ');

const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    Date.now() + days * 86_400_000,
  );

/** By the palette: the hands stay on the keyboard. */
async function goTo(window: Page, place: string, heading = place): Promise<void> {
  await window.keyboard.press('Control+k');
  const palette = window.getByRole('dialog');
  await expect(palette.getByLabel('Rechercher')).toBeFocused();
  await window.keyboard.type(place);
  await expect(palette.getByRole('button').first()).toContainText(place);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}
