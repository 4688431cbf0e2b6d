import { verifyRecent } from '../../../../db/history.ts';
import { type HistoryWord, listStaffNames, searchHistory } from '../../../../db/history-list.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { searchable, searchWords } from '../../../../shared/rules/search.ts';
import type { ReadVerb, StaffActor } from '../../context.ts';
import { sentenceOf, verbsSaying } from './sentences.ts';

/** How many of the last lines are checked while somebody looks: reading the whole chain would make each look slower than the one before. */
const CHECKED_LINES = 200;

export const list: ReadVerb<'history.list'> = async ({ db, actor }, { familyId, search, page, pageSize }) => {
  const words = await understood(db, search);
  const { rows, total } = await searchHistory(db, { familyId, words, without: keptFrom(actor), page, pageSize });
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
      familyName: row.family_name,
    })),
  };
};

/**
 * The name of a paper can tell of somebody's health or income: its lines are for those who may know what was given (RGPD-7.11). When
 * colleagues come and go is for those alone who manage their accounts.
 */
const keptFrom = ({ role }: StaffActor): readonly string[] => [
  ...(contract['families.documents'].roles.includes(role) ? [] : ['document', 'document-demand', 'document-file']),
  ...(contract['staff.list'].roles.includes(role) ? [] : ['staff']),
];

/** What each typed word may mean: part of a name, of a sentence, of a number. */
async function understood(db: ReadDb, search: string): Promise<HistoryWord[]> {
  const words = searchWords(search);
  const staff = words.length > 0 ? await listStaffNames(db) : [];
  return words.map((word) => ({
    word,
    verbs: verbsSaying(word),
    staffIds: staff.filter(({ name }) => searchable(name).includes(word)).map(({ id }) => id),
  }));
}
