import type { OnlinePayment } from '../../../../db/online-payments.ts';
import { isTrial, providerName } from '../../online-payments/settings.ts';

/** What a family and the office both see of one payment. */
export const shown = (row: OnlinePayment, demonstration: boolean) => ({
  id: row.id,
  reference: row.reference,
  ledger: row.ledger,
  state: row.state,
  cents: row.amount_cents,
  createdAt: row.created_at,
  endedAt: row.ended_at,
  trial: isTrial(row.provider, demonstration),
  provider: providerName(row.provider),
});
