// ELE-2.13: on a desktop, files that families give are read by processes that the shell starts at the service's word.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { DemoAccounts } from '../../../shared/contract/office.ts';
import { freshFolder, serve } from '../../helpers/headless.ts';
import { onePage, pdf } from '../../helpers/pdf-writer.ts';
import { phonePhoto } from '../../helpers/pictures.ts';
import { type Desktop, expect, serviceProcessId, test } from './desktop.ts';
import { familyBrowser } from './family-browser.ts';

let browser: Browser;
test.beforeAll(async () => {
  browser = await familyBrowser();
});
test.afterAll(() => browser.close());

test('a family gives a photo and a PDF; the process that reads them dies, and the next file is read by another', async ({ open }) => {
  test.setTimeout(180_000);
  const data = freshFolder();
  await (await serve(['--data', data, '--demo', '--port', '0'])).stop();
  const desktop = await open({ env: { PORTEE_DATA: data } });
  await expect.poll(() => addressOf(desktop)).toBeTruthy();
  expect(await examiners(desktop)).toEqual({});

  const { page, student } = await signIn(desktop, data);
  const photoOf = `/eleves/${student}/pieces/importer`;
  await test.step('a photo as large as may be', async () => {
    await give(page, desktop, photoOf, 'photo.jpg', await phonePhoto({ width: 4032, height: 3024 }));
    await expect(page.getByRole('dialog')).toContainText('est déposée');
    expect(Object.keys(await examiners(desktop))).toEqual(['portee-examiner-image']);
  });
  await test.step('an active PDF, in a process of its own, is refused with what can be done', async () => {
    const active = pdf(onePage({ 1: '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(1)>>>>' }));
    await give(page, desktop, photoOf, 'attestation.pdf', active);
    await expect(page.getByText('Imprimez le document en PDF').first()).toBeVisible();
    expect(Object.keys(await examiners(desktop)).sort()).toEqual(['portee-examiner-image', 'portee-examiner-pdf']);
  });
  await test.step('an honest one is taken', async () => {
    await give(page, desktop, photoOf, 'attestation.pdf', pdf(onePage()));
    await expect(page.getByRole('dialog')).toContainText('est déposée');
  });
  await test.step('the process is killed: the service and the window go on, and the next file is read', async () => {
    const service = await serviceProcessId(desktop);
    const { 'portee-examiner-image': first } = await examiners(desktop);
    process.kill(first ?? 0, 'SIGKILL');
    await expect.poll(async () => Object.keys(await examiners(desktop))).toEqual(['portee-examiner-pdf']);
    await give(page, desktop, '/famille/pieces/importer', 'reglement.jpg', await phonePhoto());
    await expect(page.getByRole('dialog')).toContainText('est déposée');
    expect((await examiners(desktop))['portee-examiner-image']).not.toBe(first);
    expect(await serviceProcessId(desktop)).toBe(service);
  });
  await test.step('the service dies: nothing that read for it stays', async () => {
    process.kill((await serviceProcessId(desktop)) ?? 0, 'SIGKILL');
    await expect.poll(() => examiners(desktop)).toEqual({});
  });
});

const addressOf = (desktop: Desktop): string | undefined => /Extranet\s:\s(http:\S+)/.exec(desktop.said())?.[1];

/** The processes that read files now: name and id. */
const examiners = ({ app }: Desktop): Promise<Record<string, number>> =>
  app.evaluate(({ app }) =>
    Object.fromEntries(app.getAppMetrics().flatMap(({ name, pid }) => (name?.startsWith('portee-examiner') ? [[name, pid]] : []))),
  );

/** In comes a family of the demonstration that has documents to give for a student and for itself. */
async function signIn(desktop: Desktop, data: string): Promise<{ page: Page; student: string }> {
  const { families } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as DemoAccounts;
  const asked = studentsAsked(data);
  const family = families.find(({ identifier }) => asked.has(identifier));
  if (!family) throw new Error('the demonstration has no family that has sent a re-enrolment');
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${addressOf(desktop)}/connexion`);
  await page.getByLabel('Site').selectOption({ label: family.site });
  await page.getByLabel('Identifiant').fill(family.identifier);
  await page.getByLabel('Mot de passe').fill(family.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
  return { page, student: asked.get(family.identifier) ?? '' };
}

/** Students whose re-enrolment has been sent, by the identifier of the family. */
function studentsAsked(data: string): Map<string, string> {
  const store = new Database(join(data, 'portee.db'), { readonly: true });
  const rows = store
    .prepare(
      `SELECT a.identifier, r.student_id AS student FROM re_enrolment r JOIN student s ON s.id = r.student_id
       JOIN guardian g ON g.family_id = s.family_id AND g.position = 1 JOIN account a ON a.guardian_id = g.id
       JOIN campaign c ON c.id = r.campaign_id AND c.state = 'active' WHERE r.state = 'submitted' ORDER BY a.identifier, s.id`,
    )
    .all() as { identifier: string; student: string }[];
  store.close();
  return new Map(rows.map(({ identifier, student }) => [identifier, student]));
}

/** Gives a file for the first document that may be given on this page. */
async function give(page: Page, desktop: Desktop, path: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${addressOf(desktop)}${path}`);
  await page.getByLabel('Nom du document').selectOption({ index: 1 });
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Importer' }).click();
}
