import { searchable } from '../shared/rules/search.ts';
import type { ReadDb } from './open.ts';

export type DuplicateReason = 'child' | 'email' | 'phone' | 'name';

export interface PossibleDuplicate {
  /** In the order in which the files were opened. */
  ids: readonly [string, string];
  reasons: DuplicateReason[];
}

/** How much each says that two files are of one family. */
const WEIGHTS: Record<DuplicateReason, number> = { child: 4, email: 3, phone: 2, name: 2 };

/** More files than this with one e-mail or phone: it is that of a school or a firm, and says nothing. */
const TOO_MANY = 6;

/**
 * Pairs of files in use, of one site, that may be of one family; the surest first. Pairs that somebody found to be two families are left
 * out. Names are compared as the search compares them, so all are read: some 40 ms for 10 000 families.
 */
export async function possibleDuplicates(db: ReadDb, siteId?: string | null): Promise<PossibleDuplicate[]> {
  const shared = new Map<string, Set<string>>();
  const note = (reason: DuplicateReason, site: string, what: string, family: string) => {
    const key = `${reason} ${site} ${what}`;
    const set = shared.get(key) ?? new Set();
    shared.set(key, set.add(family));
  };
  for (const row of await guardianRows(db, siteId)) {
    const { family_id: family, site_id: site } = row;
    if (row.email) note('email', site, row.email.toLowerCase(), family);
    // brothers and sisters with files of their own share a telephone: so does one person with two files, under one first name
    for (const phone of [row.phone_mobile, row.phone_home, row.phone_work])
      if (phone) note('phone', site, `${phone} ${searchable(row.first_name)}`, family);
    if (row.city) note('name', site, searchable(`${row.last_name} ${row.first_name} ${row.city}`), family);
  }
  for (const row of await studentRows(db, siteId))
    if (row.birth_date) note('child', row.site_id, `${searchable(`${row.last_name} ${row.first_name}`)} ${row.birth_date}`, row.family_id);
  return pairsOf(shared, await distinctPairs(db), await openedOrder(db));
}

function pairsOf(
  shared: Map<string, Set<string>>,
  distinct: ReadonlySet<string>,
  opened: ReadonlyMap<string, number>,
): PossibleDuplicate[] {
  const pairs = new Map<string, { ids: [string, string]; reasons: Set<DuplicateReason> }>();
  for (const [key, families] of shared) {
    if (families.size < 2 || families.size > TOO_MANY) continue;
    const reason = key.slice(0, key.indexOf(' ')) as DuplicateReason;
    const ids = [...families].sort((a, b) => (opened.get(a) ?? 0) - (opened.get(b) ?? 0));
    ids.forEach((one, place) => {
      for (const other of ids.slice(place + 1)) {
        const pair = keyOf(one, other);
        if (distinct.has(pair)) continue;
        const known = pairs.get(pair) ?? { ids: [one, other], reasons: new Set<DuplicateReason>() };
        known.reasons.add(reason);
        pairs.set(pair, known);
      }
    });
  }
  const weight = (reasons: ReadonlySet<DuplicateReason>) => [...reasons].reduce((sum, reason) => sum + WEIGHTS[reason], 0);
  return [...pairs.values()]
    .sort((a, b) => weight(b.reasons) - weight(a.reasons) || (opened.get(a.ids[0]) ?? 0) - (opened.get(b.ids[0]) ?? 0))
    .map(({ ids, reasons }) => ({ ids, reasons: (Object.keys(WEIGHTS) as DuplicateReason[]).filter((reason) => reasons.has(reason)) }));
}

const keyOf = (one: string, other: string): string => [one, other].sort().join(' ');

const guardianRows = (db: ReadDb, siteId?: string | null) =>
  db
    .selectFrom('guardian')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .select(['guardian.family_id', 'family.site_id', 'guardian.last_name', 'guardian.first_name', 'guardian.city', 'guardian.email'])
    .select(['guardian.phone_mobile', 'guardian.phone_home', 'guardian.phone_work'])
    .where('family.archived_at', 'is', null)
    .$if(Boolean(siteId), (query) => query.where('family.site_id', '=', siteId ?? ''))
    .execute();

const studentRows = (db: ReadDb, siteId?: string | null) =>
  db
    .selectFrom('student')
    .innerJoin('family', 'family.id', 'student.family_id')
    .select(['student.family_id', 'family.site_id', 'student.last_name', 'student.first_name', 'student.birth_date'])
    .where('family.archived_at', 'is', null)
    .where('student.archived_at', 'is', null)
    .$if(Boolean(siteId), (query) => query.where('family.site_id', '=', siteId ?? ''))
    .execute();

const distinctPairs = async (db: ReadDb): Promise<Set<string>> =>
  new Set(
    (await db.selectFrom('distinct_families').select(['family_id', 'other_id']).execute()).map((row) => keyOf(row.family_id, row.other_id)),
  );

/** Which file was opened first: the lower number stands first in a pair. */
const openedOrder = async (db: ReadDb): Promise<Map<string, number>> =>
  new Map(
    (await db.selectFrom('family').select('id').where('archived_at', 'is', null).orderBy('site_id').orderBy('number').execute()).map(
      ({ id }, place) => [id, place],
    ),
  );
