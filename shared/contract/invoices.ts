import { z } from 'zod';
import { INVOICE_STATES } from '../rules/invoices.ts';
import { LEDGERS } from '../rules/ledger-books.ts';
import { PERIODS } from '../rules/tariffs.ts';
import { creditNotePaper, invoicePaper } from './billing.ts';
import { ACCOUNTANTS, id, line, nothing, optionalText, paging, staffRead, staffWrite } from './operation.ts';

const cents = z.int();
const ledger = z.enum(LEDGERS);
/** A day that the calendar has. */
const day = z.iso.date('Cette date n’existe pas.');
const version = z.int();
const pdf = z.strictObject({ fileName: z.string(), pdf: z.instanceof(Uint8Array) });

/** At most this much stands on one line or one invoice: a million euros. */
const MOST = 100_000_000;

export const invoiceState = z.enum(INVOICE_STATES);

export const invoiceRow = z.strictObject({
  id,
  /** Null for a draft. */
  number: z.string().nullable(),
  ledger,
  state: invoiceState,
  siteName: z.string(),
  familyId: id,
  familyName: z.string(),
  familyNumber: z.string(),
  clientName: z.string(),
  wording: z.string(),
  /** Null for a draft. */
  issuedOn: z.string().nullable(),
  /** By when what is left is to be paid next; null when nothing is. */
  dueOn: z.string().nullable(),
  totalCents: cents,
  /** What is left: the whole of a draft. Below 0: paid too much. */
  leftCents: cents,
  version,
});
export type InvoiceRow = z.output<typeof invoiceRow>;

const where = {
  siteId: id.nullish(),
  ledger: ledger.nullish(),
  state: invoiceState.nullish(),
  schoolYearId: id.nullish(),
  familyId: id.nullish(),
  /** Found in the number, the client, the family's name or number. */
  search: z.string().trim().max(100).default(''),
};

export const INVOICE_ORDERS = ['issuedOn', 'number', 'client', 'total', 'left', 'dueOn'] as const;

/** One line as it is typed; quantity in hundredths (100: one). A price below 0 is a reduction. */
export const typedLine = z.strictObject({
  wording: line(200, 'Écrivez ce qui est facturé.'),
  quantityHundredths: z
    .int('Une quantité a deux décimales au plus.')
    .min(1, 'La quantité est à remplir.')
    .max(1_000_000, 'Cette quantité est trop grande.'),
  unitPriceCents: cents.min(-MOST).max(MOST, 'Ce prix est trop grand.'),
  /** What it charges, when it comes from a tariff. */
  tariffId: id.nullish(),
  studentId: id.nullish(),
  rentalId: id.nullish(),
  enrolmentIds: z.array(id).max(50).default([]),
  periodFromOn: day.nullish(),
  periodToOn: day.nullish(),
});

/** What a draft says; the editor sends all of it. */
const draft = {
  ledger,
  /** The parent it is addressed to; null: the household. */
  guardianId: id.nullable(),
  schoolYearId: id.nullable(),
  wording: line(120, 'Écrivez le libellé de la facture.'),
  periodFromOn: day.nullable(),
  periodToOn: day.nullable(),
  dueOn: day.nullable(),
  lines: z.array(typedLine).min(1, 'Une facture a au moins une ligne.').max(200),
  /** Empty: all at once, by `dueOn`. Else their sum is the total. */
  instalments: z.array(z.strictObject({ on: day, cents: z.int().min(1, 'Une échéance est d’un centime au moins.') })).max(24),
};
export const typedDraft = z.strictObject(draft);
export type TypedDraft = z.output<typeof typedDraft>;

const detailLine = z.strictObject({
  id,
  wording: z.string(),
  quantityHundredths: z.int(),
  unitPriceCents: cents,
  totalCents: cents,
  /** Of it, what credit notes have taken back. */
  creditedCents: cents,
  tariffId: id.nullable(),
  studentId: id.nullable(),
  rentalId: id.nullable(),
  enrolmentIds: z.array(id),
  periodFromOn: z.string().nullable(),
  periodToOn: z.string().nullable(),
});

export const invoiceDetail = invoiceRow.extend({
  siteId: id,
  guardianId: id.nullable(),
  schoolYearId: id.nullable(),
  periodFromOn: z.string().nullable(),
  periodToOn: z.string().nullable(),
  /** The day written on it; `dueOn` is the next one that is open. */
  dueDay: z.string().nullable(),
  lines: z.array(detailLine),
  instalments: z.array(z.strictObject({ on: z.string(), cents })),
  creditedCents: cents,
  paidCents: cents,
  creditNotes: z.array(z.strictObject({ id, number: z.string(), issuedOn: z.string(), reason: z.string(), totalCents: cents })),
  /** What was done since, as on its paper; empty for a draft. */
  paper: invoicePaper.nullable(),
  /** Those to whom it can be addressed. */
  guardians: z.array(z.strictObject({ id, name: z.string(), pays: z.boolean() })),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
});
export type InvoiceDetail = z.output<typeof invoiceDetail>;

/** What to invoice: of a school year, of one ledger, all of it or one of its parts. */
const run = {
  schoolYearId: id,
  ledger,
  period: z.enum(PERIODS),
  rank: z.int().min(1).max(12),
};

export const billedFamily = z.strictObject({
  id,
  familyName: z.string(),
  familyNumber: z.string(),
  siteName: z.string(),
  clientName: z.string(),
  /** Of the lines that are not invoiced yet. */
  cents,
  lines: z.array(z.strictObject({ wording: z.string(), cents, explanation: z.array(z.string()) })),
  /** How many lines were invoiced before and are left out. */
  already: z.int(),
  /** What no tariff gives a price for. */
  unpriced: z.array(z.string()),
  /** Why nothing can be invoiced; null when something can. */
  obstacle: z.string().nullable(),
});
export type BilledFamily = z.output<typeof billedFamily>;

export const siteBilling = z.strictObject({
  siteId: id,
  siteName: z.string(),
  /** What stands on top of invoices, if it is not the site's name. */
  issuerName: z.string().nullable(),
  siret: z.string().nullable(),
  vatMention: z.string().nullable(),
  paymentTerms: z.string().nullable(),
  dueDays: z.int(),
  /** 0 as long as nothing was saved. */
  version,
});
export type SiteBilling = z.output<typeof siteBilling>;

export const invoices = {
  'invoices.list': staffRead({
    input: z.strictObject({
      ...where,
      order: z.enum(INVOICE_ORDERS).default('issuedOn'),
      descending: z.boolean().default(true),
      ...paging,
    }),
    output: z.strictObject({
      rows: z.array(invoiceRow),
      total: z.int(),
      /** Of all that is found, drafts left out of `leftCents`. */
      totalCents: cents,
      leftCents: cents,
      /** How many there are of each state, whichever is looked at. */
      counts: z.record(invoiceState, z.int()),
    }),
  }),
  'invoices.get': staffRead({ input: z.strictObject({ id }), output: invoiceDetail }),

  'invoices.create': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({ familyId: id, ...draft }),
    output: z.strictObject({ id, version }),
  }),
  'invoices.save': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({ id, version, ...draft }),
    output: z.strictObject({ version }),
  }),
  /** Drafts only: what is issued is corrected by a credit note. */
  'invoices.remove': staffWrite({ roles: ACCOUNTANTS, input: z.strictObject({ id, version }), output: nothing }),
  /** Takes the next number, in the transaction that issues. `tellFamily`: an e-mail says that it is there. */
  'invoices.issue': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({ id, version, tellFamily: z.boolean().default(false) }),
    output: z.strictObject({ number: z.string() }),
  }),
  /** All that is found among drafts, as the job that issues them wants them. */
  'invoices.drafts': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ siteId: where.siteId, ledger: where.ledger, schoolYearId: where.schoolYearId, search: where.search }),
    output: z.strictObject({ rows: z.array(z.strictObject({ id, version, label: z.string(), cents })) }),
  }),
  /** An *avoir*: on the whole of what is left uncredited, or so much of these lines. `creditedCents`: what was seen as credited. */
  'invoices.credit': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({
      id,
      creditedCents: cents,
      reason: line(200, 'Écrivez pourquoi.'),
      lines: z
        .array(z.strictObject({ lineId: id, cents: cents.min(-MOST).max(MOST) }))
        .max(200)
        .nullable(),
      tellFamily: z.boolean().default(false),
    }),
    output: z.strictObject({ id, number: z.string() }),
  }),

  /** Who would be invoiced for what, and who not and why. Nothing is written. */
  'invoices.preview': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ ...run, siteId: id.nullable() }),
    output: z.strictObject({ rows: z.array(billedFamily), from: z.string(), to: z.string() }),
  }),
  /** One family's invoice of a run: the lines that are not invoiced yet. Refused when there are none. */
  'invoices.bill': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({
      ...run,
      familyId: id,
      dueOn: day.nullable(),
      /** How many parts, a month apart, the first on `dueOn`. */
      parts: z.int().min(1).max(12).default(1),
      issue: z.boolean(),
      tellFamily: z.boolean().default(false),
    }),
    output: z.strictObject({ id, number: z.string().nullable() }),
  }),
  /** The school years, the one at hand first: what can be invoiced. */
  'invoices.years': staffRead({
    input: nothing,
    output: z.strictObject({
      rows: z.array(z.strictObject({ id, label: z.string(), startsOn: z.string(), endsOn: z.string(), current: z.boolean() })),
    }),
  }),

  /** As it was issued; `duplicate`: as the family opens it again, with what was paid since. */
  'invoices.pdf': staffRead({ input: z.strictObject({ id, duplicate: z.boolean().default(false) }), output: pdf }),
  'invoices.creditNote': staffRead({ input: z.strictObject({ id }), output: creditNotePaper }),
  'invoices.creditNotePdf': staffRead({ input: z.strictObject({ id }), output: pdf }),
  /** Many issued invoices in one PDF, in order of their numbers; the drawing can be followed and stopped. */
  'invoices.print': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({ ...where, name: line(80) }),
    output: pdf.extend({ count: z.int() }),
  }),
  'invoices.printing': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ name: line(80) }),
    output: z.strictObject({ standing: z.strictObject({ done: z.int(), total: z.int() }).nullable() }),
  }),
  'invoices.stopPrinting': staffWrite({ roles: ACCOUNTANTS, input: z.strictObject({ name: line(80) }), output: nothing }),
  /** A family's account with one ledger from a day on: what was brought forward, each row, what is owed now. */
  'invoices.statement': staffRead({
    input: z.strictObject({ familyId: id, ledger, from: day.nullable(), guardianId: id.nullish() }),
    output: pdf,
  }),

  'invoices.settings': staffRead({ input: nothing, output: z.strictObject({ sites: z.array(siteBilling) }) }),
  'invoices.saveSettings': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({
      siteId: id,
      version,
      issuerName: optionalText(120),
      siret: optionalText(20),
      vatMention: optionalText(200),
      paymentTerms: optionalText(500),
      dueDays: z.int('Écrivez un nombre entier de jours.').min(0, '0 jour au moins.').max(365, '365 jours au plus.'),
    }),
    output: z.strictObject({ version }),
  }),
};
