import { fieldsOf, searchQueue } from '../../../../db/change-requests.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import { fieldLabel, inSheetOrder } from '../../../../shared/rules/sheets.ts';
import type { ReadVerb } from '../../context.ts';

export const list: ReadVerb<'changeRequests.list'> = async ({ db }, { siteId, subject, search, page, pageSize }) => {
  const { rows, counts } = await searchQueue(db, { siteId, subject, words: searchWords(search), page, pageSize });
  const asked = await fieldsOf(
    db,
    rows.map((row) => row.id),
  );
  const labels = (row: (typeof rows)[number]) =>
    inSheetOrder(
      row.subject,
      asked.filter((f) => f.request_id === row.id),
    ).map((f) => fieldLabel(row.subject, f.field));
  return {
    total: subject ? counts[subject] : counts.guardian + counts.student,
    counts,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      subject: row.subject,
      familyId: row.family_id,
      personName: `${row.last_name}, ${row.first_name}`,
      siteName: row.site_name,
      createdAt: row.created_at,
      fields: labels(row),
    })),
  };
};
