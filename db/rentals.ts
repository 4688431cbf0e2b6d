import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';

// Contracts of rental: who has what, until when.

export type RentalRecord = Awaited<ReturnType<typeof listRentals>>[number];

const rentals = (db: ReadDb) =>
  db
    .selectFrom('rental')
    .innerJoin('site', 'site.id', 'rental.site_id')
    .innerJoin('family', 'family.id', 'rental.family_id')
    .leftJoin('student', 'student.id', 'rental.student_id')
    .leftJoin('inventory_item as item', 'item.id', 'rental.item_id')
    .leftJoin('room', 'room.id', 'rental.room_id')
    .leftJoin('tariff', 'tariff.id', 'rental.tariff_id')
    .selectAll('rental')
    .select([
      'site.short_name as site_name',
      'family.name as family_name',
      'family.number as family_number',
      'student.first_name',
      'student.last_name',
    ])
    .select(['item.name as item_name', 'item.number as item_number', 'room.name as room_name', 'tariff.name as tariff_name']);

/** Of one site or all, the soonest due first, those without end last. */
export const listRentals = (db: ReadDb, siteId: string | null) =>
  rentals(db)
    .$if(siteId !== null, (query) => query.where('rental.site_id', '=', siteId ?? ''))
    .orderBy((eb) => eb('rental.due_on', 'is', null))
    .orderBy('rental.due_on')
    .orderBy('rental.starts_on')
    .orderBy('family.search_key')
    .orderBy('rental.id')
    .execute();

export const findRental = (db: ReadDb, id: string) => rentals(db).where('rental.id', '=', id).executeTakeFirst();

export interface Terms {
  tariffId: string | null;
  dueOn: string | null;
  depositCents: number | null;
  insurer: string | null;
  policyNumber: string | null;
  insuredUntilOn: string | null;
  conditionOut: string | null;
  comment: string | null;
}

const termColumns = (terms: Terms) => ({
  tariff_id: terms.tariffId,
  due_on: terms.dueOn,
  deposit_cents: terms.depositCents,
  insurer: terms.insurer,
  policy_number: terms.policyNumber,
  insured_until_on: terms.insuredUntilOn,
  condition_out: terms.conditionOut,
  comment: terms.comment,
});

export interface NewRental extends Terms {
  siteId: string;
  familyId: string;
  studentId: string | null;
  itemId: string | null;
  roomId: string | null;
  startsOn: string;
  depositHeldOn: string | null;
}

export async function insertRental(db: WriteDb, rental: NewRental, at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('rental')
    .values({
      id,
      site_id: rental.siteId,
      family_id: rental.familyId,
      student_id: rental.studentId,
      item_id: rental.itemId,
      room_id: rental.roomId,
      starts_on: rental.startsOn,
      ...termColumns(rental),
      returned_on: null,
      condition_in: null,
      deposit_held_on: rental.depositHeldOn,
      deposit_returned_on: null,
      deposit_kept_cents: null,
      created_at: at,
    })
    .execute();
  return id;
}

interface Change {
  due_on?: string | null;
  returned_on?: string | null;
  condition_in?: string | null;
  comment?: string | null;
  deposit_held_on?: string | null;
  deposit_returned_on?: string | null;
  deposit_kept_cents?: number | null;
}

/** The contract gets its next version. */
export const changeRental = (db: WriteDb, id: string, change: Change) =>
  db
    .updateTable('rental')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export const updateTerms = (db: WriteDb, id: string, terms: Terms) => changeRental(db, id, termColumns(terms));

/** Whom a thing can be lent to: a family in use and those of it that have not left. */
export async function findBorrower(db: ReadDb, familyId: string) {
  const family = await db
    .selectFrom('family')
    .select(['id', 'name', 'site_id'])
    .where('id', '=', familyId)
    .where('archived_at', 'is', null)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst();
  if (!family) return undefined;
  const students = await db
    .selectFrom('student')
    .select(['id', 'first_name', 'last_name'])
    .where('family_id', '=', familyId)
    .where('archived_at', 'is', null)
    .orderBy('birth_date')
    .execute();
  return { ...family, students };
}

export const listRooms = (db: ReadDb, siteId: string) =>
  db
    .selectFrom('room')
    .select(['id', 'name'])
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute();
