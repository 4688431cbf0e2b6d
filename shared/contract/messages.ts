import { z } from 'zod';
import { id, paging, staffRead, staffWrite } from './operation.ts';

export const mailState = z.enum(['pending', 'sending', 'sent', 'dead', 'cancelled']);
export const mailRow = z.strictObject({
  id,
  familyId: id.nullable(),
  kind: z.string(),
  subject: z.string(),
  recipient: z.string(),
  recipientName: z.string(),
  state: mailState,
  attempts: z.int(),
  lastError: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});
export type MailRow = z.output<typeof mailRow>;

/** Those who write to families; whoever only looks at files has no need of what was written (RGPD-7.11). */
export const MAIL_READERS = ['administrateur', 'scolarite', 'comptabilite'] as const;

export const messages = {
  'messages.list': staffRead({
    roles: MAIL_READERS,
    input: z.strictObject({ state: mailState.nullish(), familyId: id.nullish(), search: z.string().max(200).default(''), ...paging }),
    output: z.strictObject({ rows: z.array(mailRow), total: z.int(), counts: z.record(mailState, z.int()) }),
  }),
  /** The text of one e-mail; a secret in it is shown as dots. */
  'messages.get': staffRead({
    roles: MAIL_READERS,
    input: z.strictObject({ id }),
    output: mailRow.extend({ text: z.string(), html: z.string() }),
  }),
  /** One that waits does not leave; refused once it has left, or is leaving. It can still be sent again. */
  'messages.cancel': staffWrite({ input: z.strictObject({ id }), output: z.strictObject({ state: mailState }) }),
  /** Queues a dead, cancelled or waiting e-mail for an immediate attempt; a sent one is refused. */
  'messages.sendAgain': staffWrite({ input: z.strictObject({ id }), output: z.strictObject({ state: mailState }) }),
};
