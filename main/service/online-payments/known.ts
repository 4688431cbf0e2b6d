import { invoicesOfOnlinePayment, type OnlinePayment } from '../../../db/online-payments.ts';
import type { ReadDb } from '../../../db/open.ts';
import type { Known } from './provider.ts';

/** What a provider needs to be told of a payment that it has. `extranet`: where families reach us; null while we are closed. */
export async function knownOf(db: ReadDb, row: OnlinePayment, providerReference: string, extranet: string | null): Promise<Known> {
  return {
    id: row.id,
    reference: row.reference,
    providerReference,
    cents: row.amount_cents,
    email: row.payer_email ?? '',
    wording: await wordingOf(db, row),
    returnTo: returnTo(row.id, extranet),
    expiresAt: new Date(row.expires_at),
    answer: row.answer,
  };
}

/** What is paid, for the payer: « Cotisation 2026-2027 F2026-00012 ». */
export async function wordingOf(db: ReadDb, { id, ledger }: Pick<OnlinePayment, 'id' | 'ledger'>): Promise<string> {
  const invoices = await invoicesOfOnlinePayment(db, id);
  const wordings = [...new Set(invoices.map(({ wording }) => wording))];
  const numbers = invoices.map(({ number }) => number ?? '');
  return [...(wordings.length > 0 ? wordings : [ledger === 'cotisation' ? 'Cotisation' : 'Location']), ...numbers].join(' ').slice(0, 100);
}

/** Where a browser comes back to. Our cookies do not come along from another house: that page leads on to the payment's own. */
export const returnTo = (id: string, extranet: string | null): string =>
  new URL(`/facturation/paiement/retour?paiement=${id}`, extranet ?? 'http://127.0.0.1').href;

export const notifyTo = (extranet: string | null): string =>
  new URL('/facturation/paiement/notification', extranet ?? 'http://127.0.0.1').href;
