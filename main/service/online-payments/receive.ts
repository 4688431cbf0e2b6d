import { booksOf } from '../../../db/billing.ts';
import { invoicesOfOnlinePayment, type OnlinePayment } from '../../../db/online-payments.ts';
import { methodOfKind } from '../../../db/payments.ts';
import { dayOf } from '../../../shared/dates.ts';
import type { Answer } from '../../../shared/rules/online-payment.ts';
import { roomFor, type Share } from '../../../shared/rules/payments.ts';
import { receivePayment } from '../features/payments/index.ts';
import type { Receipt } from './confirm.ts';
import type { Pen } from './pen.ts';

/**
 * Writes a paid attempt into the family's account, with its receipt. Each invoice gets what was meant for it, as far as there is still room:
 * if it was paid otherwise meanwhile, the rest stays in the family's favour.
 */
export async function receive({ db, clock, tell }: Pen, row: OnlinePayment, answer: Answer): Promise<Receipt> {
  const now = clock.now();
  const today = dayOf(now);
  const planned = await invoicesOfOnlinePayment(db, row.id);
  const books = await booksOf(db, row.family_id);
  const shares: Share[] = planned.flatMap(({ id, cents }) => {
    const given = Math.min(cents, roomFor(books, id, null));
    return given > 0 ? [{ invoiceId: id, cents: given }] : [];
  });
  // a day that cannot be is the provider's mistake
  const paidOn = answer.paidOn && answer.paidOn <= today && answer.paidOn >= dayOf(row.created_at) ? answer.paidOn : today;
  const { receipt } = await receivePayment(
    db,
    {
      siteId: row.site_id,
      familyId: row.family_id,
      guardianId: row.guardian_id,
      ledger: row.ledger,
      methodId: await methodOfKind(db, 'online'),
      onlinePaymentId: row.id,
      operationNumber: answer.operation ?? row.reference,
      bank: null,
      drawer: null,
      paidOn,
      cents: row.amount_cents,
      state: 'cleared',
      madeBy: null,
      shares,
    },
    now,
  );
  tell('billing');
  return {
    ...receipt,
    paidOn,
    operation: answer.operation,
    pays: shares.map(({ invoiceId, cents }) => ({ number: planned.find(({ id }) => id === invoiceId)?.number ?? '', cents })),
  };
}
