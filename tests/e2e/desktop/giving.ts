// A family of the demonstration that gives documents to an office on this machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { DemoAccounts } from '../../../shared/contract/office.ts';
import { freshFolder, serve } from '../../helpers/headless.ts';

export interface GivingFamily {
  page: Page;
  /** Where documents of the student are given, and those of the family. */
  forStudent: string;
  forFamily: string;
  /** Gives a file for the first document that may be given on this page. */
  give(path: string, name: string, bytes: Buffer): Promise<void>;
}

/** A folder with the demonstration conservatory, which the application opens by `PORTEE_DATA`. */
export async function demonstrationFolder(): Promise<string> {
  const data = freshFolder();
  await (await serve(['--data', data, '--demo', '--port', '0'])).stop();
  return data;
}

/** Where the application says that families are served; undefined as long as it has not. */
export const addressIn = (said: string): string | undefined => /Extranet\s:\s(http:\S+)/.exec(said)?.[1];

/** Logs in as a family that has documents to give for a student and for itself. */
export async function aGivingFamily(browser: Browser, address: string, data: string): Promise<GivingFamily> {
  const { families } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as DemoAccounts;
  const asked = studentsAsked(data);
  const family = families.find(({ identifier }) => asked.has(identifier));
  if (!family) throw new Error('the demonstration has no family that has sent a re-enrolment');
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(`${address}/connexion`);
  await page.getByLabel('Site').selectOption({ label: family.site });
  await page.getByLabel('Identifiant').fill(family.identifier);
  await page.getByLabel('Mot de passe').fill(family.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
  return {
    page,
    forStudent: `/eleves/${asked.get(family.identifier)}/pieces/importer`,
    forFamily: '/famille/pieces/importer',
    async give(path, name, bytes) {
      await page.goto(`${address}${path}`);
      await page.getByLabel('Nom du document').selectOption({ index: 1 });
      await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
      await page.getByRole('button', { name: 'Importer' }).click();
    },
  };
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
