import { newId } from '../shared/ids.ts';
import { familySearchKey } from '../shared/rules/search.ts';
import { nextNumber } from './counters.ts';
import { guardiansOf, sheetOf } from './guardians.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { studentsOf } from './students.ts';

export interface FamilySearch {
  siteId?: string | null | undefined;
  /** Words of `searchWords`: every one must be found. */
  words: readonly string[];
  page: number;
  pageSize: number;
}

/** One page of the families in use, ordered by the responsable's name whatever its accents, and how many there are. */
export async function searchFamilies(db: ReadDb, search: FamilySearch) {
  let found = db.selectFrom('family').where('family.archived_at', 'is', null);
  if (search.siteId) found = found.where('family.site_id', '=', search.siteId);
  for (const word of search.words) found = found.where('family.search_key', 'like', `%${word}%`);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .innerJoin('site', 'site.id', 'family.site_id')
    .leftJoin('guardian', (join) => join.onRef('guardian.family_id', '=', 'family.id').on('guardian.position', '=', 1))
    .leftJoin('account', 'account.guardian_id', 'guardian.id')
    .select(['family.id', 'family.number', 'family.name', 'site.short_name as site_name', 'guardian.city'])
    .select(['account.id as account_id', 'account.identifier', 'account.blocked_at', 'account.first_login_at'])
    .orderBy('family.search_key')
    .orderBy('family.id')
    .limit(search.pageSize)
    .offset(search.page * search.pageSize)
    .execute();
  return { rows, total };
}

export const findFamily = (db: ReadDb, id: string) =>
  db
    .selectFrom('family')
    .innerJoin('site', 'site.id', 'family.site_id')
    .selectAll('family')
    .select(['site.name as site_name', 'site.short_name as site_short_name'])
    .where('family.id', '=', id)
    .executeTakeFirst();

/** How many requests wait for staff, by family; families without any are left out. */
export async function waitingRequests(db: ReadDb, familyIds: readonly string[]): Promise<Map<string, number>> {
  if (familyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('change_request')
    .select((eb) => ['family_id', eb.fn.countAll<number>().as('waiting')])
    .where('family_id', 'in', familyIds)
    .where('state', '=', 'pending')
    .groupBy('family_id')
    .execute();
  return new Map(rows.map((row) => [row.family_id, row.waiting]));
}

/** The counter that numbers the families of a site without gaps. */
export const familyCounter = (siteId: string): string => `family:${siteId}`;
export const familyNumber = (n: number): string => String(n).padStart(5, '0');

export async function insertFamily(db: WriteDb, family: { siteId: string; name: string }, at: string) {
  const id = newId();
  const number = familyNumber(await nextNumber(db, familyCounter(family.siteId)));
  await db.insertInto('family').values({ id, site_id: family.siteId, number, name: family.name, created_at: at, updated_at: at }).execute();
  return { id, number };
}

/** Puts right what a family is called and found by, after a name, an e-mail, a phone or an identifier has changed. */
export async function refreshFamily(db: WriteDb, familyId: string, at: string): Promise<void> {
  const guardians = (await guardiansOf(db, familyId)).map(sheetOf);
  const students = await studentsOf(db, [familyId]);
  const accounts = await db.selectFrom('account').select('identifier').where('family_id', '=', familyId).execute();
  const { number } = await db.selectFrom('family').select('number').where('id', '=', familyId).executeTakeFirstOrThrow();
  const search_key = familySearchKey({
    number,
    guardians,
    students: students.map((s) => ({ lastName: s.last_name, firstName: s.first_name })),
    identifiers: accounts.map((a) => a.identifier),
  });
  const name = [...new Set(guardians.map((g) => g.lastName))].join(' – ');
  await db.updateTable('family').set({ search_key, name, updated_at: at }).where('id', '=', familyId).execute();
}

/** Who last wrote on a family's file, as the history knows; null when it never says. */
export async function lastChangedBy(db: ReadDb, familyId: string): Promise<string | null> {
  const row = await db
    .selectFrom('history')
    .select('actor_name')
    .where('family_id', '=', familyId)
    .where('verb', 'in', ['families.editGuardian', 'changeRequests.decide', 'families.create'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.actor_name ?? null;
}

/** The last hundred e-mails to a family, newest first. */
export const mailsOfFamily = (db: ReadDb, familyId: string) =>
  db
    .selectFrom('outbox')
    .select(['id', 'subject', 'recipient', 'state', 'created_at as createdAt', 'sent_at as sentAt'])
    .where('family_id', '=', familyId)
    .orderBy('seq', 'desc')
    .limit(100)
    .execute();
