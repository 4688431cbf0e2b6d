import { searchFamilies, waitingRequests } from '../../../../db/families.ts';
import { accountsWithTemporary } from '../../../../db/identifiers.ts';
import { studentsOf } from '../../../../db/students.ts';
import { accountStateOf } from '../../../../shared/rules/account-state.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';

export const list: ReadVerb<'families.list'> = async ({ db, clock }, { siteId, search, page, pageSize }) => {
  const { rows, total } = await searchFamilies(db, { siteId, words: searchWords(search), page, pageSize });
  const ids = rows.map((row) => row.id);
  const students = await studentsOf(db, ids);
  const waiting = await waitingRequests(db, ids);
  const temporary = await accountsWithTemporary(db, ids, clock.now());
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      siteName: row.site_name,
      city: row.city,
      students: students.filter((s) => s.family_id === row.id).map((s) => s.first_name),
      identifier: row.identifier,
      account: accountStateOf(row.account_id === null ? null : { ...row, temporary: temporary.has(row.account_id) }),
      waiting: waiting.get(row.id) ?? 0,
    })),
  };
};
