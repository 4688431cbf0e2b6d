import { changeOnlinePayment, findOnlinePayment, heardOf, invoicesOfOnlinePayment, noteHeard } from '../../../../db/online-payments.ts';
import { countOnlinePayments, type DeskRow, findForDesk, listOnlinePayments } from '../../../../db/online-payments-desk.ts';
import { listSites } from '../../../../db/sites.ts';
import type { OnlinePaymentRow } from '../../../../shared/contract/online-payments.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { Alarm, Answer } from '../../../../shared/rules/online-payment.ts';
import { type PlainWriteVerb, prepared, type ReadVerb, RefusedButWritten } from '../../context.ts';
import { hear, hearNothing } from '../../online-payments/hear.ts';
import { knownOf } from '../../online-payments/known.ts';
import { NoAnswer } from '../../online-payments/outgoing.ts';
import { isDemonstration, onlineSettings, providerKept } from '../../online-payments/settings.ts';
import { shown } from './shown.ts';

export const list: ReadVerb<'onlinePayments.list'> = async ({ db }, { siteId, familyId, state, search, page, pageSize }) => {
  const filter = { siteId: siteId ?? null, familyId: familyId ?? null, state: state ?? null, search };
  const [{ rows, total }, counts, demonstration] = await Promise.all([
    listOnlinePayments(db, filter, { offset: page * pageSize, limit: pageSize }),
    countOnlinePayments(db, filter),
    isDemonstration(db),
  ]);
  const sites = siteId ? [{ id: siteId }] : await listSites(db);
  const settings = await Promise.all(sites.map(({ id }) => onlineSettings(db, id)));
  return {
    rows: rows.map((row) => deskRow(row, demonstration)),
    total,
    counts,
    offered: settings.some(({ provider }) => provider !== null),
  };
};

export const get: ReadVerb<'onlinePayments.get'> = async ({ db }, { id }) => {
  const row = await findForDesk(db, id);
  if (!row) throw notFound('Ce paiement en ligne');
  const [invoices, events] = await Promise.all([invoicesOfOnlinePayment(db, id), heardOf(db, id)]);
  return {
    ...deskRow(row, await isDemonstration(db)),
    version: row.version,
    payerEmail: row.payer_email,
    providerReference: row.provider_reference,
    opensUntil: row.expires_at,
    nextCheckAt: row.next_check_at,
    invoices: invoices.map((one) => ({ ...one, number: one.number ?? '' })),
    events: events.map(({ at, source, said, detail, amount_cents: cents }) => ({ at, source, said, detail, cents })),
  };
};

const deskRow = (row: DeskRow, demonstration: boolean): OnlinePaymentRow => ({
  ...shown(row, demonstration),
  familyId: row.family_id,
  familyName: row.familyName,
  payer: fullName(row) || null,
  siteName: row.siteName,
  alarm: row.alarm as Alarm | null,
  detail: row.detail,
  receiptNumber: row.receiptNumber,
});

/** The provider is asked before the transaction; what it says is judged like every other answer. */
export const askAgain = prepared<'onlinePayments.askAgain', { answer: Answer } | { problem: string }>(
  async ({ db, secrets, extranet, clock }, { id }) => {
    const row = await findOnlinePayment(db, id);
    if (!row) throw notFound('Ce paiement en ligne');
    if (!row.provider_reference)
      throw new Refusal('conflict', 'Le service de paiement n’a jamais eu connaissance de cette tentative : il n’y a rien à lui demander.');
    const provider = await providerKept(db, secrets, row.site_id, row.provider);
    try {
      return { answer: await provider.status(await knownOf(db, row, row.provider_reference, extranet().address), clock.now()) };
    } catch (error) {
      if (error instanceof NoAnswer) return { problem: error.message };
      throw error;
    }
  },
  async (ctx, { id }, heard) => {
    if ('problem' in heard) {
      await hearNothing(ctx, id, heard.problem);
      throw new RefusedButWritten(new Refusal('unavailable', heard.problem));
    }
    const { state } = await hear(ctx, id, 'provider', heard.answer);
    ctx.tell('billing');
    return { state, said: heard.answer.said, detail: heard.answer.detail };
  },
);

/** What did not fit has been looked into; what stands is not changed by it. */
export const settle: PlainWriteVerb<'onlinePayments.settle'> = async (ctx, { id, version, note }) => {
  const row = await findOnlinePayment(ctx.db, id);
  if (!row) throw notFound('Ce paiement en ligne');
  if (row.alarm === null || row.version !== version)
    throw new Refusal('conflict', 'Ce paiement a changé entre-temps : voici où il en est.');
  await changeOnlinePayment(ctx.db, id, { alarm: null });
  await noteHeard(ctx.db, id, { source: 'staff', said: 'settled', detail: note, amount_cents: null }, ctx.clock.now());
  await ctx.record({
    subjectKind: 'online-payment',
    subjectId: id,
    familyId: row.family_id,
    siteId: row.site_id,
    details: { reference: row.reference, alarm: row.alarm },
  });
  ctx.tell('billing', 'history');
  return {};
};
