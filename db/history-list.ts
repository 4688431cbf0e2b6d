import type { ReadDb } from './open.ts';

/** One word of a search in the history, with what it stands for beyond the letters of a line. */
export interface HistoryWord {
  /** As `searchWords` gives it. */
  word: string;
  /** Verbs whose French sentence has the word. */
  verbs: readonly string[];
  /** Staff of that name. */
  staffIds: readonly string[];
}

export interface HistorySearch {
  familyId?: string | null | undefined;
  /** A line must answer to each. */
  words: readonly HistoryWord[];
  /** Kinds of subject that are not the reader's to know. */
  without: readonly string[];
  page: number;
  pageSize: number;
}

/** One page of lines, newest first, with the family's name, and how many lines there are. */
export async function searchHistory(db: ReadDb, search: HistorySearch) {
  let found = db.selectFrom('history').leftJoin('family', 'family.id', 'history.family_id');
  const { familyId } = search;
  // with what was done in the files that went into this one
  if (familyId)
    found = found.where((eb) =>
      eb.or([
        eb('history.family_id', '=', familyId),
        eb('history.family_id', 'in', eb.selectFrom('family as former').select('former.id').where('former.merged_into_id', '=', familyId)),
      ]),
    );
  if (search.without.length > 0) found = found.where('history.subject_kind', 'not in', search.without);
  for (const { word, verbs, staffIds } of search.words)
    found = found.where((eb) =>
      eb.or([
        eb('history.actor_name', 'like', `%${word}%`),
        eb('history.details', 'like', `%${word}%`),
        eb('family.search_key', 'like', `%${word}%`),
        ...(verbs.length > 0 ? [eb('history.verb', 'in', verbs)] : []),
        ...(staffIds.length > 0 ? [eb('history.actor_id', 'in', staffIds)] : []),
      ]),
    );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['history.id', 'history.at', 'history.actor_kind', 'history.actor_name', 'history.verb', 'history.details'])
    .select(['history.family_id', 'family.name as family_name'])
    .orderBy('history.seq', 'desc')
    .limit(search.pageSize)
    .offset(search.page * search.pageSize)
    .execute();
  return { rows, total };
}

export const listStaffNames = (db: ReadDb) => db.selectFrom('staff').select(['id', 'name']).execute();
