import { z } from 'zod';
import { LEDGERS } from '../rules/ledger-books.ts';
import { DEPOSITED_KINDS, PAYMENT_KINDS } from '../rules/payments.ts';
import { id, line, nothing, optionalText, paging, staffRead, staffWrite } from './operation.ts';

/** Those who move money; the others look. */
export const MONEY = ['administrateur', 'comptabilite'] as const;

const cents = z.int();
/** At most 1 000 000 €: a figure typed with too many zeros is no payment. */
const amount = z
  .int({ error: 'Un montant comme 120,50.' })
  .min(1, 'Un montant au-dessus de zéro.')
  .max(100_000_000, 'Un million d’euros au plus.');
const day = z.iso.date('Une date comme 22/11/2026.');
const ledger = z.enum(LEDGERS);
export const paymentState = z.enum(['received', 'cleared', 'returned', 'cancelled']);

const share = z.strictObject({ invoiceId: id, cents: amount });

export const paymentMethod = z.strictObject({ id, name: z.string(), kind: z.enum(PAYMENT_KINDS) });
export type PaymentMethod = z.output<typeof paymentMethod>;

export const paymentRow = z.strictObject({
  id,
  version: z.int(),
  familyId: id,
  familyName: z.string(),
  siteName: z.string(),
  ledger,
  method: z.string(),
  kind: z.enum(PAYMENT_KINDS),
  /** The cheque's, the transfer's, the provider's. */
  operationNumber: z.string().nullable(),
  wording: z.string().nullable(),
  paidOn: z.string(),
  cents,
  state: paymentState,
  /** What of it pays no invoice and was not given back; 0 for one that does not count. */
  unspentCents: cents,
  refundedCents: cents,
  receipt: z.strictObject({ id, number: z.string() }).nullable(),
  deposit: z.strictObject({ id, number: z.string() }).nullable(),
});
export type PaymentRow = z.output<typeof paymentRow>;

export const openInvoice = z.strictObject({
  id,
  number: z.string(),
  wording: z.string(),
  issuedOn: z.string(),
  /** Whose it is: null for the household. */
  guardianId: id.nullable(),
  leftCents: cents,
});
export type OpenInvoice = z.output<typeof openInvoice>;

const pdf = z.strictObject({ fileName: z.string(), pdf: z.instanceof(Uint8Array) });

const paymentFilters = {
  search: z.string().max(200).default(''),
  siteId: id.nullish(),
  ledger: ledger.nullish(),
  methodId: id.nullish(),
  state: paymentState.nullish(),
  /** Only those of which something pays no invoice yet. */
  unspent: z.boolean().default(false),
  familyId: id.nullish(),
  from: day.nullish(),
  to: day.nullish(),
};

/** What came in: recorded with its receipt, given to invoices, taken to the bank, given back. */
export const payments = {
  /** The newest first; `cents` adds up those found that count. */
  'payments.list': staffRead({
    input: z.strictObject({ ...paymentFilters, ...paging }),
    output: z.strictObject({ rows: z.array(paymentRow), total: z.int(), cents }),
  }),
  'payments.get': staffRead({
    input: z.strictObject({ id }),
    output: paymentRow.extend({
      payer: z.string().nullable(),
      bank: z.string().nullable(),
      drawer: z.string().nullable(),
      madeBy: z.string().nullable(),
      createdAt: z.string(),
      /** Came from the payment service: what it says is not changed by hand. */
      online: z.boolean(),
      endedOn: z.string().nullable(),
      endedReason: z.string().nullable(),
      shares: z.array(z.strictObject({ invoiceId: id, number: z.string(), wording: z.string(), cents })),
      refunds: z.array(z.strictObject({ id, number: z.string(), on: z.string(), method: z.string(), cents, reason: z.string() })),
      refundableCents: cents,
    }),
  }),
  'payments.methods': staffRead({ input: nothing, output: z.strictObject({ methods: z.array(paymentMethod) }) }),
  /** What a family could pay: its people, each ledger's balance, what is open by the days it is due (`proposeShares`). */
  'payments.open': staffRead({
    input: z.strictObject({ familyId: id }),
    output: z.strictObject({
      family: z.strictObject({ id, name: z.string(), number: z.string(), archived: z.boolean() }),
      /** The first is who usually pays. */
      payers: z.array(z.strictObject({ id, name: z.string() })),
      ledgers: z.array(
        z.strictObject({
          ledger,
          balanceCents: cents,
          invoices: z.array(openInvoice),
          parts: z.array(z.strictObject({ invoiceId: id, dueOn: z.string().nullable(), issuedOn: z.string(), number: z.string(), cents })),
        }),
      ),
    }),
  }),
  /** One payment with its receipt. `evenSo`: another of the same number and amount is known, and this is a second one all the same. */
  'payments.record': staffWrite({
    roles: MONEY,
    input: z.strictObject({
      familyId: id,
      guardianId: id.nullish(),
      ledger,
      methodId: id,
      amountCents: amount,
      paidOn: day,
      operationNumber: optionalText(60),
      bank: optionalText(80),
      drawer: optionalText(120),
      shares: z.array(share).max(200),
      evenSo: z.boolean().default(false),
    }),
    output: z.strictObject({ id, receipt: z.strictObject({ id, number: z.string() }) }),
  }),
  /** Gives a payment to other invoices of the same ledger; what is left over waits for the next. */
  'payments.allocate': staffWrite({
    roles: MONEY,
    input: z.strictObject({ id, version: z.int(), shares: z.array(share).max(200) }),
    output: nothing,
  }),
  /** The money is on the account. */
  'payments.clear': staffWrite({ roles: MONEY, input: z.strictObject({ id, version: z.int() }), output: nothing }),
  /** The bank sent it back (cheque without funds, direct debit refused): it has paid nothing. */
  'payments.sendBack': staffWrite({
    roles: MONEY,
    input: z.strictObject({ id, version: z.int(), on: day, reason: line(300, 'Dites pourquoi : les familles le lisent sur leur relevé.') }),
    output: nothing,
  }),
  /** Typed by mistake. Refused once it has gone to the bank or something of it was given back. */
  'payments.cancel': staffWrite({
    roles: MONEY,
    input: z.strictObject({ id, version: z.int(), reason: line(300, 'Dites pourquoi.') }),
    output: nothing,
  }),
  /** Gives money back: of one payment, or of what the family has in its favour. */
  'payments.refund': staffWrite({
    roles: MONEY,
    input: z.strictObject({
      familyId: id,
      ledger,
      paymentId: id.nullish(),
      methodId: id,
      amountCents: amount,
      on: day,
      operationNumber: optionalText(60),
      reason: line(300, 'Dites pourquoi.'),
    }),
    output: z.strictObject({ id, number: z.string() }),
  }),
  /** The receipt to hand over: the original, not a duplicate. */
  'payments.receipt': staffRead({ input: z.strictObject({ id }), output: pdf }),
  /** What a family has paid between two days, for an employer or a works council. */
  'payments.certificate': staffRead({
    input: z.strictObject({ familyId: id, guardianId: id.nullish(), from: day, to: day }),
    output: pdf,
  }),

  /** What has come in and has not been taken to the bank yet, the oldest first. */
  'deposits.waiting': staffRead({
    input: z.strictObject({ siteId: id, kind: z.enum(DEPOSITED_KINDS) }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          familyName: z.string(),
          drawer: z.string().nullable(),
          bank: z.string().nullable(),
          operationNumber: z.string().nullable(),
          paidOn: z.string(),
          cents,
        }),
      ),
    }),
  }),
  /** One slip: its payments are cashed from then on. Refused when one of them is on another slip by now. */
  'deposits.make': staffWrite({
    roles: MONEY,
    input: z.strictObject({
      siteId: id,
      kind: z.enum(DEPOSITED_KINDS),
      madeOn: day,
      paymentIds: z.array(id).min(1, 'Choisissez au moins un règlement.').max(2_000),
    }),
    output: z.strictObject({ id, number: z.string() }),
  }),
  'deposits.list': staffRead({
    input: z.strictObject({ siteId: id.nullish(), ...paging }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          number: z.string(),
          siteName: z.string(),
          kind: z.enum(DEPOSITED_KINDS),
          madeOn: z.string(),
          payments: z.int(),
          totalCents: cents,
          madeBy: z.string().nullable(),
        }),
      ),
      total: z.int(),
    }),
  }),
  /** The slip for the bank, as a PDF and as rows to export. */
  'deposits.slip': staffRead({
    input: z.strictObject({ id }),
    output: pdf.extend({
      number: z.string(),
      rows: z.array(
        z.strictObject({
          drawer: z.string(),
          bank: z.string().nullable(),
          operationNumber: z.string().nullable(),
          paidOn: z.string(),
          cents,
        }),
      ),
    }),
  }),
};
