import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import type { DemoAccounts } from '../../../shared/contract/office.ts';
import { freshFolder, serve } from '../../helpers/headless.ts';
import { aMailbox, type Mailbox } from '../../helpers/smtp.ts';

export type FamilyAccount = DemoAccounts['families'][number];

export interface Office {
  /** As families type it: a name that is not this machine's own (T5). */
  url: string;
  families: readonly FamilyAccount[];
  mailbox: Mailbox;
  /** An account whose own request is in this state, from the store. */
  withRequest(state: 'pending' | 'refused'): FamilyAccount;
  close(): Promise<void>;
}

/** The real service in a process of its own with the demonstration conservatory, under a public name, and a mail server. */
export async function anOffice(): Promise<Office> {
  const data = freshFolder();
  const port = await freePort();
  const url = `http://extranet.exemple.fr:${port}`;
  await (await serve(['--data', data, '--demo', '--port', '0'])).stop();
  publish(data, url);
  const mailbox = await aMailbox();
  const running = await serve(['--data', data, '--port', String(port)], { PORTEE_SMTP_URL: mailbox.url });
  const { families } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as DemoAccounts;
  const requests = requestsIn(data);
  return {
    url,
    families,
    mailbox,
    withRequest(state) {
      const family = families.find(({ identifier }) => requests.some((r) => r.identifier === identifier && r.state === state));
      if (!family) throw new Error(`the demonstration has no family whose request is ${state}`);
      return family;
    },
    async close() {
      const end = await running.stop();
      await mailbox.close();
      expect(end.code).toBe(0);
    },
  };
}

export async function signIn(page: Page, office: Office, { site, identifier, password }: FamilyAccount): Promise<void> {
  await page.goto(`${office.url}/connexion`);
  await page.getByLabel('Site').selectOption({ label: site });
  await page.getByLabel('Identifiant').fill(identifier);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
}

/** What the desk does in Paramètres, Extranet; no window is open here. */
function publish(data: string, publicUrl: string): void {
  const store = new Database(join(data, 'portee.db'));
  const value = JSON.stringify({ publicUrl });
  store
    .prepare(
      "INSERT INTO setting (site_id, key, value, updated_at) VALUES ('', 'extranet', ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    )
    .run(value, new Date().toISOString());
  store.close();
}

function requestsIn(data: string): { identifier: string; state: 'pending' | 'refused' }[] {
  const store = new Database(join(data, 'portee.db'), { readonly: true });
  const rows = store
    .prepare(
      `SELECT a.identifier, CASE WHEN r.state = 'pending' THEN 'pending' ELSE 'refused' END AS state
       FROM change_request r JOIN account a ON a.guardian_id = r.guardian_id
       WHERE r.subject = 'guardian' AND (r.state = 'pending' OR EXISTS (
         SELECT 1 FROM change_request_field f WHERE f.request_id = r.id AND f.decision = 'refused'))
       AND r.created_at = (SELECT max(created_at) FROM change_request l WHERE l.guardian_id = r.guardian_id)
       ORDER BY r.number`,
    )
    .all();
  store.close();
  return rows as { identifier: string; state: 'pending' | 'refused' }[];
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
