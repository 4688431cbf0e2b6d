import type { ReadDb } from './open.ts';

/** One document with all that staff read beside its files; undefined where there is none. */
export const findDocumentDetail = (db: ReadDb, id: string) =>
  db
    .selectFrom('document')
    .innerJoin('required_document as asked', 'asked.id', 'document.required_document_id')
    .innerJoin('family', 'family.id', 'document.family_id')
    .innerJoin('site', 'site.id', 'document.site_id')
    .leftJoin('student', 'student.id', 'document.student_id')
    .leftJoin('school_year', 'school_year.id', 'document.school_year_id')
    .leftJoin('required_document_alternative as paper', 'paper.id', 'document.alternative_id')
    .leftJoin('account', 'account.id', 'document.account_id')
    .leftJoin('guardian', 'guardian.id', 'account.guardian_id')
    .leftJoin('staff', 'staff.id', 'document.decided_by')
    .leftJoin('re_enrolment', 're_enrolment.id', 'document.re_enrolment_id')
    .leftJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .selectAll('document')
    .select(['asked.name', 'asked.explanation', 'asked.scope', 'asked.mandatory', 'asked.purpose', 'asked.validity'])
    .select(['asked.validity_days', 'asked.validity_date', 'paper.name as paper'])
    .select(['family.name as family_name', 'family.number as family_number', 'site.short_name as site_name'])
    .select(['student.first_name', 'student.last_name', 'school_year.label as year_label', 'school_year.ends_on as year_ends_on'])
    .select(['guardian.first_name as giver_first_name', 'guardian.last_name as giver_last_name', 'staff.name as decider'])
    .select(['re_enrolment.number as answer_number', 're_enrolment.state as answer_state', 'campaign.name as campaign_name'])
    .select('re_enrolment.decided_at as answer_decided_at')
    .where('document.id', '=', id)
    .executeTakeFirst();
export type DocumentDetailRow = NonNullable<Awaited<ReturnType<typeof findDocumentDetail>>>;

/** The papers of which one is enough, in the office's order. */
export const papersFor = async (db: ReadDb, requiredDocumentId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('required_document_alternative')
      .select('name')
      .where('required_document_id', '=', requiredDocumentId)
      .orderBy('position')
      .execute()
  ).map(({ name }) => name);

/** The files of a document as staff read them, in order. */
export const filesOf = (db: ReadDb, documentId: string) =>
  db
    .selectFrom('document_file')
    .select(['id', 'file_name', 'media_type', 'size_bytes', 'pages', 'given_at', 'examined_at', 'blob_id'])
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();

/** What was refused before for the same demand, the latest first; what another document has replaced keeps its reason. */
export const refusalsBefore = (db: ReadDb, { id, required_document_id, family_id, student_id }: DocumentDetailRow) =>
  db
    .selectFrom('document')
    .leftJoin('staff', 'staff.id', 'document.decided_by')
    .select(['document.decided_at', 'document.given_at', 'document.reason', 'staff.name as decider'])
    .where('document.required_document_id', '=', required_document_id)
    .where('document.family_id', '=', family_id)
    .where('document.student_id', 'is', student_id)
    .where('document.reason', 'is not', null)
    .where('document.id', '!=', id)
    .orderBy('document.given_at', 'desc')
    .limit(10)
    .execute();
