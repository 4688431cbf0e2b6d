import { sql } from 'kysely';
import { newId } from '../shared/ids.ts';
import { searchWords } from '../shared/rules/search.ts';
import type { ReadDb, WriteDb } from './open.ts';

/** Issued invoices of which something was due before a day and is not being collected by the bank right now; the longest late first. */
export function lateInvoices(db: ReadDb, { today, siteId, search = '' }: { today: string; siteId?: string | null; search?: string }) {
  let found = db
    .selectFrom('invoice_standing')
    .innerJoin('invoice', 'invoice.id', 'invoice_standing.invoice_id')
    .innerJoin('family', 'family.id', 'invoice.family_id')
    .innerJoin('site', 'site.id', 'invoice.site_id')
    .select(['invoice.id', 'invoice.family_id', 'invoice.guardian_id', 'invoice.site_id', 'family.name as family_name'])
    .select(['site.name as site_name', 'invoice_standing.left_cents'])
    .select((eb) => [eb.ref('invoice.number').$notNull().as('number'), eb.ref('invoice_standing.next_due_on').$notNull().as('due_on')])
    .select([
      sql<number>`(select count(*) from payment_reminder r where r.invoice_id = invoice.id)`.as('sent'),
      sql<string | null>`(select max(r.made_at) from payment_reminder r where r.invoice_id = invoice.id)`.as('last_at'),
      // who pays: the one it is addressed to, else the first of the household who does
      sql<string | null>`coalesce(invoice.guardian_id,
        (select g.id from guardian g where g.family_id = invoice.family_id order by g.pays desc, g.position limit 1))`.as('payer_id'),
    ])
    .where('invoice_standing.next_due_on', '<', today)
    .where('invoice_standing.left_cents', '>', 0)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('direct_debit')
            .select('direct_debit.id')
            .whereRef('direct_debit.invoice_id', '=', 'invoice.id')
            .where('direct_debit.state', '=', 'sent'),
        ),
      ),
    )
    .orderBy('invoice_standing.next_due_on')
    .orderBy('invoice.number');
  if (siteId) found = found.where('invoice.site_id', '=', siteId);
  for (const word of searchWords(search))
    found = found.where((eb) => eb.or([eb('family.search_key', 'like', `%${word}%`), eb('invoice.number', 'like', `%${word}%`)]));
  return found.execute();
}
export type LateInvoice = Awaited<ReturnType<typeof lateInvoices>>[number];

export interface NewReminder {
  invoiceId: string;
  level: number;
  channel: 'email' | 'letter';
  dueCents: number;
  mailingId: string;
  guardianId: string;
}

/** The table itself refuses the same level twice for one invoice. */
export async function insertReminders(db: WriteDb, reminders: readonly NewReminder[], staffId: string, at: string): Promise<void> {
  for (let from = 0; from < reminders.length; from += 500)
    await db
      .insertInto('payment_reminder')
      .values(
        reminders.slice(from, from + 500).map((one) => ({
          id: newId(),
          invoice_id: one.invoiceId,
          rank: one.level,
          channel: one.channel,
          due_cents: one.dueCents,
          made_by: staffId,
          made_at: at,
          mailing_id: one.mailingId,
          guardian_id: one.guardianId,
        })),
      )
      .execute();
}

/** Of a run, what reminds one person. */
export const noteReminderMail = (db: WriteDb, mailingId: string, guardianId: string, outboxId: string) =>
  db
    .updateTable('payment_reminder')
    .set({ outbox_id: outboxId })
    .where('mailing_id', '=', mailingId)
    .where('guardian_id', '=', guardianId)
    .execute();

/** Nothing went out: the level has not been used. */
export const forgetReminders = (db: WriteDb, mailingId: string, guardianId: string) =>
  db
    .deleteFrom('payment_reminder')
    .where('mailing_id', '=', mailingId)
    .where('guardian_id', '=', guardianId)
    .where('outbox_id', 'is', null)
    .execute();

/** Of these people, the names as lists say them. */
export async function payerNames(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await db
      .selectFrom('guardian')
      .select(['id', 'first_name', 'last_name'])
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
    for (const row of rows) names.set(row.id, `${row.first_name} ${row.last_name}`);
  }
  return names;
}
