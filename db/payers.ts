import type { ReadDb } from './open.ts';

/** The people of a family, who usually pays first. */
export const payersInOrder = (db: ReadDb, familyId: string) =>
  db.selectFrom('guardian').selectAll().where('family_id', '=', familyId).orderBy('pays', 'desc').orderBy('position').execute();

/** Whose money it was; undefined when there is no such payment. */
export const familyOfPayment = async (db: ReadDb, paymentId: string): Promise<string | undefined> =>
  (await db.selectFrom('payment').select('family_id').where('id', '=', paymentId).executeTakeFirst())?.family_id;

/** The students in use, the eldest first. */
export const studentsTaught = (db: ReadDb, familyId: string) =>
  db
    .selectFrom('student')
    .select(['first_name', 'last_name'])
    .where('family_id', '=', familyId)
    .where('archived_at', 'is', null)
    .orderBy('birth_date')
    .execute();
