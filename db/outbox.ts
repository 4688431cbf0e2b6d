import { newId } from '../shared/ids.ts';
import type { WriteDb } from './open.ts';

/** An e-mail decided in a transaction. One recipient each; the same event never writes twice to the same address. */
export interface NewMail {
  /** « change-request.decided:<id>:<version> »: with the recipient, what makes this e-mail the only one of its event (DUR-5.12). */
  event: string;
  kind: string;
  siteId: string;
  familyId?: string | null;
  to: { address: string; name: string };
  /** Shown as the sender's name; the address is the mail server's setting. */
  senderName: string;
  subject: string;
  text: string;
  html: string;
  /** Sealed secret that replaces `SECRET_MARK` in text and html at the moment of sending, then wiped (SEC-1.4). */
  secret?: Uint8Array | null;
  /** When to try first; at once when left out. */
  notBefore?: Date;
}

/** Stands in the stored text for a secret that is only put in while the message is being handed to the mail server. */
export const SECRET_MARK = '{{secret}}';

/** Queues an e-mail inside the caller's transaction. Gives its id, or null when this event has written to this address already. */
export async function queueMail(db: WriteDb, mail: NewMail, now: Date): Promise<string | null> {
  const id = newId();
  const row = await db
    .insertInto('outbox')
    .values({
      id,
      dedupe_key: `${mail.event}>${mail.to.address.toLowerCase()}`,
      message_id: `<${id}@portee.invalid>`,
      site_id: mail.siteId,
      family_id: mail.familyId ?? null,
      kind: mail.kind,
      recipient: mail.to.address,
      recipient_name: mail.to.name,
      sender_name: mail.senderName,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      secret: mail.secret ? Buffer.from(mail.secret) : null,
      state: 'pending',
      attempts: 0,
      next_attempt_at: (mail.notBefore ?? now).toISOString(),
      created_at: now.toISOString(),
    })
    .onConflict((c) => c.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
