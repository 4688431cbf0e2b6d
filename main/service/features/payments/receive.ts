import { booksOf } from '../../../../db/billing.ts';
import { refreshStandings } from '../../../../db/invoice-standing.ts';
import type { WriteDb } from '../../../../db/open.ts';
import { insertPayment, insertReceipt, type NewPayment } from '../../../../db/payments.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { refuseFields } from '../../../../shared/refusal.ts';
import { accountOf } from '../../../../shared/rules/ledger.ts';
import { type Books, settle } from '../../../../shared/rules/ledger-books.ts';
import { roomFor, type Share } from '../../../../shared/rules/payments.ts';
import { issuerOf, payersOf } from './parties.ts';

export type Received = Omit<NewPayment, 'wording'> & { shares: readonly Share[] };

/**
 * Writes down a payment, what it pays and its receipt: one transaction, the caller's, so that no number is ever lost and no payment stands
 * without its receipt. Refuses shares that an invoice cannot take.
 */
export async function receivePayment(
  db: WriteDb,
  { shares, ...payment }: Received,
  now: Date,
): Promise<{ id: string; receipt: { id: string; number: string } }> {
  const before = await booksOf(db, payment.familyId);
  requireRoom(before, payment, shares, null);
  const at = now.toISOString();
  const wording = wordingOf(before, shares);
  const id = await insertPayment(db, { ...payment, wording }, shares, at);
  const books = await booksOf(db, payment.familyId);
  const payers = await payersOf(db, payment.familyId);
  const client = payers.find((one) => one.id === payment.guardianId) ?? payers[0];
  const receipt = await insertReceipt(
    db,
    {
      paymentId: id,
      issuedOn: dayOf(now),
      clientName: client?.name ?? '',
      clientAddress: client?.address ?? null,
      issuer: await issuerOf(db, payment.siteId),
      wording,
      balanceLeftCents: balanceLeft(books, payment, shares, payers.length),
    },
    at,
  );
  await refreshStandings(db, payment.familyId);
  return { id, receipt };
}

/** Each share goes to an open invoice of this family and ledger, and all of them are at most the payment. */
export function requireRoom(
  books: Books,
  { ledger, cents }: { ledger: string; cents: number },
  shares: readonly Share[],
  paymentId: string | null,
): void {
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [i, share] of shares.entries()) {
    const invoice = books.invoices.find(({ id }) => id === share.invoiceId);
    const room = roomFor(books, share.invoiceId, paymentId);
    if (!invoice || invoice.ledger !== ledger || seen.has(share.invoiceId))
      problems[`shares.${i}.cents`] = 'Cette facture n’est pas de ce compte : reprenez l’affectation.';
    else if (share.cents > room)
      problems[`shares.${i}.cents`] =
        room > 0 ? `Il ne reste que ${formatCents(room)} à régler sur cette facture.` : 'Cette facture est déjà réglée.';
    seen.add(share.invoiceId);
  }
  const given = shares.reduce((total, share) => total + share.cents, 0);
  if (given > cents) problems.shares = `Les factures reçoivent ${formatCents(given)}, mais le règlement est de ${formatCents(cents)}.`;
  if (Object.keys(problems).length > 0) throw refuseFields(problems);
}

/** « Règlement de la facture F2026-00012 »; what pays nothing yet is kept for later. */
export function wordingOf({ invoices }: Books, shares: readonly Share[]): string {
  const numbers = shares.flatMap(({ invoiceId }) => invoices.find(({ id }) => id === invoiceId)?.number ?? []);
  const [first, ...others] = numbers.sort();
  if (first === undefined) return 'Règlement';
  return others.length === 0 ? `Règlement de la facture ${first}` : `Règlement des factures ${numbers.join(', ')}`;
}

/**
 * What is left of the account of whoever pays. What a household pays is for both parents to read: then nothing is said of what was addressed
 * to one of them alone (RGPD-7.9), only of the invoices paid.
 */
function balanceLeft(
  books: Books,
  { ledger, guardianId }: Pick<NewPayment, 'ledger' | 'guardianId'>,
  shares: readonly Share[],
  people: number,
): number {
  const separate = books.invoices.some((invoice) => invoice.guardianId !== null);
  if (guardianId !== null || people < 2 || !separate) return accountOf(books, ledger, guardianId).balanceCents;
  const settled = settle(books);
  return shares.reduce((total, { invoiceId }) => total + (settled.get(invoiceId)?.leftCents ?? 0), 0);
}
