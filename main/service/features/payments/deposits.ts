import {
  type DepositedPaper,
  depositedPapers,
  findDeposit,
  insertDeposit,
  listDeposits,
  waitingForDeposit,
} from '../../../../db/bank-deposits.ts';
import { findSite } from '../../../../db/sites.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { drawPaper } from '../../letters/duplicate.ts';
import { issuerOf } from './parties.ts';
import { printedSlip } from './printed.ts';

/** The cheques, or the cash, of a site that no deposit has taken to the bank yet. */
export const waiting: ReadVerb<'deposits.waiting'> = async ({ db }, { siteId, kind }) => {
  const rows = await waitingForDeposit(db, siteId, kind);
  return { rows: rows.map((row) => ({ id: row.id, familyName: row.family_name, ...asLine(row), drawer: row.drawer })) };
};

/** Takes these payments to the bank: they are cleared, and have a numbered slip. Refused whole when one of them has changed meanwhile. */
export const make: PlainWriteVerb<'deposits.make'> = async (ctx, { siteId, kind, madeOn, paymentIds }) => {
  const site = await findSite(ctx.db, siteId);
  if (!site) throw notFound('Ce site');
  if (madeOn > dayOf(ctx.clock.now())) throw refuseField('madeOn', 'Cette date est à venir.');
  const there = new Map((await waitingForDeposit(ctx.db, siteId, kind)).map((row) => [row.id, row]));
  const chosen = [...new Set(paymentIds)].flatMap((id) => there.get(id) ?? []);
  if (chosen.length < new Set(paymentIds).size)
    throw new Refusal(
      'conflict',
      'Un des règlements choisis est déjà remis, annulé ou rejeté : la liste a été relue, choisissez de nouveau.',
    );
  const cents = chosen.reduce((total, row) => total + row.amount_cents, 0);
  const ids = chosen.map((row) => row.id);
  const made = await insertDeposit(ctx.db, { siteId, kind, madeOn, cents, madeBy: ctx.actor.id }, ids, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'deposit',
    subjectId: made.id,
    siteId,
    details: { number: made.number, payments: ids.length, amount: formatCents(cents) },
  });
  ctx.tell('billing', 'history');
  return made;
};

export const list: ReadVerb<'deposits.list'> = async ({ db }, { siteId, page, pageSize }) => {
  const { rows, total } = await listDeposits(db, siteId ?? null, { offset: page * pageSize, limit: pageSize });
  return {
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      siteName: row.site_name,
      kind: row.kind,
      madeOn: row.made_on,
      payments: row.payments ?? 0,
      totalCents: row.total_cents,
      madeBy: row.made_by_name,
    })),
    total,
  };
};

export const slip: ReadVerb<'deposits.slip'> = async ({ db }, { id }) => {
  const deposit = await findDeposit(db, id);
  if (!deposit) throw notFound('Cette remise');
  const rows = (await depositedPapers(db, id)).map((row) => ({ ...asLine(row), drawer: row.drawer ?? row.family_name }));
  const printed = printedSlip({ ...deposit, rows, issuer: (await issuerOf(db, deposit.site_id)).split('\n') });
  return { number: deposit.number, fileName: printed.fileName, pdf: await drawPaper(printed), rows };
};

const asLine = (row: DepositedPaper) => ({
  bank: row.bank,
  operationNumber: row.operation_number,
  paidOn: row.paid_on,
  cents: row.amount_cents,
});
