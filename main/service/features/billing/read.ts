import { booksOf } from '../../../../db/billing.ts';
import { creditNoteLines, findInvoicePaper, findReceipt } from '../../../../db/billing-papers.ts';
import { isAddressKeptFrom } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import type { CreditNotePaper, InvoiceMovement, InvoicePaper, ReceiptPaper } from '../../../../shared/contract/billing.ts';
import { accountOf, type Reader } from '../../../../shared/rules/ledger.ts';
import { type Books, counts, LEDGERS, type Settlement } from '../../../../shared/rules/ledger-books.ts';
import { postalLines } from '../../site-contact.ts';

export { readAccount } from './ledger.ts';

// What stands on a family's papers, as one of its guardians may see it, or as the office does (null): each is found in the account of
// whoever asks before a word of it is read; undefined where it is not.

/** Whose papers, and for whom. */
export interface PaperReader {
  familyId: string;
  guardianId: Reader;
}

export async function readInvoicePaper(db: ReadDb, reader: PaperReader, id: string): Promise<InvoicePaper | undefined> {
  const books = await booksOf(db, reader.familyId);
  const settlement = accountsOf(books, reader).flatMap(({ invoices }) => invoices.filter((one) => one.invoice.id === id))[0];
  const found = settlement && (await findInvoicePaper(db, id));
  if (!found) return undefined;
  return {
    id,
    number: settlement.invoice.number,
    ledger: found.ledger,
    issuedOn: settlement.invoice.issuedOn,
    issuer: await issuerOf(db, found.issuer, found.site_id),
    client: await clientOf(db, reader, found.guardian_id, found.clientName, found.client_address),
    wording: found.wording,
    periodFromOn: found.period_from_on,
    periodToOn: found.period_to_on,
    lines: found.lines,
    totalCents: found.total_cents,
    vatMention: found.vat_mention,
    paymentTerms: found.payment_terms,
    dueOn: found.due_on,
    instalments: books.instalments.flatMap(({ invoiceId, dueOn, cents }) => (invoiceId === id ? [{ on: dueOn, cents }] : [])),
    movements: movementsOf(settlement, reader),
    leftCents: settlement.leftCents,
  };
}

export async function readCreditNotePaper(db: ReadDb, reader: PaperReader, id: string): Promise<CreditNotePaper | undefined> {
  const accounts = accountsOf(await booksOf(db, reader.familyId), reader);
  const note = accounts.flatMap(({ creditNotes }) => creditNotes.filter((one) => one.id === id))[0];
  const of = note && (await findInvoicePaper(db, note.invoiceId));
  if (!of) return undefined;
  return {
    id,
    number: note.number,
    ledger: of.ledger,
    issuedOn: note.issuedOn,
    issuer: await issuerOf(db, of.issuer, of.site_id),
    client: await clientOf(db, reader, of.guardian_id, of.clientName, of.client_address),
    reason: note.reason,
    invoice: { id: of.id, number: of.number ?? '', issuedOn: of.issued_on ?? '' },
    lines: await creditNoteLines(db, id),
    totalCents: note.cents,
    vatMention: of.vat_mention,
  };
}

export async function readReceiptPaper(db: ReadDb, reader: PaperReader, id: string): Promise<ReceiptPaper | undefined> {
  const accounts = accountsOf(await booksOf(db, reader.familyId), reader);
  const seen = accounts.flatMap(({ payments }) => payments.filter((one) => one.whole && one.payment.receiptId === id))[0];
  const found = seen && (await findReceipt(db, id));
  if (!found) return undefined;
  const { payment, pays } = seen;
  return {
    id,
    number: found.number,
    ledger: payment.ledger,
    issuedOn: found.issued_on,
    issuer: await issuerOf(db, found.issuer, found.site_id),
    client: await clientOf(db, reader, payment.guardianId, found.client_name, found.client_address),
    wording: found.wording,
    paidOn: payment.paidOn,
    method: payment.method,
    operationNumber: payment.operationNumber,
    amountCents: payment.cents,
    void: !counts(payment),
    pays,
    balanceLeftCents: found.balance_left_cents,
  };
}

const accountsOf = (books: Books, { guardianId }: PaperReader) => LEDGERS.map((ledger) => accountOf(books, ledger, guardianId));

/** In order of their days; of what the other parent paid, the number of the operation stays with that parent. */
function movementsOf({ creditNotes, payments, refunds }: Settlement, { guardianId }: PaperReader): InvoiceMovement[] {
  const isOwn = (payer: string | null) => guardianId === null || payer === null || payer === guardianId;
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
async function clientOf(db: ReadDb, reader: PaperReader, guardianId: string | null, name: string, address: string | null) {
  const hidden = reader.guardianId !== null && guardianId === null && (await isAddressKeptFrom(db, reader.familyId, reader.guardianId));
  return { name, address: hidden ? [] : linesOf(address ?? '') };
}
