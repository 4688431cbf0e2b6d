import { booksOf } from '../../../../db/billing.ts';
import { refreshStandings } from '../../../../db/invoice-standing.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { changeState, type FoundPayment, findPayment, replaceShares } from '../../../../db/payments.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requireRoom } from './receive.ts';

/** Gives the whole of a payment’s shares anew; refuses more than the payment, or than an invoice can take. */
export const allocate: PlainWriteVerb<'payments.allocate'> = async (ctx, { id, version, shares }) => {
  const payment = await asSeen(ctx.db, id, version);
  requireCounting(payment);
  const about = { ledger: payment.ledger, cents: payment.amount_cents };
  requireRoom(await booksOf(ctx.db, payment.family_id), about, shares, id);
  await replaceShares(ctx.db, id, shares, ctx.clock.now().toISOString());
  await kept(ctx, payment, { invoices: shares.length });
  return {};
};

/** The bank has it, without a deposit made here. */
export const clear: PlainWriteVerb<'payments.clear'> = async (ctx, { id, version }) => {
  const payment = await asSeen(ctx.db, id, version);
  if (payment.state !== 'received') throw new Refusal('conflict', 'Ce règlement n’attend plus d’être encaissé.');
  await changeState(ctx.db, id, 'cleared');
  await kept(ctx, payment);
  return {};
};

/** The bank gave it back (an unpaid cheque): it pays nothing any more, and its invoices are open again. Never cash. */
export const sendBack: PlainWriteVerb<'payments.sendBack'> = async (ctx, { id, version, on, reason }) => {
  const payment = await asSeen(ctx.db, id, version);
  requireCounting(payment);
  if (on > dayOf(ctx.clock.now())) throw refuseField('on', 'Cette date est à venir.');
  if (on < payment.paid_on) throw refuseField('on', 'Un règlement ne revient pas avant d’être reçu.');
  if (payment.kind === 'cash')
    throw new Refusal('conflict', 'Des espèces ne reviennent pas de la banque : annulez ou remboursez ce règlement.');
  await changeState(ctx.db, id, 'returned', { on, reason });
  await kept(ctx, payment, { reason });
  return {};
};

/** It was typed by mistake. What the bank has seen, a deposit or a payment on line, is sent back or refunded instead. */
export const cancel: PlainWriteVerb<'payments.cancel'> = async (ctx, { id, version, reason }) => {
  const payment = await asSeen(ctx.db, id, version);
  requireCounting(payment);
  if (payment.deposit_id) throw new Refusal('conflict', 'Ce règlement est sur une remise en banque : s’il revient, enregistrez son rejet.');
  if (payment.online_payment_id) throw new Refusal('conflict', 'Ce paiement en ligne a été confirmé : remboursez-le, il ne s’annule pas.');
  const { refunds } = await booksOf(ctx.db, payment.family_id);
  if (refunds.some(({ paymentId }) => paymentId === id)) throw new Refusal('conflict', 'Une partie de ce règlement a été remboursée.');
  await changeState(ctx.db, id, 'cancelled', { on: dayOf(ctx.clock.now()), reason });
  await kept(ctx, payment, { reason });
  return {};
};

function requireCounting({ state }: FoundPayment): void {
  if (state === 'returned') throw new Refusal('conflict', 'Ce règlement a été rejeté : il ne change plus.');
  if (state === 'cancelled') throw new Refusal('conflict', 'Ce règlement a été annulé : il ne change plus.');
}

/** The payment as the window showed it; refused once somebody has changed it. */
async function asSeen(db: ReadDb, id: string, version: number): Promise<FoundPayment> {
  const payment = await findPayment(db, id);
  if (!payment) throw notFound('Ce règlement');
  if (payment.version !== version) throw new Refusal('conflict', 'Ce règlement a changé depuis que vous l’avez ouvert : relisez-le.');
  return payment;
}

/** The invoices stand elsewhere now, and the history says why. */
async function kept(ctx: WriteContext<StaffActor>, payment: FoundPayment, details: Record<string, unknown> = {}): Promise<void> {
  await refreshStandings(ctx.db, payment.family_id);
  await ctx.record({
    subjectKind: 'payment',
    subjectId: payment.id,
    familyId: payment.family_id,
    siteId: payment.site_id,
    details: { amount: formatCents(payment.amount_cents), method: payment.method, ...details },
  });
  ctx.tell('billing', 'history');
}
