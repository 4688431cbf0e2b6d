import { booksOf } from '../../../../db/billing.ts';
import { findGuardian } from '../../../../db/guardians.ts';
import { onlinePaymentsOf } from '../../../../db/online-payments.ts';
import { accountOf, nextDueOf } from '../../../../shared/rules/ledger.ts';
import { isFinal, ONE_AT_A_TIME_MS } from '../../../../shared/rules/online-payment.ts';
import { openInvoices } from '../../../../shared/rules/online-payment-plan.ts';
import type { ReadVerb } from '../../context.ts';
import { isDemonstration, providerOf } from '../../online-payments/settings.ts';
import { shown } from './shown.ts';

/** What is shown of one's own attempts beside the choice. */
const RECENT = 5;

export const offer: ReadVerb<'onlinePayments.offer'> = async ({ db, actor, secrets, clock }, { ledger }) => {
  const [books, provider, demonstration] = await Promise.all([
    booksOf(db, actor.familyId),
    providerOf(db, secrets, actor.siteId),
    isDemonstration(db),
  ]);
  const account = accountOf(books, ledger, actor.guardianId);
  const recent = (await onlinePaymentsOf(db, { ...actor, ledger }, RECENT)).map((row) => shown(row, demonstration));
  const since = new Date(clock.now().getTime() - ONE_AT_A_TIME_MS).toISOString();
  return {
    offered: provider !== null && account.balanceCents >= provider.minimum,
    trial: provider?.isTrial ?? false,
    provider: provider?.name ?? null,
    balanceCents: account.balanceCents,
    next: account.nextDue,
    invoices: openInvoices(account, books).map((one) => ({
      id: one.invoice.id,
      number: one.invoice.number,
      wording: one.invoice.wording,
      dueOn: nextDueOf(one, books)?.on ?? null,
      leftCents: one.leftCents,
    })),
    email: (await findGuardian(db, actor.guardianId))?.email ?? null,
    waiting: recent.find(({ state, createdAt }) => !isFinal(state) && createdAt > since) ?? null,
    recent,
  };
};
