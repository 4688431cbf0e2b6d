import { fieldsOf, searchQueue } from '../../../../db/change-requests.ts';
import { fieldLabel, inSheetOrder } from '../../../../shared/rules/guardian-fields.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';

export const list: ReadVerb<'changeRequests.list'> = async ({ db }, { siteId, search, page, pageSize }) => {
  const { rows, total } = await searchQueue(db, { siteId, words: searchWords(search), page, pageSize });
  const asked = await fieldsOf(
    db,
    rows.map((row) => row.id),
  );
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      subject: row.subject,
      familyId: row.family_id,
      personName: `${row.last_name}, ${row.first_name}`,
      siteName: row.site_name,
      createdAt: row.created_at,
      fields: inSheetOrder(asked.filter((f) => f.request_id === row.id)).map((f) => fieldLabel(f.field)),
    })),
  };
};
