import type { ReadDb } from './open.ts';

/** The documents that wait for the office's decision; nothing that has not been examined is among them. */
export const documentsToDecide = (db: ReadDb) =>
  db
    .selectFrom('document')
    .where('document.state', '=', 'given')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('document_file as unexamined')
            .select('unexamined.id')
            .whereRef('unexamined.document_id', '=', 'document.id')
            .where('unexamined.examined_at', 'is', null),
        ),
      ),
    );

/** What the office reads of them, the oldest first. */
export async function documentQueue(db: ReadDb, { siteId, page, pageSize }: { siteId: string | null; page: number; pageSize: number }) {
  const waiting = documentsToDecide(db).$if(siteId !== null, (query) => query.where('document.site_id', '=', siteId ?? ''));
  const { total } = await waiting.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await waiting
    .innerJoin('required_document', 'required_document.id', 'document.required_document_id')
    .innerJoin('family', 'family.id', 'document.family_id')
    .innerJoin('site', 'site.id', 'document.site_id')
    .leftJoin('student', 'student.id', 'document.student_id')
    .select(['document.id', 'document.version', 'document.family_id', 'document.given_at', 'document.issued_on'])
    .select(['required_document.name', 'family.name as family_name', 'site.short_name as site_name'])
    .select(['student.first_name', 'student.last_name'])
    .orderBy('document.given_at')
    .orderBy('document.id')
    .limit(pageSize)
    .offset(page * pageSize)
    .execute();
  const files =
    rows.length === 0
      ? []
      : await db
          .selectFrom('document_file')
          .select(['id', 'document_id', 'file_name', 'media_type', 'size_bytes', 'pages'])
          .where(
            'document_id',
            'in',
            rows.map(({ id }) => id),
          )
          .orderBy('position')
          .execute();
  return { total, rows: rows.map((row) => ({ ...row, files: files.filter(({ document_id }) => document_id === row.id) })) };
}
