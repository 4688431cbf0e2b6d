import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CAST_PASSWORDS, seedCast } from '../../db/demo/cast.ts';
import { openStore, type Store } from '../../db/open.ts';

const NOW = new Date('2026-11-22T13:05:00.000Z');
let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portee-cast-'));
  store = await openStore({ file: join(folder, 'portee.sqlite') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('the cast is always the same people with the same ids', async () => {
  const cast = await store.write((db) => seedCast(db, { now: NOW }));
  const claire = await store.read.selectFrom('guardian').selectAll().where('id', '=', cast.claire.guardianId).executeTakeFirstOrThrow();
  expect(claire).toMatchObject({ first_name: 'Claire', last_name: 'Bernard', family_id: cast.claire.familyId, city: 'Grenoble' });
  expect(cast.claire).toMatchObject({ identifier: 'BERNARD-4827', email: 'claire.bernard@exemple.fr', siteId: cast.sites.centre });
  expect(Object.keys(cast.claire.students)).toEqual(['Léo', 'Jeanne']);
  expect(cast.claire.guardianId).toBe('ca7f6643-fd01-4e30-a994-238bfc3f1d23');
});

test('the cast has an adult student, a blocked account, a family without e-mail and one without identifier', async () => {
  const cast = await store.write((db) => seedCast(db, { now: NOW }));
  const samuel = await store.read
    .selectFrom('student')
    .select('guardian_id')
    .where('id', '=', cast.samuel.students.Samuel ?? '')
    .executeTakeFirstOrThrow();
  expect(samuel.guardian_id).toBe(cast.samuel.guardianId);
  const emma = await store.read.selectFrom('account').select('blocked_at').where('id', '=', cast.emma.accountId).executeTakeFirstOrThrow();
  expect(emma.blocked_at).not.toBeNull();
  expect(cast.mai.email).toBeNull();
  expect(cast.paul.accountId).toBeNull();
  expect(cast.yann.familyId).toBe(cast.soizic.familyId);
  expect(cast.yann.accountId).not.toBe(cast.soizic.accountId);
});

test('Claire and Sonia log in with the passwords of the cast', async () => {
  const cast = await store.write((db) => seedCast(db, { now: NOW }));
  const claire = await store.read
    .selectFrom('account')
    .select('password_hash')
    .where('id', '=', cast.claire.accountId)
    .executeTakeFirstOrThrow();
  const sonia = await store.read
    .selectFrom('staff')
    .select('password_hash')
    .where('id', '=', cast.staff.sonia.id)
    .executeTakeFirstOrThrow();
  expect(await verify(claire.password_hash ?? '', CAST_PASSWORDS.family)).toBe(true);
  expect(await verify(sonia.password_hash, CAST_PASSWORDS.staff)).toBe(true);
});
