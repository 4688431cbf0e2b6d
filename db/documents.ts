import { newId } from '../shared/ids.ts';
import { eraseBytes } from './document-files.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { prepared } from './prepared.ts';
import type { Row } from './tables.ts';

/** A document that still counts: neither replaced nor taken back. */
export type LiveDocument = Pick<
  Row<'document'>,
  'id' | 'required_document_id' | 'student_id' | 'account_id' | 'issued_on' | 'valid_until' | 'given_at' | 'reason'
> & {
  state: 'given' | 'accepted' | 'refused';
  /** The first day of the school year that it was given for. */
  year_starts_on: string | null;
  files: FileRecord[];
};
export type FileRecord = Pick<
  Row<'document_file'>,
  'id' | 'document_id' | 'blob_id' | 'file_name' | 'size_bytes' | 'given_at' | 'examined_at' | 'account_id'
> & {
  /** The person who gave it keeps the address from the other parent (RGPD-7.9). */
  kept_from_others: boolean;
};

/** All that counts of what a family has given, the oldest first, with the files in order. */
export async function liveDocumentsOf(db: ReadDb, familyId: string): Promise<LiveDocument[]> {
  const [documents, files] = await Promise.all([liveRows(db, familyId), liveFiles(db, familyId)]);
  return documents.map(({ starts_on, state, ...document }) => ({
    ...document,
    state: state as LiveDocument['state'],
    year_starts_on: starts_on,
    files: files
      .filter(({ document_id }) => document_id === document.id)
      .map(({ address_confidential, ...file }) => ({ ...file, kept_from_others: address_confidential === 1 })),
  }));
}

const liveRows = prepared((db, familyId: string) =>
  db
    .selectFrom('document')
    .leftJoin('school_year', 'school_year.id', 'document.school_year_id')
    .select(['document.id', 'document.required_document_id', 'document.student_id', 'document.account_id', 'document.state'])
    .select(['document.issued_on', 'document.valid_until', 'document.given_at', 'document.reason', 'school_year.starts_on'])
    .where('document.family_id', '=', familyId)
    .where('document.state', 'in', ['given', 'accepted', 'refused'])
    .orderBy('document.given_at')
    .orderBy('document.id'),
);

const liveFiles = prepared((db, familyId: string) =>
  db
    .selectFrom('document_file as file')
    .innerJoin('document', 'document.id', 'file.document_id')
    .leftJoin('account', 'account.id', 'file.account_id')
    .leftJoin('guardian', 'guardian.id', 'account.guardian_id')
    .select(['file.id', 'file.document_id', 'file.blob_id', 'file.file_name', 'file.size_bytes', 'file.given_at', 'file.examined_at'])
    .select(['file.account_id', 'guardian.address_confidential'])
    .where('document.family_id', '=', familyId)
    .where('document.state', 'in', ['given', 'accepted', 'refused'])
    .orderBy('file.position'),
);

export interface NewDocument {
  siteId: string;
  requiredDocumentId: string;
  alternativeId: string | null;
  familyId: string;
  studentId: string | null;
  reEnrolmentId: string | null;
  schoolYearId: string | null;
  accountId: string;
  issuedOn: string | null;
}

/** A document whose files are still to be added and examined; gives its id. */
export async function insertDocument(db: WriteDb, document: NewDocument, at: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('document')
    .values({
      id,
      site_id: document.siteId,
      required_document_id: document.requiredDocumentId,
      alternative_id: document.alternativeId,
      family_id: document.familyId,
      student_id: document.studentId,
      re_enrolment_id: document.reEnrolmentId,
      school_year_id: document.schoolYearId,
      account_id: document.accountId,
      issued_on: document.issuedOn,
      given_at: at,
    })
    .execute();
  return id;
}

export type DocumentRecord = Row<'document'>;

export const findDocument = (db: ReadDb, id: string): Promise<DocumentRecord | undefined> =>
  db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();

/** Other documents given for the same demand, which the one named takes the place of: those of another school year stay where years count. */
export const predecessorsOf = (db: ReadDb, document: DocumentRecord, yearsCount: boolean): Promise<DocumentRecord[]> => {
  const same = db
    .selectFrom('document')
    .selectAll()
    .where('required_document_id', '=', document.required_document_id)
    .where('family_id', '=', document.family_id)
    .where('student_id', 'is', document.student_id)
    .where('state', 'in', ['given', 'accepted', 'refused'])
    .where('id', '!=', document.id)
    .orderBy('given_at');
  return (yearsCount ? same.where('school_year_id', 'is', document.school_year_id) : same).execute();
};

/** Another document counts instead; the bytes that are left in this one are erased (UPL-3.12), its trace stays. */
export async function replaceDocument(db: WriteDb, id: string, by: string, at: string): Promise<void> {
  await eraseBytes(db, id);
  await db
    .updateTable('document')
    .set((eb) => ({ state: 'replaced', bytes_erased_at: eb.fn.coalesce('bytes_erased_at', eb.val(at)), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await db.updateTable('document').set({ replaces_id: id }).where('id', '=', by).execute();
}

/** As if it had never been given. */
export async function removeDocument(db: WriteDb, id: string): Promise<void> {
  await eraseBytes(db, id);
  await db.deleteFrom('document').where('id', '=', id).execute();
}

/** The examination did not take it, and nobody was there to be told: refused with the sentence, its bytes erased. */
export async function refuseUnexamined(db: WriteDb, id: string, reason: string, at: string): Promise<void> {
  await eraseBytes(db, id);
  await db.updateTable('document_file').set({ examined_at: at }).where('document_id', '=', id).where('examined_at', 'is', null).execute();
  await db
    .updateTable('document')
    .set((eb) => ({ state: 'refused', reason, decided_at: at, bytes_erased_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Staff have looked at it: its state, the dates that follow from it, who and why. */
export const closeDocument = (
  db: WriteDb,
  id: string,
  decided: { state: 'accepted' | 'refused'; reason: string | null; issuedOn: string | null; validUntil: string | null },
  staffId: string,
  at: string,
) =>
  db
    .updateTable('document')
    .set((eb) => ({
      state: decided.state,
      reason: decided.reason,
      issued_on: decided.issuedOn,
      valid_until: decided.validUntil,
      decided_at: at,
      decided_by: staffId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

/** It waits for a decision again, as if none had been taken. */
export const reopenDocument = (db: WriteDb, id: string) =>
  db
    .updateTable('document')
    .set((eb) => ({ state: 'given', reason: null, valid_until: null, decided_at: null, decided_by: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** What is said of a document in a message or in the history, and who is told: whoever gave it, else the family's first guardian who may see. */
export async function aboutDocument(db: ReadDb, { id, family_id }: Pick<DocumentRecord, 'id' | 'family_id'>) {
  const about = await db
    .selectFrom('document')
    .innerJoin('required_document', 'required_document.id', 'document.required_document_id')
    .leftJoin('student', 'student.id', 'document.student_id')
    .leftJoin('account', 'account.id', 'document.account_id')
    .leftJoin('school_year', 'school_year.id', 'document.school_year_id')
    .select(['required_document.name', 'required_document.several_files', 'required_document.validity'])
    .select(['required_document.validity_days', 'required_document.validity_date', 'school_year.ends_on as year_ends_on'])
    .select(['student.first_name', 'account.guardian_id'])
    .where('document.id', '=', id)
    .executeTakeFirstOrThrow();
  const guardians = await db
    .selectFrom('guardian')
    .select(['id', 'first_name', 'last_name', 'email'])
    .where('family_id', '=', family_id)
    .where('may_see', '=', 1)
    .orderBy('position')
    .execute();
  const giver = guardians.find((guardian) => guardian.id === about.guardian_id) ?? guardians[0];
  return {
    /** « Photo d’identité (Léo) » */
    title: about.first_name ? `${about.name} (${about.first_name})` : about.name,
    severalFiles: about.several_files === 1,
    validity: { validity: about.validity, days: about.validity_days, date: about.validity_date },
    yearEndsOn: about.year_ends_on,
    person: giver && { name: `${giver.first_name} ${giver.last_name}`, email: giver.email },
  };
}
