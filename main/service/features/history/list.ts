import { familyNames } from '../../../../db/families.ts';
import { listHistory, verifyRecent } from '../../../../db/history.ts';
import type { ReadVerb } from '../../context.ts';
import { sentenceOf } from './sentences.ts';

/** How many of the last lines are checked while somebody looks; the whole chain is checked with the backups. */
const CHECKED_LINES = 200;

export const list: ReadVerb<'history.list'> = async ({ db }, { familyId, search, page, pageSize }) => {
  const filter = { ...(familyId && { familyId }), ...(search.trim() && { search: search.trim() }) };
  const { rows, total } = await listHistory(db, filter, { offset: page * pageSize, limit: pageSize });
  const names = await familyNames(db, [...new Set(rows.flatMap((row) => row.family_id ?? []))]);
  return {
    total,
    chainIntact: await verifyRecent(db, CHECKED_LINES),
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      actorKind: row.actor_kind,
      actorName: row.actor_name || (row.actor_kind === 'system' ? 'Portée' : 'Visiteur'),
      verb: row.verb,
      sentence: sentenceOf(row.verb, row.details),
      familyId: row.family_id,
      familyName: row.family_id ? (names.get(row.family_id) ?? null) : null,
    })),
  };
};
