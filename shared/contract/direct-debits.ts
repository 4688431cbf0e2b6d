import { z } from 'zod';
import { ACCOUNTANTS, id, line, nothing, paging, staffRead, staffWrite } from './operation.ts';

const cents = z.int();
const day = z.iso.date('Une date comme 05/12/2026.');
const iban = z.string().trim().max(60);

/** Whose account the money comes to: checked by the verbs, letter by letter. */
export const creditor = z.strictObject({
  name: line(70, 'Écrivez le titulaire du compte.'),
  iban,
  bic: z.string().trim().max(20),
  /** « Identifiant créancier SEPA » (ICS). */
  ics: z.string().trim().max(40),
});

export const mandateRow = z.strictObject({
  id,
  reference: z.string(),
  familyId: id,
  familyName: z.string(),
  holder: z.string(),
  /** The last four signs: the rest is sealed. */
  ibanTail: z.string(),
  signedOn: z.string(),
  revokedAt: z.string().nullable(),
});
export type MandateRow = z.output<typeof mandateRow>;

export const directDebitRow = z.strictObject({
  id,
  invoiceNumber: z.string(),
  familyId: id,
  familyName: z.string(),
  holder: z.string(),
  ibanTail: z.string(),
  sequence: z.enum(['FRST', 'RCUR']),
  cents,
  state: z.enum(['sent', 'collected', 'rejected']),
  reason: z.string().nullable(),
});

const run = z.strictObject({
  id,
  number: z.string(),
  siteName: z.string(),
  collectOn: z.string(),
  debits: z.int(),
  waiting: z.int(),
  totalCents: cents,
  madeBy: z.string().nullable(),
  createdAt: z.string(),
});

/** Mandates of families, and files of direct debits for the bank (SEPA, pain.008). */
export const directDebits = {
  'mandates.list': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ search: z.string().max(200).default(''), familyId: id.nullish(), ...paging }),
    output: z.strictObject({ rows: z.array(mandateRow), total: z.int() }),
  }),
  /** One that was signed. Another account is another mandate: revoke the former first. */
  'mandates.save': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({
      familyId: id,
      guardianId: id.nullish(),
      holder: line(70, 'Écrivez le titulaire du compte.'),
      iban,
      signedOn: day,
      /** « Référence unique du mandat »; empty: the next of the office's own. */
      reference: z.string().trim().max(35).default(''),
    }),
    output: z.strictObject({ id, reference: z.string() }),
  }),
  'mandates.revoke': staffWrite({ roles: ACCOUNTANTS, input: z.strictObject({ id }), output: nothing }),

  'directDebits.settings': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ siteId: id }),
    output: z.strictObject({ creditor: creditor.nullable() }),
  }),
  'directDebits.saveSettings': staffWrite({ roles: ACCOUNTANTS, input: z.strictObject({ siteId: id, creditor }), output: nothing }),
  /** What could be collected: of families with a mandate, all that is due by a day and is not being collected already. */
  'directDebits.preview': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ siteId: id, dueBy: day }),
    output: z.strictObject({ rows: z.array(directDebitRow.omit({ state: true, reason: true })), totalCents: cents }),
  }),
  /** Writes the run down; its file is had by `directDebits.file`. Refused when what was seen is not what there is. */
  'directDebits.make': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({
      siteId: id,
      dueBy: day,
      collectOn: day,
      invoiceIds: z.array(id).min(1, 'Choisissez au moins un prélèvement.').max(5_000),
      /** What was seen, added up. */
      totalCents: cents,
    }),
    output: z.strictObject({ id, number: z.string() }),
  }),
  'directDebits.list': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ siteId: id.nullish(), ...paging }),
    output: z.strictObject({ rows: z.array(run), total: z.int() }),
  }),
  'directDebits.get': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ id }),
    output: run.extend({ rows: z.array(directDebitRow) }),
  }),
  'directDebits.file': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ id }),
    output: z.strictObject({ fileName: z.string(), xml: z.instanceof(Uint8Array) }),
  }),
  /** The bank has paid one: it becomes a payment with its receipt. From the day of collection on. */
  'directDebits.collect': staffWrite({ roles: ACCOUNTANTS, input: z.strictObject({ id }), output: nothing }),
  /** The bank has refused one: the invoice is to be paid again. */
  'directDebits.reject': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({ id, reason: line(140, 'Dites pourquoi : le code ou les mots de la banque.') }),
    output: nothing,
  }),
};
