import { newId } from '../shared/ids.ts';
import type { DepositedKind } from '../shared/rules/payments.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { yearly } from './payments.ts';

const papers = (db: ReadDb) =>
  db
    .selectFrom('payment')
    .innerJoin('payment_method', 'payment_method.id', 'payment.method_id')
    .innerJoin('family', 'family.id', 'payment.family_id')
    .select(['payment.id', 'payment.site_id', 'payment.state', 'payment.deposit_id', 'payment_method.kind', 'family.name as family_name'])
    .select(['payment.drawer', 'payment.bank', 'payment.operation_number', 'payment.paid_on', 'payment.amount_cents'])
    .orderBy('payment.paid_on')
    .orderBy('payment.created_at')
    .orderBy('payment.id');
export type DepositedPaper = Awaited<ReturnType<ReturnType<typeof papers>['execute']>>[number];

/** What has come in on a site and has not been taken to the bank yet, the oldest first. */
export const waitingForDeposit = (db: ReadDb, siteId: string, kind: DepositedKind): Promise<DepositedPaper[]> =>
  papers(db)
    .where('payment.site_id', '=', siteId)
    .where('payment_method.kind', '=', kind)
    .where('payment.state', '=', 'received')
    .where('payment.deposit_id', 'is', null)
    .execute();

export const depositedPapers = (db: ReadDb, depositId: string): Promise<DepositedPaper[]> =>
  papers(db).where('payment.deposit_id', '=', depositId).execute();

export interface NewDeposit {
  siteId: string;
  kind: DepositedKind;
  madeOn: string;
  cents: number;
  madeBy: string;
}

/** `D2026-0001`; from then on its payments are cashed. */
export async function insertDeposit(db: WriteDb, deposit: NewDeposit, paymentIds: readonly string[], at: string) {
  const id = newId();
  const number = await yearly(db, 'deposit', 'D', deposit.madeOn, 4);
  await db
    .insertInto('bank_deposit')
    .values({
      id,
      number,
      site_id: deposit.siteId,
      kind: deposit.kind,
      made_on: deposit.madeOn,
      total_cents: deposit.cents,
      made_by: deposit.madeBy,
      created_at: at,
    })
    .execute();
  for (let from = 0; from < paymentIds.length; from += 500)
    await db
      .updateTable('payment')
      .set((eb) => ({ deposit_id: id, state: 'cleared' as const, version: eb('version', '+', 1) }))
      .where('id', 'in', paymentIds.slice(from, from + 500))
      .execute();
  return { id, number };
}

const deposits = (db: ReadDb) =>
  db
    .selectFrom('bank_deposit')
    .innerJoin('site', 'site.id', 'bank_deposit.site_id')
    .leftJoin('staff', 'staff.id', 'bank_deposit.made_by')
    .selectAll('bank_deposit')
    .select(['site.name as site_name', 'staff.name as made_by_name'])
    .select((eb) =>
      eb
        .selectFrom('payment')
        .select((one) => one.fn.countAll<number>().as('payments'))
        .whereRef('payment.deposit_id', '=', 'bank_deposit.id')
        .as('payments'),
    );

/** The newest first. */
export async function listDeposits(db: ReadDb, siteId: string | null, page: { offset: number; limit: number }) {
  const { total } = await db
    .selectFrom('bank_deposit')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .$if(siteId !== null, (q) => q.where('site_id', '=', siteId ?? ''))
    .executeTakeFirstOrThrow();
  const rows = await deposits(db)
    .$if(siteId !== null, (q) => q.where('bank_deposit.site_id', '=', siteId ?? ''))
    .orderBy('bank_deposit.created_at', 'desc')
    .orderBy('bank_deposit.number', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}

export const findDeposit = (db: ReadDb, id: string) => deposits(db).where('bank_deposit.id', '=', id).executeTakeFirst();
