import { booksOf } from '../../../../db/billing.ts';
import { creditNoteLines, findInvoicePaper, findReceipt, otherAddressIsConfidential } from '../../../../db/billing-papers.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import type { InvoiceMovement } from '../../../../shared/contract/billing.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { accountOf } from '../../../../shared/rules/ledger.ts';
import { type Books, counts, LEDGERS, type Settlement } from '../../../../shared/rules/ledger-books.ts';
import type { FamilyActor, ReadVerb } from '../../context.ts';
import { postalLines } from '../../site-contact.ts';

// The duplicates: each is found in the account of whoever asks before a word of it is read.

export const invoice: ReadVerb<'billing.invoice'> = async ({ db, actor }, { id }) => {
  const books = await booksOf(db, actor.familyId);
  const settlement = accountsOf(books, actor).flatMap(({ invoices }) => invoices.filter((one) => one.invoice.id === id))[0];
  const found = settlement && (await findInvoicePaper(db, id));
  if (!found) throw notFound('Cette facture');
  return {
    id,
    number: settlement.invoice.number,
    ledger: found.ledger,
    issuedOn: settlement.invoice.issuedOn,
    issuer: await issuerOf(db, found.issuer, found.site_id),
    client: await clientOf(db, actor, found.guardian_id, found.clientName, found.client_address),
    wording: found.wording,
    periodFromOn: found.period_from_on,
    periodToOn: found.period_to_on,
    lines: found.lines,
    totalCents: found.total_cents,
    vatMention: found.vat_mention,
    dueOn: found.due_on,
    instalments: books.instalments.flatMap(({ invoiceId, dueOn, cents }) => (invoiceId === id ? [{ on: dueOn, cents }] : [])),
    movements: movementsOf(settlement, actor),
    leftCents: settlement.leftCents,
  };
};

export const creditNote: ReadVerb<'billing.creditNote'> = async ({ db, actor }, { id }) => {
  const accounts = accountsOf(await booksOf(db, actor.familyId), actor);
  const note = accounts.flatMap(({ creditNotes }) => creditNotes.filter((one) => one.id === id))[0];
  const of = note && (await findInvoicePaper(db, note.invoiceId));
  if (!of) throw notFound('Cet avoir');
  return {
    id,
    number: note.number,
    ledger: of.ledger,
    issuedOn: note.issuedOn,
    issuer: await issuerOf(db, of.issuer, of.site_id),
    client: await clientOf(db, actor, of.guardian_id, of.clientName, of.client_address),
    reason: note.reason,
    invoice: { id: of.id, number: of.number ?? '', issuedOn: of.issued_on ?? '' },
    lines: await creditNoteLines(db, id),
    totalCents: note.cents,
    vatMention: of.vat_mention,
  };
};

export const receipt: ReadVerb<'billing.receipt'> = async ({ db, actor }, { id }) => {
  const accounts = accountsOf(await booksOf(db, actor.familyId), actor);
  const seen = accounts.flatMap(({ payments }) => payments.filter((one) => one.whole && one.payment.receiptId === id))[0];
  const found = seen && (await findReceipt(db, id));
  if (!found) throw notFound('Ce reçu');
  const { payment, pays } = seen;
  return {
    id,
    number: found.number,
    ledger: payment.ledger,
    issuedOn: found.issued_on,
    issuer: await issuerOf(db, found.issuer, found.site_id),
    client: await clientOf(db, actor, payment.guardianId, found.client_name, found.client_address),
    wording: found.wording,
    paidOn: payment.paidOn,
    method: payment.method,
    operationNumber: payment.operationNumber,
    amountCents: payment.cents,
    void: !counts(payment),
    pays,
    balanceLeftCents: found.balance_left_cents,
  };
};

const accountsOf = (books: Books, actor: FamilyActor) => LEDGERS.map((ledger) => accountOf(books, ledger, actor.guardianId));

/** In order of their days; of what the other parent paid, the number of the operation stays with that parent. */
function movementsOf({ creditNotes, payments, refunds }: Settlement, { guardianId }: FamilyActor): InvoiceMovement[] {
  const isOwn = (payer: string | null) => payer === null || payer === guardianId;
  const movements: InvoiceMovement[] = [
    ...creditNotes.map(({ issuedOn, number, cents }) => ({
      kind: 'creditNote' as const,
      date: issuedOn,
      method: null,
      number,
      cents: -cents,
    })),
    ...payments.map(({ payment, cents }) => ({
      kind: 'payment' as const,
      date: payment.paidOn,
      method: payment.method,
      number: isOwn(payment.guardianId) ? payment.operationNumber : null,
      cents: -cents,
    })),
    ...refunds.map(({ refund, cents }) => ({
      kind: 'refund' as const,
      date: refund.refundedOn,
      method: refund.method,
      number: refund.number,
      cents,
    })),
  ];
  return movements.sort((a, b) => a.date.localeCompare(b.date));
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** As it was printed; the site as it is now where nothing was kept. */
async function issuerOf(db: ReadDb, issuer: string | null, siteId: string): Promise<string[]> {
  if (issuer) return linesOf(issuer);
  const site = await findSite(db, siteId);
  return site ? [site.name, ...postalLines(site)] : [];
}

/** What is addressed to the household may bear the other parent's address. */
async function clientOf(db: ReadDb, actor: FamilyActor, guardianId: string | null, name: string, address: string | null) {
  const hidden = guardianId === null && (await otherAddressIsConfidential(db, actor.familyId, actor.guardianId));
  return { name, address: hidden ? [] : linesOf(address ?? '') };
}
