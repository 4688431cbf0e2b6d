import { sql } from 'kysely';
import type { Ledger, PaymentState } from '../shared/rules/ledger-books.ts';
import { searchWords } from '../shared/rules/search.ts';
import type { ReadDb } from './open.ts';

export interface PaymentSearch {
  search: string;
  siteId?: string | null | undefined;
  ledger?: Ledger | null | undefined;
  methodId?: string | null | undefined;
  state?: PaymentState | null | undefined;
  unspent: boolean;
  familyId?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}

const ALLOCATED = sql<number>`coalesce((select sum(a.amount_cents) from payment_allocation a where a.payment_id = payment.id), 0)`;
const REFUNDED = sql<number>`coalesce((select sum(r.amount_cents) from refund r where r.payment_id = payment.id), 0)`;

function found(db: ReadDb, { search, siteId, ledger, methodId, state, unspent, familyId, from, to }: PaymentSearch) {
  let query = db
    .selectFrom('payment')
    .innerJoin('payment_method', 'payment_method.id', 'payment.method_id')
    .innerJoin('family', 'family.id', 'payment.family_id')
    .innerJoin('site', 'site.id', 'payment.site_id')
    .leftJoin('receipt', 'receipt.payment_id', 'payment.id')
    .leftJoin('bank_deposit', 'bank_deposit.id', 'payment.deposit_id');
  if (siteId) query = query.where('payment.site_id', '=', siteId);
  if (ledger) query = query.where('payment.ledger', '=', ledger);
  if (methodId) query = query.where('payment.method_id', '=', methodId);
  if (state) query = query.where('payment.state', '=', state);
  if (familyId) query = query.where('payment.family_id', '=', familyId);
  if (from) query = query.where('payment.paid_on', '>=', from);
  if (to) query = query.where('payment.paid_on', '<=', to);
  if (unspent)
    query = query
      .where('payment.state', 'in', ['received', 'cleared'])
      .where(sql<boolean>`payment.amount_cents > ${ALLOCATED} + ${REFUNDED}`);
  for (const word of searchWords(search))
    query = query.where((eb) =>
      eb.or([
        eb('family.search_key', 'like', `%${word}%`),
        eb('payment.operation_number', 'like', `%${word}%`),
        eb('receipt.number', 'like', `%${word}%`),
        eb('bank_deposit.number', 'like', `%${word}%`),
        ...(/^\d+$/.test(word) ? [eb('payment.amount_cents', '=', Number(word) * 100)] : []),
      ]),
    );
  return query;
}

const columns = (query: ReturnType<typeof found>) =>
  query
    .select(['payment.id', 'payment.version', 'payment.family_id', 'family.name as family_name', 'site.name as site_name'])
    .select(['payment.ledger', 'payment_method.name as method', 'payment_method.kind', 'payment.operation_number', 'payment.wording'])
    .select(['payment.paid_on', 'payment.amount_cents', 'payment.state', 'receipt.id as receipt_id', 'receipt.number as receipt_number'])
    .select(['bank_deposit.id as deposit_id', 'bank_deposit.number as deposit_number'])
    .select([ALLOCATED.as('allocated_cents'), REFUNDED.as('refunded_cents')]);
export type ListedPayment = Awaited<ReturnType<ReturnType<typeof columns>['execute']>>[number];

/** One page, the newest first, with how many there are and what those that count add up to (cents). */
export async function listPayments(db: ReadDb, search: PaymentSearch, page: { offset: number; limit: number }) {
  const { total, cents } = await found(db, search)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when payment.state in ('received', 'cleared') then payment.amount_cents else 0 end), 0)`.as('cents'),
    ])
    .executeTakeFirstOrThrow();
  const rows = await columns(found(db, search))
    .orderBy('payment.paid_on', 'desc')
    .orderBy('payment.created_at', 'desc')
    .orderBy('payment.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total, cents };
}

/** One of them with what only its own sheet shows. */
export const findListedPayment = (db: ReadDb, id: string) =>
  columns(found(db, { search: '', unspent: false }))
    .leftJoin('guardian', 'guardian.id', 'payment.guardian_id')
    .leftJoin('staff', 'staff.id', 'payment.created_by')
    .select([
      'payment.bank',
      'payment.drawer',
      'payment.created_at',
      'payment.online_payment_id',
      'payment.ended_on',
      'payment.ended_reason',
    ])
    .select(['guardian.first_name', 'guardian.last_name', 'staff.name as made_by_name'])
    .where('payment.id', '=', id)
    .executeTakeFirst();
