import { newId } from '../shared/ids.ts';
import { typeset } from '../shared/typography.ts';
import type { ReadDb, WriteDb } from './open.ts';

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

/**
 * Stands in the stored text for a secret that is only put in while the message is being handed to the mail server. Its control characters
 * are refused wherever people type: a family called « {{secret}} » would else be a family to which nothing can be written.
 */
export const SECRET_MARK = '\u0002secret\u0003';

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
      subject: typeset(mail.subject),
      text: typeset(mail.text),
      html: typeset(mail.html),
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

/**
 * What an event wrote is not true any more: what waits is cancelled. `left`: something has gone to the mail server, or is on its way there,
 * so that the reader has to be told; `reached` says who.
 */
export async function withdrawMail(
  db: WriteDb,
  event: string,
  now: Date,
): Promise<{ left: boolean; reached: { address: string; name: string }[] }> {
  // « > » stands between the event and the address, and « ? » comes next after it
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'state', 'attempts', 'recipient', 'recipient_name'])
    .where('dedupe_key', '>=', `${event}>`)
    .where('dedupe_key', '<', `${event}?`)
    .execute();
  const waiting = rows.filter(({ state, attempts }) => state === 'pending' && attempts === 0);
  if (waiting.length > 0)
    await db
      .updateTable('outbox')
      .set({ state: 'cancelled', next_attempt_at: now.toISOString() })
      .where(
        'id',
        'in',
        waiting.map(({ id }) => id),
      )
      .execute();
  const gone = rows.filter((row) => row.state !== 'cancelled' && !waiting.includes(row));
  return { left: gone.length > 0, reached: gone.map((row) => ({ address: row.recipient, name: row.recipient_name })) };
}

/** How long one attempt may take before the message counts as nobody's again (the service died meanwhile). */
export const LEASE_MS = 120_000;

/** The oldest message that is due, now being sent by the caller alone; its site's address comes with it. Undefined: nothing is due. */
export async function leaseMail(db: WriteDb, now: Date) {
  await releaseForgotten(db, now);
  const due = (await oldestDue(db, now, await crowdedAddresses(db, now))) ?? (await oldestDue(db, now, []));
  if (!due) return undefined;
  await db
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), leased_until: new Date(now.getTime() + LEASE_MS).toISOString() }))
    .where('id', '=', due.id)
    .execute();
  return db
    .selectFrom('outbox')
    .innerJoin('site', 'site.id', 'outbox.site_id')
    .selectAll('outbox')
    .select('site.email as site_email')
    .where('outbox.id', '=', due.id)
    .executeTakeFirstOrThrow();
}
export type LeasedMail = NonNullable<Awaited<ReturnType<typeof leaseMail>>>;

/** Messages to one address that stand in line with everyone else's. */
const IN_LINE = 10;

/** Whoever makes the office write more than that at once to one address lets the others pass: it must not keep a password from anyone. */
const crowdedAddresses = async (db: ReadDb, now: Date): Promise<string[]> =>
  (
    await db
      .selectFrom('outbox')
      .select('recipient')
      .where('state', '=', 'pending')
      .where('next_attempt_at', '<=', now.toISOString())
      .groupBy('recipient')
      .having((eb) => eb.fn.countAll<number>(), '>', IN_LINE)
      .execute()
  ).map(({ recipient }) => recipient);

const oldestDue = (db: ReadDb, now: Date, behind: readonly string[]) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'pending')
    .where('next_attempt_at', '<=', now.toISOString())
    .$if(behind.length > 0, (due) => due.where('recipient', 'not in', behind))
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();

/** A lease that has run out, or that a clock set back has put out of reach, is nobody's. */
async function releaseForgotten(db: WriteDb, now: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'pending', leased_until: null })
    .where('state', '=', 'sending')
    .where((row) =>
      row.or([
        row('leased_until', '<=', now.toISOString()),
        row('leased_until', '>', new Date(now.getTime() + LEASE_MS).toISOString()),
        row('leased_until', 'is', null),
      ]),
    )
    .execute();
}

/** The mail server has it. Its secret is wiped with the same stroke. */
export async function markSent(db: WriteDb, id: string, now: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: now.toISOString(), secret: null, leased_until: null, last_error: null })
    .where('id', '=', id)
    .execute();
}

export async function markForLater(db: WriteDb, id: string, reason: string, next: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'pending', leased_until: null, last_error: reason, next_attempt_at: next.toISOString() })
    .where('id', '=', id)
    .execute();
}

/** Given up: staff see why. A secret that never left is wiped. */
export async function markDead(db: WriteDb, id: string, reason: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'dead', leased_until: null, last_error: reason, secret: null })
    .where('id', '=', id)
    .execute();
}

/** Says on every waiting message why nothing leaves. Counts as no attempt. */
export async function noteWhyWaiting(db: WriteDb, reason: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ last_error: reason })
    .where('state', '=', 'pending')
    .where((row) => row.or([row('last_error', 'is', null), row('last_error', '!=', reason)]))
    .execute();
}

export const hasUnexplained = async (db: ReadDb, reason: string): Promise<boolean> =>
  (await db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'pending')
    .where((row) => row.or([row('last_error', 'is', null), row('last_error', '!=', reason)]))
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** When something is to be done next (an attempt, a lease that runs out); null when the outbox is at rest. */
export async function nextMailAt(db: ReadDb): Promise<Date | null> {
  const { at } = await db
    .selectFrom('outbox')
    .select((eb) =>
      eb.fn.min(eb.case().when('state', '=', 'sending').then(eb.ref('leased_until')).else(eb.ref('next_attempt_at')).end()).as('at'),
    )
    .where('state', 'in', ['pending', 'sending'])
    .executeTakeFirstOrThrow();
  return at ? new Date(at) : null;
}
