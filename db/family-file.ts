import { type Account, accountOf } from '../shared/rules/ledger.ts';
import { LEDGERS, type Ledger } from '../shared/rules/ledger-books.ts';
import { booksOf } from './billing.ts';
import { fieldsOf } from './change-requests.ts';
import type { ReadDb } from './open.ts';

// What the whole file of a family shows beside its people.

export interface Wish {
  requestId: string;
  number: string;
  values: Record<string, string | null>;
}

/** What waits for staff about each person of a family, by the id of the person's row. */
export async function wishesOf(db: ReadDb, familyId: string): Promise<Map<string, Wish>> {
  const requests = await db
    .selectFrom('change_request')
    .select(['id', 'number', 'guardian_id', 'student_id'])
    .where('family_id', '=', familyId)
    .where('state', '=', 'pending')
    .execute();
  const fields = await fieldsOf(
    db,
    requests.map(({ id }) => id),
  );
  return new Map(
    requests.map((request) => {
      const own = fields.filter((field) => field.request_id === request.id);
      const values = Object.fromEntries(own.map((field) => [field.field, field.proposed_value]));
      return [request.guardian_id ?? request.student_id ?? '', { requestId: request.id, number: request.number, values }];
    }),
  );
}

const named = (db: ReadDb) => db.selectFrom('family').select(['id', 'name', 'number']);

/** A family as another one names it; null when there is none. */
export const namedFamily = async (db: ReadDb, id: string | null) =>
  id === null ? null : ((await named(db).where('id', '=', id).executeTakeFirst()) ?? null);

/** Those who have left this family, the last one first. */
export const formerGuardiansOf = (db: ReadDb, familyId: string) =>
  db
    .selectFrom('family')
    .select((eb) => ['id as familyId', 'name', eb.ref('archived_at').$notNull().as('archivedAt')])
    .where('left_family_id', '=', familyId)
    .where('archived_at', 'is not', null)
    .where('merged_into_id', 'is', null)
    .orderBy('archived_at', 'desc')
    .execute();

/** Files that went into this one and did not come back, the last one first. */
export async function mergesInto(db: ReadDb, familyId: string) {
  const rows = await db
    .selectFrom('family_merge')
    .innerJoin('family', 'family.id', 'family_merge.merged_family_id')
    .innerJoin('staff', 'staff.id', 'family_merge.made_by')
    .select(['family_merge.id', 'family_merge.made_at', 'staff.name as made_by'])
    .select(['family.id as family_id', 'family.name', 'family.number'])
    .where('family_merge.kept_family_id', '=', familyId)
    .where('family_merge.undone_at', 'is', null)
    .orderBy('family_merge.made_at', 'desc')
    .execute();
  const accounts = await db
    .selectFrom('account')
    .select(['family_id', 'identifier'])
    .where(
      'family_id',
      'in',
      rows.map((row) => row.family_id),
    )
    .execute();
  return rows.map((row) => ({
    id: row.id,
    family: { id: row.family_id, name: row.name, number: row.number },
    madeAt: row.made_at,
    madeBy: row.made_by,
    identifiers: accounts.filter((account) => account.family_id === row.family_id).map(({ identifier }) => identifier),
  }));
}

/** A family's answers to campaigns, the last one first. */
export const reEnrolmentsOfFamily = (db: ReadDb, familyId: string) =>
  db
    .selectFrom('re_enrolment')
    .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .innerJoin('student', 'student.id', 're_enrolment.student_id')
    .select(['re_enrolment.id', 're_enrolment.number', 're_enrolment.state', 're_enrolment.answer', 'campaign.name as campaign'])
    .select(['student.first_name', 'student.last_name', 're_enrolment.updated_at', 're_enrolment.submitted_at', 're_enrolment.decided_at'])
    .where('re_enrolment.family_id', '=', familyId)
    .orderBy('campaign.opens_at', 'desc')
    .orderBy('student.first_name')
    .limit(100)
    .execute();

/** Both ledgers as the office sees them. */
export async function accountsOfFamily(db: ReadDb, familyId: string): Promise<{ ledger: Ledger; account: Account }[]> {
  const books = await booksOf(db, familyId);
  return LEDGERS.map((ledger) => ({ ledger, account: accountOf(books, ledger, null) }));
}
