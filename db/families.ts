import type { Updateable } from 'kysely';
import { newId } from '../shared/ids.ts';
import { familySearchKey } from '../shared/rules/search.ts';
import { nextNumber } from './counters.ts';
import { guardiansOf, sheetOf } from './guardians.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { studentsOf } from './students.ts';
import type { FamilyTable } from './tables/families.ts';

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

/** An archived file for one who leaves a family: « 00042-1 ». Gives its id. */
export async function insertFormerFile(
  db: WriteDb,
  from: { familyId: string; siteId: string; number: string; name: string },
  at: string,
): Promise<string> {
  const id = newId();
  const { count } = await db
    .selectFrom('family')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('site_id', '=', from.siteId)
    .where('number', 'like', `${from.number}-%`)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('family')
    .values({
      id,
      site_id: from.siteId,
      number: `${from.number}-${count + 1}`,
      name: from.name,
      left_family_id: from.familyId,
      archived_at: at,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}

/** Puts right what a family is called and found by, after a name, an e-mail, a phone or an identifier has changed. */
export async function refreshFamily(db: WriteDb, familyId: string, at: string): Promise<void> {
  const guardians = (await guardiansOf(db, familyId)).map(sheetOf);
  const students = await studentsOf(db, [familyId]);
  const accounts = await db.selectFrom('account').select('identifier').where('family_id', '=', familyId).execute();
  const { number } = await db.selectFrom('family').select('number').where('id', '=', familyId).executeTakeFirstOrThrow();
  const search_key = familySearchKey({
    number,
    former: await formerNames(db, familyId),
    guardians,
    students: students.map((s) => ({ lastName: s.last_name, firstName: s.first_name })),
    identifiers: accounts.map((a) => a.identifier),
  });
  const name = [...new Set(guardians.map((g) => g.lastName))].join(' – ');
  await db.updateTable('family').set({ search_key, name, updated_at: at }).where('id', '=', familyId).execute();
}

/** Numbers and identifiers of the files that went into this one. */
async function formerNames(db: ReadDb, familyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('family')
    .leftJoin('account', 'account.family_id', 'family.id')
    .select(['family.number', 'account.identifier'])
    .where('family.merged_into_id', '=', familyId)
    .execute();
  return [...new Set(rows.flatMap(({ number, identifier }) => [number, identifier ?? '']))];
}

/** Somebody has changed what belongs to the household; gives the version that it has now. */
export async function touchFamily(db: WriteDb, id: string, values: Updateable<FamilyTable>, at: string): Promise<number> {
  const row = await db
    .updateTable('family')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Who last wrote on a family's file, as the history knows; null when it never says. */
export async function lastChangedBy(db: ReadDb, familyId: string): Promise<string | null> {
  const row = await db
    .selectFrom('history')
    .select('actor_name')
    .where('family_id', '=', familyId)
    .where((eb) =>
      eb.or([
        eb('verb', 'like', 'families.%'),
        eb('verb', 'in', [
          'changeRequests.decide',
          'students.create',
          'students.edit',
          'students.archive',
          'students.restore',
          'students.move',
        ]),
      ]),
    )
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
