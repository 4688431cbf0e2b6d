import type { Updateable } from 'kysely';
import { newId } from '../shared/ids.ts';
import type { GuardianValues } from '../shared/rules/guardian-fields.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';
import { columnsOf, valuesOf } from './sheet-columns.ts';
import type { GuardianTable } from './tables/families.ts';
import type { Row } from './tables.ts';

/** The official sheet of a row of `guardian`. */
export const sheetOf = (row: Omit<Row<'guardian'>, 'version'>): GuardianValues => valuesOf('guardian', row) as GuardianValues;

/** Undefined when there is no such person. */
export const findGuardian = async (db: ReadDb, id: string): Promise<Row<'guardian'> | undefined> => (await guardianRow(db, id))[0];

const guardianRow = prepared((db, id: string) => db.selectFrom('guardian').selectAll().where('id', '=', id));

/** One or two, the responsable first. */
export const guardiansOf = prepared((db, familyId: string) =>
  db.selectFrom('guardian').selectAll().where('family_id', '=', familyId).orderBy('position'),
);

/**
 * Whether another responsable of the family, or a former one, keeps an address from this one (RGPD-7.9). Who leaves the family keeps that
 * wish: the student's address stays what it was.
 */
export const isAddressKeptFrom = async (db: ReadDb, familyId: string, guardianId: string): Promise<boolean> =>
  (await keptApart(db, familyId)).some(({ id }) => id !== guardianId);

const keptApart = prepared((db, familyId: string) =>
  db
    .selectFrom('guardian')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .select('guardian.id')
    .where((eb) => eb.or([eb('family.id', '=', familyId), eb('family.left_family_id', '=', familyId)]))
    .where('guardian.address_confidential', '=', 1),
);

export async function insertGuardian(
  db: WriteDb,
  guardian: { familyId: string; position: 1 | 2; values: GuardianValues },
  at: string,
): Promise<string> {
  const id = newId();
  const { lastName, firstName, ...others } = guardian.values;
  await db
    .insertInto('guardian')
    .values({
      ...columnsOf('guardian', others),
      id,
      family_id: guardian.familyId,
      position: guardian.position,
      last_name: lastName ?? '',
      first_name: firstName ?? '',
      preferred_channel: others.email ? 'email' : 'letter',
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}

/** When somebody signalled that the parents disagree, or null: validations stop meanwhile (Code civil 372-2). */
export const disagreementSince = async (db: ReadDb, familyId: string): Promise<string | null> =>
  (await disagreements(db, familyId))[0]?.disagreement_at ?? null;

const disagreements = prepared((db, familyId: string) =>
  db
    .selectFrom('guardian')
    .select('disagreement_at')
    .where('family_id', '=', familyId)
    .where('disagreement_at', 'is not', null)
    .orderBy('disagreement_at'),
);

type Facts = Pick<
  Updateable<GuardianTable>,
  'may_see' | 'receives_letters' | 'pays' | 'preferred_channel' | 'address_confidential' | 'disagreement_at'
>;

/** What a responsable may and receives; the sheet gets the next version, which is given back. */
export async function setFacts(db: WriteDb, id: string, facts: Facts, at: string): Promise<number> {
  const row = await db
    .updateTable('guardian')
    .set((eb) => ({ ...facts, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** A responsable, with account, belongs to another family's file from now on. */
export async function moveGuardian(db: WriteDb, id: string, to: { familyId: string; position: 1 | 2 }, at: string): Promise<void> {
  await db
    .updateTable('guardian')
    .set((eb) => ({ family_id: to.familyId, position: to.position, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute();
  await db.updateTable('account').set({ family_id: to.familyId }).where('guardian_id', '=', id).execute();
}

/** The second becomes the first and the first the second. The store allows one person at each place: one waits outside meanwhile. */
export async function swapPlaces(db: WriteDb, first: Row<'guardian'>, second: Row<'guardian'>, at: string): Promise<void> {
  const { site_id } = await db.selectFrom('family').select('site_id').where('id', '=', first.family_id).executeTakeFirstOrThrow();
  const outside = newId();
  await db.insertInto('family').values({ id: outside, site_id, number: outside, name: '', created_at: at, updated_at: at }).execute();
  const place = (id: string, familyId: string, position: 1 | 2) =>
    db
      .updateTable('guardian')
      .set((eb) => ({ family_id: familyId, position, version: eb('version', '+', 1), updated_at: at }))
      .where('id', '=', id)
      .execute();
  await place(first.id, outside, 1);
  await place(second.id, first.family_id, 1);
  await place(first.id, first.family_id, 2);
  await db.deleteFrom('family').where('id', '=', outside).execute();
}
