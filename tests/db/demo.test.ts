import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemonstration } from '../../db/demo/index.ts';
import { DEMONSTRATION } from '../../db/demo/mark.ts';
import { refreshFamily } from '../../db/families.ts';
import { verifyChain } from '../../db/history.ts';
import { openStore, type Store } from '../../db/open.ts';
import { findSetting } from '../../db/settings.ts';
import { valuesOf } from '../../db/sheet-columns.ts';
import type { DemoAccounts } from '../../shared/contract/office.ts';
import { checkField } from '../../shared/rules/fields.ts';
import { SHEETS } from '../../shared/rules/sheets.ts';

/** Tables behind the pages and screens of product.md, each with something to show. */
const SHOWN = [
  'site staff setting counter family guardian student account change_request change_request_field refusal_reason',
  'required_document required_document_condition required_document_alternative document document_file document_exemption',
  'school_year department discipline curriculum curriculum_discipline cycle level class_name room teacher teacher_discipline',
  'course course_co_teacher course_slot enrolment_situation enrolment course_session attendance_status attendance absence_reason absence',
  'evaluation_type evaluation_scale evaluation_scale_value mention evaluation evaluation_mark outcome enrolment_outcome',
  'past_course past_evaluation past_comment repertoire_kind repertoire_event piece participation',
  'campaign campaign_condition re_enrolment re_enrolment_course re_enrolment_wish',
  'tariff tariff_rate invoice invoice_line credit_note credit_note_line instalment payment_method payment payment_allocation receipt refund',
  'payment_reminder online_payment online_payment_invoice inventory_kind inventory_item rental',
  'outbox message_template mailing mailing_recipient letter notice notice_seen history',
].flatMap((names) => names.split(' '));

/** Salted and random by design; everything else must be the same each time. */
const NEVER_THE_SAME = ['id', 'salt', 'content_digest', 'previous_hash', 'hash'];

const folders: string[] = [];

async function demonstration(families: number): Promise<{ store: Store; accounts: DemoAccounts; raw: Database.Database }> {
  const folder = mkdtempSync(join(tmpdir(), 'portee-demo-'));
  folders.push(folder);
  const store = await openStore({ file: join(folder, 'portee.sqlite') });
  const accounts = await store.write((db) => seedDemonstration(db, { families, hash: (password) => `plain:${password}` }));
  return { store, accounts, raw: new Database(store.file, { readonly: true }) };
}

let demo: Awaited<ReturnType<typeof demonstration>>;
beforeAll(async () => {
  demo = await demonstration(60);
});
afterAll(async () => {
  demo.raw.close();
  await demo.store.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const rows = <T>(sql: string): T[] => demo.raw.prepare(sql).all() as T[];
const count = (raw: Database.Database, table: string): number => raw.prepare(`select count(*) from ${table}`).pluck().get() as number;

function digest(raw: Database.Database): Record<string, string> {
  const tables = raw
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'migration'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => {
      const content = raw.prepare(`select * from "${table}" order by rowid`).all() as Record<string, unknown>[];
      if (table === 'history') for (const row of content) for (const column of NEVER_THE_SAME) delete row[column];
      return [table, createHash('sha256').update(JSON.stringify(content)).digest('hex')];
    }),
  );
}

describe('the demonstration conservatory', () => {
  test('is the same conservatory each time it is opened', async () => {
    const again = await demonstration(60);
    expect(digest(again.raw)).toEqual(digest(demo.raw));
    expect(again.accounts).toEqual(demo.accounts);
    again.raw.close();
    await again.store.close();
  });

  test('has as many families as asked for, the first ones always the same people', async () => {
    expect(count(demo.raw, 'family')).toBe(60);
    for (const families of [1, 137]) {
      const other = await demonstration(families);
      expect(count(other.raw, 'family')).toBe(families);
      expect(other.raw.pragma('foreign_key_check')).toEqual([]);
      const first = (raw: Database.Database) =>
        raw.prepare(`select name, number, search_key from family order by rowid limit ${Math.min(families, 60)}`).all();
      expect(first(other.raw)).toEqual(first(demo.raw));
      other.raw.close();
      await other.store.close();
    }
  });

  test('has something to show on every page and screen', () => {
    const empty = SHOWN.filter((table) => count(demo.raw, table) === 0);
    expect(empty).toEqual([]);
  });

  test('holds together: every link leads somewhere and the history is whole', async () => {
    expect(demo.raw.pragma('foreign_key_check')).toEqual([]);
    expect(await verifyChain(demo.store.read)).toMatchObject({ intact: true, lines: count(demo.raw, 'history') });
  });

  test('says that it is a demonstration', async () => {
    expect(await findSetting(demo.store.read, DEMONSTRATION)).toEqual({ day: '2026-11-20' });
  });

  test('has families of every kind at both sites', () => {
    const perSite = rows<{ n: number }>('select count(*) n from family group by site_id');
    expect(perSite.map(({ n }) => n).every((n) => n >= 15)).toBe(true);
    expect(perSite).toHaveLength(2);
    const families = rows<{ students: number; guardians: number; adults: number; emails: number; accounts: number }>(
      `select (select count(*) from student s where s.family_id = f.id) students, (select count(*) from guardian g where g.family_id = f.id) guardians,
        (select count(*) from student s where s.family_id = f.id and s.guardian_id is not null) adults,
        (select count(email) from guardian g where g.family_id = f.id) emails, (select count(*) from account a where a.family_id = f.id) accounts from family f`,
    );
    expect(families.some(({ students }) => students === 1)).toBe(true);
    expect(families.some(({ students }) => students >= 3)).toBe(true);
    expect(families.some(({ adults }) => adults === 1)).toBe(true);
    expect(families.some(({ guardians, accounts }) => guardians === 2 && accounts === 2)).toBe(true);
    expect(families.some(({ emails }) => emails === 0)).toBe(true);
    expect(families.some(({ accounts }) => accounts === 0)).toBe(true);
    expect(rows('select 1 from account where blocked_at is not null')).not.toEqual([]);
    expect(rows("select 1 from student where first_name = 'Łukasz'")).toHaveLength(1);
    const stopped = `select r.number from change_request r join guardian g on g.family_id = r.family_id where r.state = 'pending' and g.disagreement_at is not null`;
    expect(rows(stopped)).toHaveLength(1);
  });

  test('has requests about responsables and students, of every state, and the accepted values are those of the sheets', async () => {
    const states = rows<{ state: string }>(
      `select distinct r.subject || ' ' || r.state || ' ' || f.decision state from change_request r join change_request_field f on f.request_id = r.id`,
    ).map(({ state }) => state);
    for (const subject of ['guardian', 'student'])
      for (const state of ['pending pending', 'decided accepted', 'decided refused', 'withdrawn pending'])
        expect(states).toContain(`${subject} ${state}`);
    const births = rows<{ decided_value: string; birth_date: string }>(
      `select f.decided_value, s.birth_date from change_request_field f join change_request r on r.id = f.request_id join student s on s.id = r.student_id
       where f.field = 'birthDate' and f.decision = 'accepted'`,
    );
    expect(births.filter(({ decided_value, birth_date }) => decided_value !== birth_date)).toEqual([]);
  });

  test('rings at nobody’s: telephone numbers come from the ranges kept for fiction, addresses from exemple.fr', () => {
    const phones = rows<{ phone: string }>(
      `select phone_mobile phone from guardian union select phone_home from guardian union select phone_work from guardian union select phone from student
       union select emergency_phone from student union select phone from site union select phone from teacher
       union select proposed_value from change_request_field where field like '%phone%' union select before_value from change_request_field where field like '%phone%'`,
    ).flatMap(({ phone }) => phone ?? []);
    expect(phones.length).toBeGreaterThan(60);
    expect(phones.filter((phone) => !/^\+33(63998|46571)\d{4}$/.test(phone))).toEqual([]);
    const emails = rows<{ email: string }>(
      'select email from guardian union select email from teacher union select email from site union select recipient from outbox',
    );
    expect(emails.filter(({ email }) => email !== null && !email.endsWith('@exemple.fr'))).toEqual([]);
  });

  test('has sheets that the family could have typed, and search keys as the desk keeps them', async () => {
    for (const subject of ['guardian', 'student'] as const)
      for (const person of await demo.store.read.selectFrom(subject).selectAll().execute()) {
        const values = valuesOf(subject, person);
        for (const [name, field] of Object.entries(SHEETS[subject]))
          expect(checkField(field, values[name] ?? '', '2026-11-20'), name).toEqual({ ok: true, value: values[name] });
      }
    const before = rows<{ id: string; search_key: string; name: string }>('select id, search_key, name from family order by id');
    const refreshed = demo.store.write(async (db) => {
      for (const { id } of before) await refreshFamily(db, id, '2026-11-20T08:00:00.000Z');
      expect(await db.selectFrom('family').select(['id', 'search_key', 'name']).orderBy('id').execute()).toEqual(before);
      throw new Error('looked, and nothing kept');
    });
    await expect(refreshed).rejects.toThrow('looked, and nothing kept');
  });
});
