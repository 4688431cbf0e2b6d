import { newId } from '../shared/ids.ts';
import type { GuardianValues } from '../shared/rules/guardian-fields.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { columnsOf, valuesOf } from './sheet-columns.ts';
import type { Row } from './tables.ts';

/** The official sheet of a row of `guardian`. */
export const sheetOf = (row: Omit<Row<'guardian'>, 'version'>): GuardianValues => valuesOf('guardian', row) as GuardianValues;

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
