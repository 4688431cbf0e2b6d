import type { AccountState } from '../shared/contract/accounts.ts';
import type { ReadDb } from './open.ts';

export interface IdentifierFilter {
  siteId?: string | null | undefined;
  state?: AccountState | null | undefined;
  email?: 'with' | 'without' | null | undefined;
  /** Words of `searchWords`: every one must be found in the family's. */
  words: readonly string[];
  /** Of these responsables only. */
  ids?: readonly string[] | null | undefined;
}

/** Responsables of the families in use. */
function responsables(db: ReadDb, { siteId, email, words, ids }: Omit<IdentifierFilter, 'state'>) {
  let found = db
    .selectFrom('guardian')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .where('family.archived_at', 'is', null)
    .where('family.merged_into_id', 'is', null);
  if (siteId) found = found.where('family.site_id', '=', siteId);
  if (ids) found = found.where('guardian.id', 'in', ids);
  if (email) found = found.where('guardian.email', email === 'with' ? 'is not' : 'is', null);
  for (const word of words) found = found.where('family.search_key', 'like', `%${word}%`);
  return found;
}

/** With the state of their account as `shared/rules/account-state.ts` has it. */
const people = (db: ReadDb, filter: Omit<IdentifierFilter, 'state'>, now: Date) =>
  responsables(db, filter)
    .innerJoin('site', 'site.id', 'family.site_id')
    .leftJoin('account', 'account.guardian_id', 'guardian.id')
    .select(['guardian.id', 'guardian.family_id', 'guardian.first_name', 'guardian.last_name', 'guardian.email', 'guardian.position'])
    .select(['family.search_key', 'family.site_id', 'site.short_name as site_name', 'account.id as account_id', 'account.identifier'])
    .select(['account.last_login_at', 'account.identifier_sent_at'])
    .select((eb) =>
      eb
        .case()
        .when('account.id', 'is', null)
        .then('none')
        .when('account.blocked_at', 'is not', null)
        .then('blocked')
        .when(
          eb.exists(
            eb
              .selectFrom('temporary_password')
              .select('temporary_password.id')
              .whereRef('temporary_password.account_id', '=', 'account.id')
              .where('temporary_password.state', 'in', ['waiting', 'active'])
              .where('temporary_password.expires_at', '>', now.toISOString()),
          ),
        )
        .then('waiting')
        .when('account.first_login_at', 'is', null)
        .then('never')
        .else('active')
        .end()
        .$castTo<AccountState>()
        .as('state'),
    );

const matching = (db: ReadDb, filter: IdentifierFilter, now: Date) =>
  db.selectFrom(people(db, filter, now).as('p')).$if(Boolean(filter.state), (query) => query.where('p.state', '=', filter.state ?? 'none'));

/** One page in the order of the families. */
export async function listIdentifiers(db: ReadDb, filter: IdentifierFilter, page: { offset: number; limit: number }, now: Date) {
  const shown = await idsOnPage(db, filter, page, now);
  if (shown.length === 0) return [];
  const rows = await people(db, { words: [] }, now)
    .where('guardian.id', 'in', shown)
    .orderBy('family.search_key')
    .orderBy('guardian.position')
    .execute();
  const ids = rows.flatMap(({ account_id }) => account_id ?? []);
  const open = ids.length > 0 ? await openSessionsOf(db, ids) : [];
  return rows.map((row) => ({ ...row, sessions: open.find(({ account_id }) => account_id === row.account_id)?.sessions ?? 0 }));
}

/** Whoever is on the page is found first: states are worked out for those alone, unless they are what is looked for. */
async function idsOnPage(
  db: ReadDb,
  filter: IdentifierFilter,
  { offset, limit }: { offset: number; limit: number },
  now: Date,
): Promise<string[]> {
  const rows = filter.state
    ? await matching(db, filter, now).select('p.id').orderBy('p.search_key').orderBy('p.position').limit(limit).offset(offset).execute()
    : await responsables(db, filter)
        .select('guardian.id')
        .orderBy('family.search_key')
        .orderBy('guardian.position')
        .limit(limit)
        .offset(offset)
        .execute();
  return rows.map(({ id }) => id);
}

/** How many there are on all pages. */
export async function totalIdentifiers(db: ReadDb, filter: IdentifierFilter, now: Date): Promise<number> {
  const { total } = filter.state
    ? await matching(db, filter, now)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
    : await responsables(db, filter)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
  return total;
}

const openSessionsOf = (db: ReadDb, accountIds: readonly string[]) =>
  db
    .selectFrom('family_session')
    .select((eb) => ['account_id', eb.fn.countAll<number>().as('sessions')])
    .where('account_id', 'in', accountIds)
    .where('ended_at', 'is', null)
    .groupBy('account_id')
    .execute();

/** All that match, by name: for what is done to many. */
export const chosenIdentifiers = (db: ReadDb, filter: IdentifierFilter, limit: number, now: Date) =>
  matching(db, filter, now)
    .select(['p.id', 'p.first_name', 'p.last_name', 'p.state'])
    .orderBy('p.search_key')
    .orderBy('p.position')
    .limit(limit)
    .execute();

/** How many there are in each state, whichever state is being looked at. */
export async function countIdentifiers(db: ReadDb, filter: IdentifierFilter, now: Date): Promise<Partial<Record<AccountState, number>>> {
  const rows = await db
    .selectFrom(people(db, filter, now).as('p'))
    .select((eb) => ['p.state', eb.fn.countAll<number>().as('people')])
    .groupBy('p.state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.people]));
}
