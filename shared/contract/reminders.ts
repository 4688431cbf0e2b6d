import { z } from 'zod';
import { REMINDER_LEVELS } from '../rules/reminders.ts';
import { mailingCounts, mailingWay } from './mailings.ts';
import { ACCOUNTANTS, id, nothing, paging, staffRead, staffWrite } from './operation.ts';

const level = z.literal(REMINDER_LEVELS);
const days = z.int('Un nombre de jours.').min(0, 'De 0 à 365 jours.').max(365, 'De 0 à 365 jours.');

/** Of each level: so many days after the day it was due (the first) or after the level before, and with which wording. */
export const reminderSettings = z.strictObject({
  levels: z
    .array(z.strictObject({ days, template: z.string().min(1, 'Choisissez un texte.').max(60) }))
    .length(3)
    .default([
      { days: 7, template: 'reminder.1' },
      { days: 15, template: 'reminder.2' },
      { days: 15, template: 'reminder.3' },
    ]),
});
export type ReminderSettings = z.output<typeof reminderSettings>;

export const lateRow = z.strictObject({
  /** The invoice's. */
  id,
  number: z.string(),
  familyId: id,
  familyName: z.string(),
  siteName: z.string(),
  /** To whom the reminder goes; null where the family has nobody. */
  payer: z.string().nullable(),
  dueOn: z.string(),
  daysLate: z.int(),
  leftCents: z.int(),
  /** The levels that were sent, and when the last of them was. */
  sent: z.int(),
  lastOn: z.string().nullable(),
  /** The one that can be sent now; null while it is too early, or when all three were sent. */
  level: level.nullable(),
  /** From when on the next one can be sent; null when there is none. */
  nextOn: z.string().nullable(),
});
export type LateRow = z.output<typeof lateRow>;

/** Who is late, and three levels of reminders: an invoice never gets the same one twice. */
export const reminders = {
  /** The longest late first. `ready`: only those for which a level can be sent now. */
  'reminders.list': staffRead({
    input: z.strictObject({
      siteId: id.nullish(),
      level: level.nullish(),
      ready: z.boolean().default(false),
      search: z.string().max(200).default(''),
      ...paging,
    }),
    output: z.strictObject({
      rows: z.array(lateRow),
      total: z.int(),
      leftCents: z.int(),
      /** How many can be reminded now, by level. */
      ready: z.array(z.strictObject({ level, invoices: z.int() })),
    }),
  }),
  'reminders.settings': staffRead({ input: nothing, output: reminderSettings.extend({ version: z.int() }) }),
  'reminders.saveSettings': staffWrite({
    roles: ACCOUNTANTS,
    input: reminderSettings.extend({ version: z.int() }),
    output: nothing,
  }),
  /** The reminder of one invoice as its payer would read it. */
  'reminders.preview': staffRead({
    roles: ACCOUNTANTS,
    input: z.strictObject({ level, invoiceId: id }),
    output: z.strictObject({ name: z.string(), email: z.string().nullable(), subject: z.string(), text: z.string(), html: z.string() }),
  }),
  /**
   * A run of e-mails and letters of one level, one message to each payer whatever the number of invoices. Refused as a conflict when one of
   * them is not at that level any more: paid, or reminded by somebody else.
   */
  'reminders.send': staffWrite({
    roles: ACCOUNTANTS,
    input: z.strictObject({
      level,
      invoiceIds: z.array(id).min(1, 'Choisissez au moins une facture.').max(5_000),
      way: mailingWay.default('both'),
    }),
    output: mailingCounts.extend({ id, jobId: id.nullable() }),
  }),
};
