import { waitingRequests } from '../../../../db/families.ts';
import { balancesOfFamilies, type FamilySearch, searchFamilies } from '../../../../db/family-search.ts';
import { accountsWithTemporary } from '../../../../db/identifiers.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { studentsOf } from '../../../../db/students.ts';
import { accountStateOf } from '../../../../shared/rules/account-state.ts';
import { searchWords, withoutParticles } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';

export const list: ReadVerb<'families.list'> = async ({ db, clock }, { search, ...asked }) => {
  const { rows, total } = await find(db, { ...asked, words: searchWords(search) });
  const ids = rows.map((row) => row.id);
  const aboutMoney = asked.order === 'balanceCents' || asked.filters.includes('balance-due');
  const [students, waiting, temporary, balances] = await Promise.all([
    studentsOf(db, ids),
    waitingRequests(db, ids),
    accountsWithTemporary(db, ids, clock.now()),
    aboutMoney ? balancesOfFamilies(db, ids) : null,
  ]);
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
      archivedAt: row.archived_at,
      balanceCents: balances && (balances.get(row.id) ?? 0),
    })),
  };
};

/** With every word as it was typed; only where that finds nobody, without the particles that people add and forget. */
async function find(db: ReadDb, asked: FamilySearch) {
  const found = await searchFamilies(db, asked);
  const words = withoutParticles(asked.words);
  return found.total > 0 || words.length === asked.words.length ? found : searchFamilies(db, { ...asked, words });
}
