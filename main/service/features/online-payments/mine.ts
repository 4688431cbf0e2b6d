import { heardOf, invoicesOfOnlinePayment, receiptOfOnlinePayment } from '../../../../db/online-payments.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { ReadVerb } from '../../context.ts';
import { knownOf } from '../../online-payments/known.ts';
import { isDemonstration, providerKept } from '../../online-payments/settings.ts';
import { ownPayment } from './own.ts';
import { NOT_SENT } from './send.ts';
import { shown } from './shown.ts';

export const mine: ReadVerb<'onlinePayments.mine'> = async (ctx, { id }) => {
  const { db, secrets, clock, extranet } = ctx;
  const row = await ownPayment(db, ctx.actor, id);
  const now = clock.now();
  const mayStillPay = now.toISOString() <= row.expires_at;
  const { provider_reference: reference } = row;
  if (row.state === 'waiting') ctx.onlinePayments.soon(id);
  const provider = await providerKept(db, secrets, row.site_id, row.provider);
  // what has to be looked into first is not paid a second time meanwhile
  const canGo = row.state === 'waiting' && mayStillPay && reference !== null && row.alarm === null;
  return {
    ...shown(row, await isDemonstration(db)),
    goTo: canGo ? provider.page(await knownOf(db, row, reference, extranet().address)) : null,
    maySendAgain: row.state === 'created' && mayStillPay,
    problem: row.state === 'created' ? await problemOf(db, id) : null,
    email: row.payer_email,
    opensUntil: row.expires_at,
    invoices: (await invoicesOfOnlinePayment(db, id)).map(({ number, wording, cents }) => ({ number: number ?? '', wording, cents })),
    receipt: (await receiptOfOnlinePayment(db, id)) ?? null,
    unclear: row.alarm !== null,
  };
};

/** Why the provider has not taken it, as the payer is told. */
async function problemOf(db: ReadDb, id: string): Promise<string | null> {
  const last = (await heardOf(db, id)).at(-1)?.said;
  return last === 'not-sent' || last === 'not-taken' ? NOT_SENT[last] : null;
}
