import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash as argon2, verify } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccountByIdentifier } from '../../db/accounts.ts';
import { demoPasswords, seedDemonstration } from '../../db/demo/index.ts';
import { openStore, type Store } from '../../db/open.ts';
import { findStaffByLogin } from '../../db/staff.ts';
import { whyRefused } from '../../main/service/passwords/policy.ts';
import { type DemoAccounts, demoAccounts } from '../../shared/contract/office.ts';

const FAMILIES = 130;
const SHARED = 'torrent-lichen-cymbale-58';
/** Real hashes, but cheap ones: what is proved is that they fit, not what they cost. */
const ARGON2 = { memoryCost: 1024, timeCost: 1, parallelism: 1, algorithm: 2 } as const;

let folder: string;
let store: Store;
let accounts: DemoAccounts;
let hashes: Map<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portee-demo-accounts-'));
  store = await openStore({ file: join(folder, 'portee.sqlite') });
  const hashed = demoPasswords(FAMILIES).map(async (password) => [password, await argon2(password, ARGON2)] as const);
  hashes = new Map(await Promise.all(hashed));
  accounts = await store.write((db) => seedDemonstration(db, { families: FAMILIES, hash: hashes }));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const siteIds = async () =>
  new Map((await store.read.selectFrom('site').select(['id', 'name']).execute()).map(({ id, name }) => [name, id]));

describe('the accounts of the demonstration', () => {
  test('open the door: every family of the file enters with its own password, without having to change it', async () => {
    const sites = await siteIds();
    for (const { site, identifier, password } of accounts.families) {
      const account = await findAccountByIdentifier(store.read, sites.get(site) ?? '', identifier);
      expect(account?.may_enter).toBe(1);
      expect(await verify(account?.password_hash ?? '', password)).toBe(true);
    }
    expect(await store.read.selectFrom('temporary_password').selectAll().execute()).toEqual([]);
  });

  test('open the door: staff of every role enter', async () => {
    expect(accounts.staff.map(({ role }) => role)).toEqual(['administrateur', 'scolarite', 'comptabilite', 'lecture']);
    for (const { login, password } of accounts.staff) {
      const person = await findStaffByLogin(store.read, login);
      expect(await verify(person?.password_hash ?? '', password)).toBe(true);
    }
  });

  test('are written as product.md says, with the students of each family', () => {
    expect(demoAccounts.parse(accounts)).toEqual(accounts);
    const claire = accounts.families.find(({ identifier }) => identifier === 'BERNARD-4827');
    expect(claire).toMatchObject({
      site: 'Conservatoire Hector-Berlioz — Centre',
      email: 'claire.bernard@exemple.fr',
      students: ['Léo Bernard', 'Jeanne Bernard'],
    });
    expect(accounts.families.some(({ email }) => email === '')).toBe(true);
    expect(new Set(accounts.families.map(({ site }) => site)).size).toBe(2);
  });

  test('start with families that have nothing waiting, so that a trial begins from a clean sheet', async () => {
    const sites = await siteIds();
    for (const { site, identifier } of accounts.families.slice(0, 20)) {
      const account = await findAccountByIdentifier(store.read, sites.get(site) ?? '', identifier);
      const pending = await store.read
        .selectFrom('change_request')
        .select('number')
        .where('family_id', '=', account?.family_id ?? '')
        .where('state', '=', 'pending')
        .execute();
      expect(pending).toEqual([]);
    }
  });

  test('have passwords that the office would accept; the first hundred families have their own', async () => {
    const own = accounts.families.filter(({ password }) => password !== SHARED);
    expect(new Set(own.map(({ password }) => password)).size).toBe(own.length);
    const establishment = [...(await siteIds()).keys()];
    for (const { password, identifier, students } of own)
      expect(await whyRefused(password, { minLength: 12, identifier, names: students, establishment })).toBeNull();
    for (const { password, login } of accounts.staff)
      expect(await whyRefused(password, { minLength: 12, identifier: login, names: [login], establishment })).toBeNull();
    const families = await store.read.selectFrom('account').select('password_hash').distinct().execute();
    expect(families.length).toBeLessThanOrEqual(hashes.size);
  });

  test('are not made when a hash is missing', async () => {
    const empty = await openStore({ file: join(folder, 'other', 'portee.sqlite') });
    await expect(empty.write((db) => seedDemonstration(db, { families: 2, hash: new Map() }))).rejects.toThrow('leave a password');
    await empty.close();
  });
});

describe('the books of the demonstration', () => {
  const numbers = (series: { number: string | null }[]) => series.flatMap(({ number }) => number ?? []).sort();
  const withoutGap = (year: string, used: string[], pattern: (n: number) => string) =>
    expect(used.filter((number) => number.includes(year))).toEqual(
      used.filter((number) => number.includes(year)).map((_, i) => pattern(i + 1)),
    );

  test('number invoices, receipts and requests without gap, in the order of their dates', async () => {
    const invoices = await store.read
      .selectFrom('invoice')
      .select(['number', 'issued_on'])
      .where('state', '=', 'issued')
      .orderBy('number')
      .execute();
    for (const year of ['2025', '2026']) withoutGap(year, numbers(invoices), (n) => `F${year}-${String(n).padStart(5, '0')}`);
    const days = invoices.map(({ issued_on }) => issued_on);
    expect(days).toEqual([...days].sort());
    const receipts = numbers(await store.read.selectFrom('receipt').select('number').execute());
    withoutGap('2026', receipts, (n) => `R2026-${String(n).padStart(5, '0')}`);
    const requests = numbers(await store.read.selectFrom('change_request').select('number').execute());
    withoutGap('2026', requests, (n) => `2026-${String(n).padStart(4, '0')}`);
  });

  test('count on where the demonstration stops', async () => {
    const counters = new Map((await store.read.selectFrom('counter').selectAll().execute()).map(({ name, value }) => [name, value]));
    const issued = await store.read.selectFrom('invoice').select('id').where('number', 'like', 'F2026-%').execute();
    const requests = await store.read.selectFrom('change_request').select('id').execute();
    expect(counters.get('invoice:2026')).toBe(issued.length);
    expect(counters.get('change-request:2026')).toBe(requests.length);
    for (const [, id] of await siteIds()) {
      const families = await store.read.selectFrom('family').select('id').where('site_id', '=', id).execute();
      expect(counters.get(`family:${id}`)).toBe(families.length);
    }
  });

  test('add up: lines make the total, and no invoice is paid more than once over', async () => {
    const invoices = await store.read.selectFrom('invoice').select(['id', 'total_cents', 'ledger']).execute();
    const lines = sums(await store.read.selectFrom('invoice_line').select(['invoice_id', 'total_cents as cents']).execute());
    const paid = sums(await store.read.selectFrom('payment_allocation').select(['invoice_id', 'amount_cents as cents']).execute());
    for (const { id, total_cents } of invoices) {
      expect(lines.get(id)).toBe(total_cents);
      expect(paid.get(id) ?? 0).toBeLessThanOrEqual(total_cents);
    }
    expect(new Set(invoices.map(({ ledger }) => ledger))).toEqual(new Set(['cotisation', 'location']));
    expect(invoices.some(({ id, total_cents }) => (paid.get(id) ?? 0) < total_cents)).toBe(true);
  });

  const sums = (entries: { invoice_id: string; cents: number }[]) => {
    const found = new Map<string, number>();
    for (const { invoice_id, cents } of entries) found.set(invoice_id, (found.get(invoice_id) ?? 0) + cents);
    return found;
  };
});
