import { z } from 'zod';
import { LEDGERS } from '../rules/ledger-books.ts';
import { ALARMS, ONLINE_STATES } from '../rules/online-payment.ts';
import { PROVIDERS } from '../rules/online-payment-words.ts';
import { familyRead, familyWrite, id, line, nothing, openRead, openWrite, paging, staffRead, staffWrite } from './operation.ts';
import { SETTINGS } from './settings.ts';

const cents = z.int();
const ledger = z.enum(LEDGERS);
const state = z.enum(ONLINE_STATES);
const provider = z.enum(PROVIDERS);
const ACCOUNTING = ['administrateur', 'comptabilite'] as const;
const ADMIN = ['administrateur'] as const;

/** What of an account is paid at once: all that is due, what is due first, or these invoices. */
export const CHOICES = ['balance', 'next', 'invoices'] as const;
const paidInvoice = z.strictObject({ number: z.string(), wording: z.string(), cents });

const mine = z.strictObject({
  id,
  reference: z.string(),
  ledger,
  state,
  cents,
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  /** Nothing is debited and nothing is written into the account. */
  trial: z.boolean(),
  provider,
});

const row = mine.extend({
  familyId: id,
  familyName: z.string(),
  /** Whoever asked: « Claire Bernard »; null when it is no longer known. */
  payer: z.string().nullable(),
  siteName: z.string(),
  alarm: z.enum(ALARMS).nullable(),
  /** The last that was heard, in the provider's words. */
  detail: z.string().nullable(),
  receiptNumber: z.string().nullable(),
});
export type OnlinePaymentRow = z.output<typeof row>;

const settings = SETTINGS.onlinePayment;
const word = (max: number) => z.string().trim().max(max, `${max} caractères au plus.`);

export const onlinePayments = {
  /** What this guardian may pay online of one account. `offered`: the site offers it and something is due. */
  'onlinePayments.offer': familyRead({
    input: z.strictObject({ ledger }),
    output: z.strictObject({
      offered: z.boolean(),
      trial: z.boolean(),
      provider: provider.nullable(),
      balanceCents: cents,
      next: z.strictObject({ on: z.string(), cents }).nullable(),
      invoices: z.array(z.strictObject({ id, number: z.string(), wording: z.string(), dueOn: z.string().nullable(), leftCents: cents })),
      /** Where the receipt goes: the guardian's own address. */
      email: z.string().nullable(),
      /** Under way: one is sent there instead of paying the same twice. */
      waiting: mine.nullable(),
      recent: z.array(mine),
    }),
  }),
  /** Keeps what is to be paid before any provider hears of it. `seenCents`: the amount on the button; refused when it is no longer that. */
  'onlinePayments.start': familyWrite({
    input: z.strictObject({
      ledger,
      choice: z.enum(CHOICES),
      invoices: z.array(id).max(100).default([]),
      email: z
        .email('Adresse e-mail complète, par exemple prenom.nom@exemple.fr')
        .min(6, '6 caractères au moins.')
        .max(80, '80 caractères au plus.'),
      seenCents: cents.nullable().default(null),
    }),
    output: z.strictObject({ id }),
  }),
  /** Makes it known to the provider; may be tried again when nobody answers. */
  'onlinePayments.send': familyWrite({ input: z.strictObject({ id }), output: nothing }),
  /** Where one's own payment stands. While it waits, the provider is asked as this is read. */
  'onlinePayments.mine': familyRead({
    input: z.strictObject({ id }),
    output: mine.extend({
      /** Where one goes and pays; null once it is too late, or over. */
      goTo: z.string().nullable(),
      maySendAgain: z.boolean(),
      /** Why the provider has not taken it. */
      problem: z.string().nullable(),
      /** Where the receipt is sent. */
      email: z.string().nullable(),
      opensUntil: z.string(),
      invoices: z.array(paidInvoice),
      receipt: z.strictObject({ id, number: z.string() }).nullable(),
      /** What was heard does not fit: the office looks into it. */
      unclear: z.boolean(),
    }),
  }),
  /** What the « bank » of the built-in provider answers. */
  'onlinePayments.decideTrial': familyWrite({
    input: z.strictObject({ id, choice: z.enum(['pay', 'pay-later', 'refuse', 'abandon']) }),
    output: nothing,
  }),
  /** A return with a signature, by whoever brings it. What does not hold changes nothing. */
  'onlinePayments.returned': openWrite({
    input: z.strictObject({
      marchand: word(100),
      reference: word(30),
      montant: word(11),
      etat: word(20),
      operation: word(64),
      date: word(40),
      signature: word(128),
    }),
    output: z.strictObject({ id: id.nullable(), outcome: z.enum(['taken', 'known', 'refused']) }),
  }),
  /** Somebody says that PayFiP has news of this payment: it is asked, and nothing else is believed. */
  'onlinePayments.notified': openRead({ input: z.strictObject({ idop: word(64) }), output: nothing }),

  /** Every attempt, the newest first. */
  'onlinePayments.list': staffRead({
    input: z.strictObject({
      siteId: id.nullish(),
      familyId: id.nullish(),
      /** `look`: those with an alarm. */
      state: z.enum([...ONLINE_STATES, 'look']).nullish(),
      search: z.string().max(100).default(''),
      ...paging,
    }),
    output: z.strictObject({
      rows: z.array(row),
      total: z.int(),
      counts: z.partialRecord(z.enum([...ONLINE_STATES, 'look']), z.int()),
      /** Some site of this list offers it. */
      offered: z.boolean(),
    }),
  }),
  'onlinePayments.get': staffRead({
    input: z.strictObject({ id }),
    output: row.extend({
      version: z.int(),
      payerEmail: z.string().nullable(),
      providerReference: z.string().nullable(),
      opensUntil: z.string(),
      nextCheckAt: z.string().nullable(),
      invoices: z.array(paidInvoice.extend({ id })),
      events: z.array(
        z.strictObject({
          at: z.string(),
          source: z.enum(['family', 'provider', 'return', 'staff', 'office']),
          said: z.string(),
          detail: z.string().nullable(),
          cents: cents.nullable(),
        }),
      ),
    }),
  }),
  /** Asks the provider now, whatever its state: also of what is over, since something may have come in since. */
  'onlinePayments.askAgain': staffWrite({
    roles: ACCOUNTING,
    input: z.strictObject({ id }),
    output: z.strictObject({ state, said: z.string(), detail: z.string().nullable() }),
  }),
  /** Staff have looked into what did not fit. */
  'onlinePayments.settle': staffWrite({
    roles: ACCOUNTING,
    input: z.strictObject({ id, version: z.int(), note: line(300, 'Écrivez ce que vous avez vérifié.') }),
    output: nothing,
  }),

  'onlinePayments.settings': staffRead({
    roles: ADMIN,
    input: z.strictObject({ siteId: id }),
    output: z.strictObject({
      settings,
      /** The key itself never leaves the service. */
      keyKept: z.boolean(),
      keysProtected: z.boolean(),
      /** Where the extranet is; null while it is closed: nobody could come back to it. */
      extranet: z.string().nullable(),
      demonstration: z.boolean(),
      version: z.string().max(40),
    }),
  }),
  /** `key`: null keeps the one there is, empty removes it. Refused where the machine cannot protect it (ELE-2.14). */
  'onlinePayments.saveSettings': staffWrite({
    roles: ADMIN,
    input: z.strictObject({
      siteId: id,
      /** As they were when the form was opened: where somebody else has saved them meanwhile, saving is a conflict. */
      version: z.string().max(40),
      settings: z.strictObject({
        provider: provider.nullable(),
        payfipClient: word(6),
        payfipMode: z.enum(['T', 'X', 'W']),
        payfipService: word(500),
        payfipPage: word(500),
        redirectPage: word(500),
        redirectMerchant: word(100),
      }),
      key: z.string().max(500).nullish(),
    }),
    output: z.strictObject({ version: z.string() }),
  }),
  /** Asks the provider who we are, with the settings that are kept. */
  'onlinePayments.testConnection': staffWrite({
    roles: ADMIN,
    input: z.strictObject({ siteId: id }),
    output: z.strictObject({ sentence: z.string() }),
  }),
};
