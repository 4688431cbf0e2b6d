import type { Row } from '../tables.ts';
import type { Books } from './books.ts';
import { instant } from './calendar.ts';
import type { DemoInvoice } from './invoices.ts';
import { accountOf } from './model.ts';
import { idOf } from './organisation.ts';
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

/** All that was heard of each, as the service would have noted it. */
export function onlineEvents(books: Books): Row<'online_payment_event'>[] {
  return books.online.flatMap((row) => {
    const events: Omit<Row<'online_payment_event'>, 'id' | 'online_payment_id' | 'position'>[] = [
      { at: row.created_at, source: 'family', said: 'begun', detail: null, amount_cents: row.amount_cents },
      { at: row.created_at, source: 'office', said: 'sent', detail: null, amount_cents: row.amount_cents },
    ];
    const detail = 'Réponse de la banque d’essai';
    const amount_cents = row.state === 'expired' ? null : row.amount_cents;
    events.push({ at: row.ended_at ?? row.created_at, source: 'provider', said: row.state, detail, amount_cents });
    if (row.alarm) events.push({ at: row.expires_at, source: 'provider', said: 'paid', detail, amount_cents: row.amount_cents });
    return events.map((event, position) => ({
      ...event,
      id: idOf('online-event', `${row.id}:${position}`),
      online_payment_id: row.id,
      position,
    }));
  });
}

/** One that the bank announced only after it had expired: for the office to look into. */
export function addLateOne(books: Books): void {
  const like = books.online.filter(({ state }) => state === 'abandoned').at(-1) ?? books.online.at(-1);
  const invoice = books.onlineInvoices.find(({ online_payment_id }) => online_payment_id === like?.id);
  if (!like || !invoice) return;
  const id = idOf('online', 'late');
  const reference = `P000000000${books.online.length}`;
  const ended_at = like.expires_at;
  books.online.push({
    ...like,
    id,
    reference,
    provider_reference: `T-${reference}`,
    state: 'expired',
    ended_at,
    alarm: 'paid-after',
    version: 4,
  });
  books.onlineInvoices.push({ ...invoice, online_payment_id: id });
}
