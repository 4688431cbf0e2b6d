import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { FamilyFilter, FamilyOrder } from '../shared/rules/family-list.ts';
import type { ReadDb } from './open.ts';
import type { Tables } from './tables.ts';

export interface FamilySearch {
  siteId?: string | null | undefined;
  /** Words of `searchWords`: every one must be found. */
  words: readonly string[];
  filters: readonly FamilyFilter[];
  order: FamilyOrder;
  descending: boolean;
  page: number;
  pageSize: number;
}

/** One page of the families in use (or of the archived ones, where that is asked), and how many there are. */
export async function searchFamilies(db: ReadDb, search: FamilySearch) {
  const ids = await pageOfIds(db, search);
  // the last page counts itself: the list is read through once, not twice
  const isLast = ids.length > 0 ? ids.length < search.pageSize : search.page === 0;
  const total = isLast ? search.page * search.pageSize + ids.length : await countOf(db, search);
  if (ids.length === 0) return { rows: [], total };
  const rows = await db
    .selectFrom('family')
    .innerJoin('site', 'site.id', 'family.site_id')
    .leftJoin('guardian', (join) => join.onRef('guardian.family_id', '=', 'family.id').on('guardian.position', '=', 1))
    .leftJoin('account', 'account.guardian_id', 'guardian.id')
    .select(['family.id', 'family.number', 'family.name', 'family.archived_at', 'site.short_name as site_name', 'guardian.city'])
    .select(['account.id as account_id', 'account.identifier', 'account.blocked_at', 'account.first_login_at'])
    .where('family.id', 'in', ids)
    .execute();
  const place = new Map(ids.map((id, index) => [id, index]));
  return { rows: rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)), total };
}

async function countOf(db: ReadDb, search: FamilySearch): Promise<number> {
  const { total } = await found(db, search)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

type Families = ExpressionBuilder<Tables, 'family'>;

function found(db: ReadDb, { siteId, words, filters }: FamilySearch) {
  let query = db.selectFrom('family').where('family.archived_at', filters.includes('archived') ? 'is not' : 'is', null);
  // a former file is found through the one that it went into
  if (filters.includes('archived')) query = query.where('family.merged_into_id', 'is', null);
  // « + »: the index that is in the list's order holds all that is asked, the one by site does not
  if (siteId) query = query.where(sql<string>`+family.site_id`, '=', siteId);
  for (const word of words) query = query.where('family.search_key', 'like', `%${word}%`);
  for (const filter of filters) if (filter !== 'archived') query = query.where((eb) => NARROWED[filter](eb));
  return query;
}

/** Each as a set of families that SQLite works out once. */
const NARROWED: Record<Exclude<FamilyFilter, 'archived'>, (eb: Families) => ReturnType<Families['exists']>> = {
  // nobody of the household can be written to by e-mail
  'no-email': (eb) =>
    eb('family.id', 'not in', eb.selectFrom('guardian').select('guardian.family_id').where('guardian.email', 'is not', null)) as never,
  'never-connected': (eb) =>
    eb(
      'family.id',
      'not in',
      eb.selectFrom('account').select('account.family_id').where('account.first_login_at', 'is not', null),
    ) as never,
  'balance-due': (eb) => eb('family.id', 'in', sql<string>`(SELECT family_id FROM (${balances()}) WHERE cents > 0)`) as never,
  waiting: (eb) =>
    eb('family.id', 'in', eb.selectFrom('change_request').select('change_request.family_id').where('state', '=', 'pending')) as never,
  disagreement: (eb) =>
    eb('family.id', 'in', eb.selectFrom('guardian').select('guardian.family_id').where('disagreement_at', 'is not', null)) as never,
};

/** Both ledgers of every family as the office sees them (`shared/rules/ledger.ts`), in cents; above 0: due. */
const balances = (of: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> => sql`
  SELECT family_id, sum(cents) AS cents FROM (
    SELECT family_id, total_cents AS cents FROM invoice WHERE state = 'issued' AND ${of}
    UNION ALL
    SELECT invoice.family_id, -credit_note.total_cents FROM credit_note JOIN invoice ON invoice.id = credit_note.invoice_id WHERE ${of}
    UNION ALL
    SELECT family_id, -amount_cents FROM payment WHERE state IN ('received', 'cleared') AND ${of}
    UNION ALL
    SELECT family_id, amount_cents FROM refund WHERE ${of}
  ) GROUP BY family_id`;

/** What some families owe, both ledgers together, in cents; below 0: in their favour. Families without any paper are left out. */
export async function balancesOfFamilies(db: ReadDb, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom(sql<{ family_id: string; cents: number }>`(${balances(sql`family_id IN (${sql.join(ids)})`)})`.as('balance'))
    .select(['balance.family_id', 'balance.cents'])
    .execute();
  return new Map(rows.map((row) => [row.family_id, row.cents]));
}

/** SQLite knows no accents: « Échirolles » would come after « Voiron ». */
const withoutAccents = [...'ÉéÈèÊêËëÂâÀàÎîÏïÔôÛûÙùÇç'].reduce(
  (text, letter) => sql`replace(${text}, ${sql.lit(letter)}, ${sql.lit(letter.normalize('NFD').charAt(0).toLowerCase())})`,
  sql`lower(city)`,
);

async function pageOfIds(db: ReadDb, search: FamilySearch): Promise<string[]> {
  const direction = search.descending ? 'desc' : 'asc';
  let query = found(db, search).select('family.id');
  if (search.order === 'number') query = query.orderBy('family.number', direction);
  if (search.order === 'city')
    query = query.orderBy(
      sql`(SELECT ${withoutAccents} FROM guardian WHERE guardian.family_id = family.id AND guardian.position = 1)`,
      (order) => (search.descending ? order.desc().nullsLast() : order.asc().nullsLast()),
    );
  if (search.order === 'siteName') query = query.orderBy(sql`(SELECT position FROM site WHERE site.id = family.site_id)`, direction);
  if (search.order === 'waiting')
    query = query.orderBy(
      sql`(SELECT count(*) FROM change_request WHERE change_request.family_id = family.id AND state = 'pending')`,
      direction,
    );
  if (search.order === 'balanceCents')
    query = query
      .leftJoin(sql<{ family_id: string; cents: number }>`(${balances()})`.as('balance'), 'balance.family_id', 'family.id')
      .orderBy(sql`coalesce(balance.cents, 0)`, direction);
  const rows = await query
    .orderBy('family.search_key', search.order === 'name' ? direction : 'asc')
    .orderBy('family.id')
    .limit(search.pageSize)
    .offset(search.page * search.pageSize)
    .execute();
  return rows.map(({ id }) => id);
}
