import { z } from 'zod';
import { ACCOUNTANTS, id, line, nothing, paging, staffRead, staffWrite } from './operation.ts';

const cents = z.int();
const day = z.iso.date('Une date comme 30/11/2026.');
const account = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{3,12}$/, 'Un compte a 3 à 12 chiffres ou lettres.');
const journal = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{1,6}$/, 'Un journal a 1 à 6 chiffres ou lettres.');

/** Where each movement is written; the accounts of the general plan for associations and public bodies, to be set by each office. */
export const accountingAccounts = z.strictObject({
  clients: account.default('411000'),
  cotisation: account.default('706000'),
  location: account.default('708300'),
  bank: account.default('512000'),
  cheque: account.default('511200'),
  cash: account.default('530000'),
  transfer: account.default('512000'),
  debit: account.default('512000'),
  card: account.default('511500'),
  online: account.default('511700'),
  other: account.default('511800'),
  salesJournal: journal.default('VE'),
  bankJournal: journal.default('BQ'),
});
export type AccountingAccounts = z.output<typeof accountingAccounts>;

export const accountingLine = z.strictObject({
  journal: z.string(),
  day: z.string(),
  account: z.string(),
  /** The family's number, on the account of clients. */
  auxiliary: z.string(),
  piece: z.string(),
  wording: z.string(),
  debitCents: cents,
  creditCents: cents,
});
export type AccountingLine = z.output<typeof accountingLine>;

/** What leaves for the accounts: each thing that happened once, its debit and its credit the same to the cent. */
export const accounting = {
  'accounting.settings': staffRead({
    roles: ACCOUNTANTS,
    input: nothing,
    output: z.strictObject({ accounts: accountingAccounts, version: z.int() }),
  }),
  'accounting.saveSettings': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({ accounts: accountingAccounts.required(), version: z.int() }),
    output: nothing,
  }),
  /** What a new export would hold, up to a day; the first 200 lines. */
  'accounting.preview': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ siteId: id, untilOn: day }),
    output: z.strictObject({ lines: z.array(accountingLine), total: z.int(), events: z.int(), amountCents: cents }),
  }),
  /** Writes down what is handed over, so that no line leaves twice. Refused when there is nothing new. */
  'accounting.export': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({ siteId: id, untilOn: day }),
    output: z.strictObject({ id, number: line(40), lines: z.int() }),
  }),
  'accounting.list': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ siteId: id.nullish(), ...paging }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          number: z.string(),
          siteName: z.string(),
          untilOn: z.string(),
          lines: z.int(),
          totalCents: cents,
          madeBy: z.string().nullable(),
          createdAt: z.string(),
        }),
      ),
      total: z.int(),
    }),
  }),
  /** The same file as on the day it was made. */
  'accounting.file': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ id }),
    output: z.strictObject({ fileName: z.string(), csv: z.instanceof(Uint8Array) }),
  }),
};
