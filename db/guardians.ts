import { newId } from '../shared/ids.ts';
import { type GuardianField, type GuardianValues, guardianFieldNames } from '../shared/rules/guardian-fields.ts';
import type { ReadDb, WriteDb } from './open.ts';
import type { Row, RowChange } from './tables.ts';

/** Where each field of a responsable's sheet is kept. */
const COLUMN = {
  civility: 'civility',
  lastName: 'last_name',
  birthName: 'birth_name',
  firstName: 'first_name',
  relationship: 'relationship',
  addressLine: 'address_line',
  addressExtra: 'address_extra',
  postalCode: 'postal_code',
  city: 'city',
  phoneMobile: 'phone_mobile',
  phoneHome: 'phone_home',
  phoneWork: 'phone_work',
  email: 'email',
} as const satisfies Record<GuardianField, keyof Row<'guardian'>>;

/** The official sheet of a row of `guardian`. */
export const sheetOf = (row: Pick<Row<'guardian'>, (typeof COLUMN)[GuardianField]>): GuardianValues =>
  Object.fromEntries(guardianFieldNames.map((field) => [field, row[COLUMN[field]]])) as GuardianValues;

const columnsOf = (values: Partial<GuardianValues>): RowChange<'guardian'> =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [COLUMN[field as GuardianField], value]));

/** Undefined when there is no such person. */
export const findGuardian = (db: ReadDb, id: string) => db.selectFrom('guardian').selectAll().where('id', '=', id).executeTakeFirst();

/** One or two, the responsable first. */
export const guardiansOf = (db: ReadDb, familyId: string) =>
  db.selectFrom('guardian').selectAll().where('family_id', '=', familyId).orderBy('position').execute();

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
      ...(columnsOf(others) as Record<string, string | null>),
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

/** Writes official values; the sheet gets the next version, which is given back. */
export async function changeGuardian(db: WriteDb, id: string, values: Partial<GuardianValues>, at: string): Promise<number> {
  const row = await db
    .updateTable('guardian')
    .set((eb) => ({ ...columnsOf(values), version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** When somebody signalled that the parents disagree, or null: validations stop meanwhile (Code civil 372-2). */
export async function disagreementSince(db: ReadDb, familyId: string): Promise<string | null> {
  const row = await db
    .selectFrom('guardian')
    .select('disagreement_at')
    .where('family_id', '=', familyId)
    .where('disagreement_at', 'is not', null)
    .orderBy('disagreement_at')
    .limit(1)
    .executeTakeFirst();
  return row?.disagreement_at ?? null;
}
