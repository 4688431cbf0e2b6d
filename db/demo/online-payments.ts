import type { Books } from './books.ts';
import { instant } from './calendar.ts';
import type { DemoInvoice } from './invoices.ts';
import { accountOf } from './model.ts';
import type { Random } from './random.ts';

/** A payment made on line with the built-in test provider, sometimes after a first try that was given up; gives its id. */
export function addOnline({ row, family }: DemoInvoice, cents: number, day: string, random: Random, books: Books): string {
  const account = accountOf(family);
  const payer = family.guardians.find((guardian) => guardian.account === account)?.row;
  const base = {
    site_id: row.site_id,
    family_id: row.family_id,
    guardian_id: payer?.id ?? null,
    account_id: account?.id ?? null,
    ledger: row.ledger,
    provider: 'test',
    amount_cents: cents,
    payer_email: payer?.email ?? null,
    answer: null,
    created_at: instant(day, '20:40'),
    expires_at: instant(day, '20:55'),
    next_check_at: null,
    ended_at: instant(day, '20:43'),
    version: 2,
    alarm: null,
  };
  const attempt = (state: 'paid' | 'abandoned') => {
    const id = random.uuid();
    const reference = `P${random.digits(9)}${books.online.length}`;
    books.online.push({ ...base, id, reference, provider_reference: state === 'paid' ? `T-${reference}` : null, state });
    books.onlineInvoices.push({ online_payment_id: id, invoice_id: row.id, amount_cents: cents });
    return id;
  };
  if (random.chance(0.2)) attempt('abandoned');
  return attempt('paid');
}
