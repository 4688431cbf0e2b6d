import { z } from 'zod';
import { LEDGERS } from '../rules/ledger-books.ts';
import { familyRead, id, staffRead } from './operation.ts';

const cents = z.int();
const ledger = z.enum(LEDGERS);
const due = z.strictObject({ on: z.string(), cents }).nullable();

export const ROW_KINDS = ['invoice', 'creditNote', 'payment', 'refund'] as const;
export const ROW_STATES = [
  'paid',
  'part',
  'due',
  'late',
  'credited',
  'issued',
  'received',
  'cleared',
  'returned',
  'cancelled',
  'refunded',
] as const;

/**
 * One line of the list. What its three amounts mean is taken from both tables of guide 2 (« Menu Facturation »), where the invoice stands
 * under *Crédit*, the cheque under *Débit*, and « Montant total facturé » and « Montant total réglé » are the sums of these two columns
 * (84 and 84 €; 200 and 150 €): it is the establishment's own book, which is credited with what it bills.
 */
export const ledgerRow = z.strictObject({
  kind: z.enum(ROW_KINDS),
  id,
  /** Day of issue or of payment. */
  date: z.string(),
  /** How it was paid: an invoice has the ways of its payments, as in the guide; null as long as there is none. */
  method: z.string().nullable(),
  /** The invoice's, the credit note's or the refund's number; a payment's number of operation. */
  number: z.string().nullable(),
  wording: z.string(),
  state: z.enum(ROW_STATES),
  /** For what is left of an invoice: by when, and how much. */
  due,
  /** *Crédit*: what it adds to what is invoiced, below 0 for a credit note; null when it is no matter of invoicing. */
  creditCents: cents.nullable(),
  /** *Débit*: what it adds to what is paid, below 0 for a refund; null for what has paid nothing (returned, cancelled). */
  debitCents: cents.nullable(),
  /** *Montant*: what is written on the paper itself, whether it counts or not. */
  amountCents: cents,
  /** The paper that the row opens; null where none was made (a payment without receipt, a refund). */
  document: z.strictObject({ kind: z.enum(['invoice', 'receipt', 'creditNote']), id, number: z.string() }).nullable(),
});
export type LedgerRow = z.output<typeof ledgerRow>;

const paper = {
  id,
  number: z.string(),
  ledger,
  issuedOn: z.string(),
  /** Name, address, SIRET …, line by line, as they were when it was issued. */
  issuer: z.array(z.string()),
  /** The address is left out where it may be one that the other parent keeps confidential (RGPD-7.9). */
  client: z.strictObject({ name: z.string(), address: z.array(z.string()) }),
};

/** What was done about an invoice after it was issued; below 0: it lowers what is left to pay. */
export const invoiceMovement = z.strictObject({
  kind: z.enum(['creditNote', 'payment', 'refund']),
  date: z.string(),
  method: z.string().nullable(),
  number: z.string().nullable(),
  cents,
});
export type InvoiceMovement = z.output<typeof invoiceMovement>;

export const invoicePaper = z.strictObject({
  ...paper,
  wording: z.string(),
  periodFromOn: z.string().nullable(),
  periodToOn: z.string().nullable(),
  lines: z.array(z.strictObject({ wording: z.string(), quantityHundredths: z.int(), unitPriceCents: cents, totalCents: cents })),
  totalCents: cents,
  vatMention: z.string().nullable(),
  /** How to pay, as the site says it. */
  paymentTerms: z.string().nullable(),
  dueOn: z.string().nullable(),
  instalments: z.array(z.strictObject({ on: z.string(), cents })),
  movements: z.array(invoiceMovement),
  /** The total and all movements added up; below 0: paid too much. */
  leftCents: cents,
});
export type InvoicePaper = z.output<typeof invoicePaper>;

export const receiptPaper = z.strictObject({
  ...paper,
  wording: z.string(),
  paidOn: z.string(),
  method: z.string(),
  operationNumber: z.string().nullable(),
  amountCents: cents,
  /** Returned or cancelled since: the receipt no longer proves anything. */
  void: z.boolean(),
  pays: z.array(z.strictObject({ number: z.string(), cents })),
  /** As it was when the receipt was made. */
  balanceLeftCents: cents,
});
export type ReceiptPaper = z.output<typeof receiptPaper>;

export const creditNotePaper = z.strictObject({
  ...paper,
  reason: z.string(),
  invoice: z.strictObject({ id, number: z.string(), issuedOn: z.string() }),
  lines: z.array(z.strictObject({ wording: z.string(), totalCents: cents })),
  totalCents: cents,
  vatMention: z.string().nullable(),
});
export type CreditNotePaper = z.output<typeof creditNotePaper>;

const account = z.strictObject({
  rows: z.array(ledgerRow),
  /** The sums of *Crédit* and of *Débit*, and the first less the second: above 0 due, below 0 in the family's favour. */
  invoicedCents: cents,
  paidCents: cents,
  balanceCents: cents,
  nextDue: due,
  /** The next day to pay by is past. */
  late: z.boolean(),
});
export type LedgerAccount = z.output<typeof account>;

/** Two ledgers of invoices and payments, and their duplicates. */
export const billing = {
  /** One of a family's two accounts as the office sees it: the same rows and totals as the family's own page. */
  'billing.familyLedger': staffRead({ input: z.strictObject({ familyId: id, ledger }), output: account }),
  /** One of the family's two accounts, newest first, as this guardian may see it (`shared/rules/ledger.ts`). */
  'billing.ledger': familyRead({
    input: z.strictObject({ ledger }),
    output: account,
  }),
  /** The papers that the family opens again. What is not theirs, or not yet issued, is not found. */
  'billing.invoice': familyRead({ input: z.strictObject({ id }), output: invoicePaper }),
  'billing.receipt': familyRead({ input: z.strictObject({ id }), output: receiptPaper }),
  'billing.creditNote': familyRead({ input: z.strictObject({ id }), output: creditNotePaper }),
};
