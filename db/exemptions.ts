import { newId } from '../shared/ids.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';
import type { Row } from './tables.ts';

// « Non concerné »: a document that is asked of a family or student, and that need not be given.

/** One that has been said and not taken back. */
export type Exemption = Pick<
  Row<'document_exemption'>,
  | 'id'
  | 'family_id'
  | 'required_document_id'
  | 'student_id'
  | 'school_year_id'
  | 'account_id'
  | 'explanation'
  | 'state'
  | 'reason'
  | 'created_at'
> & {
  /** The first day of the school year that it was said for; null: for the years to come too. */
  starts_on: string | null;
  /** Who at the office said or decided it. */
  decider: string | null;
};

/** What does not concern a family, the last word first. */
export const exemptionsOf: (db: ReadDb, familyId: string) => Promise<Exemption[]> = prepared((db, familyId: string) =>
  said(db).where('document_exemption.family_id', '=', familyId),
);

/** The same of many families at once. */
export const exemptionsSaid = (db: ReadDb, familyIds: readonly string[]): Promise<Exemption[]> =>
  said(db).where('document_exemption.family_id', 'in', familyIds).execute();

const said = (db: ReadDb) =>
  db
    .selectFrom('document_exemption')
    .leftJoin('school_year', 'school_year.id', 'document_exemption.school_year_id')
    .leftJoin('staff', 'staff.id', 'document_exemption.decided_by')
    .select(['document_exemption.id', 'document_exemption.family_id', 'document_exemption.required_document_id'])
    .select(['document_exemption.student_id', 'document_exemption.school_year_id', 'document_exemption.account_id'])
    .select(['document_exemption.explanation', 'document_exemption.state', 'document_exemption.reason', 'document_exemption.created_at'])
    .select(['school_year.starts_on', 'staff.name as decider'])
    .where('document_exemption.state', '!=', 'withdrawn')
    .orderBy('document_exemption.created_at', 'desc')
    .orderBy('document_exemption.id', 'desc');

interface NewExemption {
  familyId: string;
  requiredDocumentId: string;
  studentId: string | null;
  schoolYearId: string | null;
  explanation: string;
  staffId: string;
  at: string;
}

/** The office says by itself that a document does not concern a family or student; gives its id. */
export async function insertExemption(db: WriteDb, said: NewExemption): Promise<string> {
  const id = newId();
  await db
    .insertInto('document_exemption')
    .values({
      id,
      required_document_id: said.requiredDocumentId,
      family_id: said.familyId,
      student_id: said.studentId,
      school_year_id: said.schoolYearId,
      account_id: null,
      explanation: said.explanation,
      state: 'accepted',
      reason: null,
      created_at: said.at,
      decided_at: said.at,
      decided_by: said.staffId,
    })
    .execute();
  return id;
}

interface Closing {
  state: 'accepted' | 'refused' | 'withdrawn';
  /** What the office answers, where it answers. */
  reason: string | null;
  staffId: string;
  at: string;
}

/** What a family said is agreed to or not; what held is taken back. */
export const closeExemption = (db: WriteDb, id: string, { state, reason, staffId, at }: Closing) =>
  db.updateTable('document_exemption').set({ state, reason, decided_at: at, decided_by: staffId }).where('id', '=', id).execute();

/** Who said that a document does not concern the family, where it was one of the family's who may see the file. */
export const sayerOf = (db: ReadDb, accountId: string) =>
  db
    .selectFrom('account')
    .innerJoin('guardian', 'guardian.id', 'account.guardian_id')
    .select(['guardian.first_name', 'guardian.last_name', 'guardian.email'])
    .where('account.id', '=', accountId)
    .where('guardian.may_see', '=', 1)
    .executeTakeFirst();
