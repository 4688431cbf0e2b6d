import { findByProviderReference, findByReference, heardOf, noteHeard, type OnlinePayment } from '../../../../db/online-payments.ts';
import { isFinal } from '../../../../shared/rules/online-payment.ts';
import type { PlainWriteVerb, ReadVerb, WriteContext } from '../../context.ts';
import { hear } from '../../online-payments/hear.ts';
import { type Returned, readReturn } from '../../online-payments/redirect.ts';
import { onlineSettings, PAYFIP_KEPT, redirectSettings } from '../../online-payments/settings.ts';

/** A signed return: believed only when its signature holds over the amount, the reference and the state that it says. */
export const returned: PlainWriteVerb<'onlinePayments.returned'> = async (ctx, typed) => {
  const { db, clock } = ctx;
  const row = await findByReference(db, typed.reference);
  if (row?.provider !== 'redirect') return { id: null, outcome: 'refused' };
  const answer = await readSigned(ctx, row, typed);
  if (!answer) {
    ctx.log.warn({ audit: 'forged payment return', payment: row.id }, 'the return of a payment was refused');
    // said once: whoever knocks a thousand times must not fill the store
    if (!(await heardOf(db, row.id)).some(({ said }) => said === 'forged')) {
      await noteHeard(db, row.id, { source: 'return', said: 'forged', detail: null, amount_cents: null }, clock.now());
      ctx.tell('billing');
    }
    return { id: null, outcome: 'refused' };
  }
  const wasOver = isFinal(row.state);
  const { became, alarm } = await hear(ctx, row.id, 'return', answer);
  ctx.tell('billing');
  return { id: row.id, outcome: became || (!wasOver && alarm) ? 'taken' : 'known' };
};

async function readSigned({ db, secrets }: WriteContext, row: OnlinePayment, typed: Returned) {
  const settings = await redirectSettings(db, secrets, row.site_id, await onlineSettings(db, row.site_id));
  // without a key everybody could sign
  return settings.key ? readReturn(typed, settings) : null;
}

/** What PayFiP's server tells is worth nothing by itself: it makes us ask. */
export const notified: ReadVerb<'onlinePayments.notified'> = async ({ db, later, onlinePayments }, { idop }) => {
  const row = idop ? await findByProviderReference(db, PAYFIP_KEPT, idop) : undefined;
  if (row && !isFinal(row.state)) later('notified payment', async () => onlinePayments.soon(row.id));
  return {};
};
