import { chosenIdentifiers, countIdentifiers, listIdentifiers, totalIdentifiers } from '../../../../db/identifier-list.ts';
import { BULK_MAX } from '../../../../shared/contract/jobs.ts';
import { searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb } from '../../context.ts';
import { heldUntil } from '../../passwords/throttle.ts';
import { familyBudgets } from '../accounts/index.ts';

export const list: ReadVerb<'identifiers.list'> = async ({ db, clock, secrets }, { page, pageSize, search, ...filter }) => {
  const now = clock.now();
  const which = { ...filter, words: searchWords(search) };
  const rows = await listIdentifiers(db, which, { offset: page * pageSize, limit: pageSize }, now);
  const total = await totalIdentifiers(db, which, now);
  const held = await heldUntil(
    db,
    rows.map((row) => (row.identifier ? familyBudgets(secrets, row.site_id, row.identifier) : [])),
    now,
  );
  return {
    rows: rows.map((row, index) => ({
      id: row.id,
      familyId: row.family_id,
      name: `${row.last_name}, ${row.first_name}`,
      siteName: row.site_name,
      email: row.email,
      identifier: row.identifier,
      state: row.state,
      heldUntil: held[index] ?? null,
      lastLoginAt: row.last_login_at,
      sentAt: row.identifier_sent_at,
      sessions: row.sessions,
    })),
    total,
  };
};

export const chosen: ReadVerb<'identifiers.chosen'> = async ({ db, clock }, { search, ...filter }) => {
  const rows = await chosenIdentifiers(db, { ...filter, words: searchWords(search) }, BULK_MAX, clock.now());
  return { people: rows.map((row) => ({ guardianId: row.id, name: `${row.last_name}, ${row.first_name}`, state: row.state })) };
};

export const counts: ReadVerb<'identifiers.counts'> = async ({ db, clock }, { search, ...filter }) => ({
  none: 0,
  never: 0,
  waiting: 0,
  active: 0,
  blocked: 0,
  ...(await countIdentifiers(db, { ...filter, words: searchWords(search) }, clock.now())),
});
