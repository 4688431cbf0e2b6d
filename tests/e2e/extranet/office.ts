import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import type { DemoAccounts } from '../../../shared/contract/office.ts';
import { freshFolder, serve } from '../../helpers/headless.ts';
import { aMailbox, type Mailbox } from '../../helpers/smtp.ts';
import { addExtraFamilies } from './extra-families.ts';

export type FamilyAccount = DemoAccounts['families'][number];

export interface Office {
  /** As families type it: a name that is not this machine's own (T5). */
  url: string;
  families: readonly FamilyAccount[];
  mailbox: Mailbox;
  /** An account whose own request is in this state, from the store. */
  withRequest(state: 'pending' | 'refused'): FamilyAccount;
  /** A family that the demonstration lacks: nothing in its file yet, or 500 lessons of one course. */
  extra: Record<'empty' | 'many', FamilyAccount>;
  /** A student whose sheet the family's last request is in this state, and the account that sent it. */
  withStudentRequest(state: 'pending' | 'refused'): { family: FamilyAccount; student: string };
  /** A student whom the open campaign concerns and whose answer to it is in this state (null: none yet), with the family's account. */
  reEnrolling(state: string | null): { family: FamilyAccount; student: string };
  close(): Promise<void>;
}

/** The real service in a process of its own with the demonstration conservatory, under a public name, and a mail server. */
export async function anOffice(): Promise<Office> {
  const data = freshFolder();
  const port = await freePort();
  const url = `http://extranet.exemple.fr:${port}`;
  await (await serve(['--data', data, '--demo', '--port', '0'])).stop();
  const { families } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as DemoAccounts;
  const extra = prepare(data, url, families);
  const mailbox = await aMailbox();
  const running = await serve(['--data', data, '--port', String(port)], { PORTEE_SMTP_URL: mailbox.url });
  const requests = requestsIn(data);
  return {
    url,
    families,
    mailbox,
    extra,
    withRequest(state) {
      const family = families.find(({ identifier }) => requests.some((r) => r.identifier === identifier && r.state === state));
      if (!family) throw new Error(`the demonstration has no family whose request is ${state}`);
      return family;
    },
    withStudentRequest(state) {
      const asked = studentRequestsIn(data, state);
      for (const family of families) {
        const found = asked.find(({ identifier }) => identifier === family.identifier);
        if (found) return { family, student: found.student };
      }
      throw new Error(`the demonstration has no student whose request is ${state}`);
    },
    reEnrolling(state) {
      const students = studentsAnswering(data, state);
      for (const family of families) {
        const found = students.find(({ identifier }) => identifier === family.identifier);
        if (found) return { family, student: found.student };
      }
      throw new Error(`the demonstration has no student whose re-enrolment is ${state}`);
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

/** What the desk does in Paramètres, Extranet, for no window is open here; and the families that are missing. */
function prepare(data: string, publicUrl: string, [first]: readonly FamilyAccount[]): Office['extra'] {
  if (!first) throw new Error('the demonstration has no families');
  const store = new Database(join(data, 'portee.db'));
  const keep = store.prepare(
    "INSERT INTO setting (site_id, key, value, updated_at) VALUES ('', ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  keep.run('extranet', JSON.stringify({ publicUrl }), new Date().toISOString());
  // a test turns more pages in a minute than any family
  keep.run('traffic', JSON.stringify({ perSession: 100_000, perAddress: 100_000, costlyPerSession: 1000 }), new Date().toISOString());
  const extra = addExtraFamilies(store, first);
  store.close();
  return extra;
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

function studentRequestsIn(data: string, state: 'pending' | 'refused'): { identifier: string; student: string }[] {
  const store = new Database(join(data, 'portee.db'), { readonly: true });
  const rows = store
    .prepare(
      `SELECT a.identifier, r.student_id AS student
       FROM change_request r JOIN account a ON a.id = r.account_id
       WHERE r.subject = 'student' AND CASE ? WHEN 'pending' THEN r.state = 'pending' ELSE r.state = 'decided' AND EXISTS (
         SELECT 1 FROM change_request_field f WHERE f.request_id = r.id AND f.decision = 'refused') END
       AND r.created_at = (SELECT max(created_at) FROM change_request l WHERE l.student_id = r.student_id)
       ORDER BY r.number`,
    )
    .all(state);
  store.close();
  return rows as { identifier: string; student: string }[];
}

/** Those of « centre » with two courses or more, so that a curriculum has something in it. */
function studentsAnswering(data: string, state: string | null): { identifier: string; student: string }[] {
  const store = new Database(join(data, 'portee.db'), { readonly: true });
  const rows = store
    .prepare(
      `SELECT a.identifier, s.id AS student
       FROM student s JOIN family f ON f.id = s.family_id
       JOIN guardian g ON g.family_id = f.id AND g.position = 1 AND g.email IS NOT NULL
       JOIN account a ON a.guardian_id = g.id
       JOIN campaign c ON c.site_id = f.site_id AND c.state = 'active' AND c.wishes = 1
       LEFT JOIN re_enrolment r ON r.student_id = s.id AND r.campaign_id = c.id
       WHERE r.state IS ? AND NOT EXISTS (SELECT 1 FROM guardian d WHERE d.family_id = f.id AND d.disagreement_at IS NOT NULL)
       AND (SELECT count(*) FROM enrolment e JOIN course k ON k.id = e.course_id JOIN school_year y ON y.id = k.school_year_id
         JOIN enrolment_situation t ON t.id = e.situation_id
         WHERE e.student_id = s.id AND y.current = 1 AND t.active = 1) > 1
       ORDER BY a.identifier, s.id`,
    )
    .all(state);
  store.close();
  return rows as { identifier: string; student: string }[];
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
