import type { ReadDb } from '../../../../db/open.ts';
import { type LateInvoice, lateInvoices, payerNames } from '../../../../db/reminders.ts';
import type { LateRow } from '../../../../shared/contract/reminders.ts';
import { dayOf, daysBetween } from '../../../../shared/dates.ts';
import { nextReminder, REMINDER_LEVELS } from '../../../../shared/rules/reminders.ts';
import type { ReadVerb } from '../../context.ts';
import { readSettings } from './settings.ts';

export type Late = LateInvoice & Pick<LateRow, 'level' | 'nextOn' | 'lastOn'>;

/** Every late invoice with the level that is its turn. */
export async function lateNow(db: ReadDb, now: Date, where: { siteId?: string | null; search?: string } = {}): Promise<Late[]> {
  const today = dayOf(now);
  const { levels } = await readSettings(db);
  return (await lateInvoices(db, { today, ...where })).map((late) => {
    const lastOn = late.last_at && dayOf(late.last_at);
    const next = nextReminder({ dueOn: late.due_on, sent: late.sent, lastOn }, levels);
    return { ...late, lastOn, nextOn: next?.on ?? null, level: next && next.on <= today ? next.level : null };
  });
}

export const list: ReadVerb<'reminders.list'> = async ({ db, clock }, { siteId, level, ready, search, page, pageSize }) => {
  const now = clock.now();
  const all = await lateNow(db, now, { siteId: siteId ?? null, search });
  const found = all.filter((late) => (level ? late.level === level : !ready || late.level !== null));
  const rows = found.slice(page * pageSize, (page + 1) * pageSize);
  const names = await payerNames(
    db,
    rows.flatMap(({ payer_id }) => payer_id ?? []),
  );
  return {
    rows: rows.map((late) => ({
      id: late.id,
      number: late.number,
      familyId: late.family_id,
      familyName: late.family_name,
      siteName: late.site_name,
      payer: names.get(late.payer_id ?? '') ?? null,
      dueOn: late.due_on,
      daysLate: daysBetween(late.due_on, dayOf(now)),
      leftCents: late.left_cents,
      sent: late.sent,
      lastOn: late.lastOn,
      level: late.level,
      nextOn: late.nextOn,
    })),
    total: found.length,
    leftCents: found.reduce((total, { left_cents }) => total + left_cents, 0),
    ready: REMINDER_LEVELS.map((one) => ({ level: one, invoices: all.filter((late) => late.level === one).length })),
  };
};
