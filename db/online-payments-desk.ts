import { sql } from 'kysely';
import type { OnlinePayment } from './online-payments.ts';
import type { ReadDb } from './open.ts';

// Payments on line as the office sees them.

export interface OnlineFilter {
  siteId: string | null;
  familyId: string | null;
  /** `look`: those whose answers do not fit. */
  state: OnlinePayment['state'] | 'look' | null;
  /** Found in the family's or the payer's name, the reference, the provider's own, or the address. */
  search: string;
}

/** The newest first, and how many there are in all. */
export async function listOnlinePayments(db: ReadDb, filter: OnlineFilter, page: { offset: number; limit: number }) {
  const found = inState(matching(db, filter), filter.state);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await withWords(found)
    .orderBy('online_payment.created_at', 'desc')
    .orderBy('online_payment.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}

export const findForDesk = (db: ReadDb, id: string) =>
  withWords(matching(db, { siteId: null, familyId: null, state: null, search: '' }))
    .where('online_payment.id', '=', id)
    .executeTakeFirst();
export type DeskRow = NonNullable<Awaited<ReturnType<typeof findForDesk>>>;

/** How many there are in each state, and how many want to be looked into, whichever is being looked at. */
export async function countOnlinePayments(
  db: ReadDb,
  filter: OnlineFilter,
): Promise<Partial<Record<OnlinePayment['state'] | 'look', number>>> {
  const states = await matching(db, filter)
    .select((eb) => ['online_payment.state', eb.fn.countAll<number>().as('total')])
    .groupBy('online_payment.state')
    .execute();
  const { look } = await inState(matching(db, filter), 'look')
    .select((eb) => eb.fn.countAll<number>().as('look'))
    .executeTakeFirstOrThrow();
  return { ...Object.fromEntries(states.map(({ state, total }) => [state, total])), look };
}

function matching(db: ReadDb, { siteId, familyId, search }: OnlineFilter) {
  const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('online_payment')
    .innerJoin('family', 'family.id', 'online_payment.family_id')
    .innerJoin('site', 'site.id', 'online_payment.site_id')
    .leftJoin('guardian', 'guardian.id', 'online_payment.guardian_id')
    .$if(siteId !== null, (query) => query.where('online_payment.site_id', '=', siteId ?? ''))
    .$if(familyId !== null, (query) => query.where('online_payment.family_id', '=', familyId ?? ''))
    .$if(search.trim() !== '', (query) =>
      query.where((eb) =>
        eb.or(
          (
            [
              'family.name',
              'guardian.last_name',
              'guardian.first_name',
              'online_payment.reference',
              'online_payment.provider_reference',
              'online_payment.payer_email',
            ] as const
          ).map((column) => sql<boolean>`${eb.ref(column)} like ${like} escape '\\'`),
        ),
      ),
    );
}

const inState = (query: ReturnType<typeof matching>, state: OnlineFilter['state']): ReturnType<typeof matching> => {
  if (state === 'look') return query.where('online_payment.alarm', 'is not', null);
  return state ? query.where('online_payment.state', '=', state) : query;
};

const withWords = (query: ReturnType<typeof matching>) =>
  query
    .selectAll('online_payment')
    .select(['family.name as familyName', 'site.name as siteName', 'guardian.first_name', 'guardian.last_name'])
    .select((eb) => [
      eb
        .selectFrom('online_payment_event')
        .select('online_payment_event.detail')
        .whereRef('online_payment_event.online_payment_id', '=', 'online_payment.id')
        .where('online_payment_event.source', 'in', ['provider', 'return', 'office'])
        .orderBy('online_payment_event.position', 'desc')
        .limit(1)
        .as('detail'),
      eb
        .selectFrom('payment')
        .innerJoin('receipt', 'receipt.payment_id', 'payment.id')
        .select('receipt.number')
        .whereRef('payment.online_payment_id', '=', 'online_payment.id')
        .as('receiptNumber'),
    ]);
