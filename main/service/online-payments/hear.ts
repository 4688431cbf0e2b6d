import { changeOnlinePayment, findOnlinePayment, noteHeard, type OnlinePayment } from '../../../db/online-payments.ts';
import type { Row } from '../../../db/tables.ts';
import { type Alarm, type Answer, askAgainIn, type FinalState, isFinal, judge } from '../../../shared/rules/online-payment.ts';
import { confirm } from './confirm.ts';
import type { Pen } from './pen.ts';
import { receive } from './receive.ts';
import { isDemonstration, isTrial } from './settings.ts';

export type Source = Row<'online_payment_event'>['source'];

/** What came of an answer. */
export interface Outcome {
  state: OnlinePayment['state'];
  /** It became this just now. */
  became: FinalState | null;
  alarm: Alarm | null;
}

/**
 * An answer about one payment, whoever brings it, in the transaction of the pen: judged against what stands at this moment, so that two
 * answers at once make one payment and one receipt.
 */
export async function hear(pen: Pen, id: string, source: Source, answer: Answer): Promise<Outcome> {
  const { db, clock } = pen;
  const row = await findOnlinePayment(db, id);
  if (!row) throw new Error(`there is no payment on line ${id}`);
  const now = clock.now();
  const trial = isTrial(row.provider, await isDemonstration(db));
  const judgement = judge({ state: row.state, cents: row.amount_cents, reference: row.reference, isTrial: trial }, answer);
  await noteHeard(db, id, { source, said: answer.said, detail: answer.detail, amount_cents: answer.cents }, now);
  if (judgement.becomes) return end(pen, row, answer, judgement.becomes, trial);
  if (judgement.alarm) await raise(pen, row, judgement.alarm);
  if (!isFinal(row.state)) await changeOnlinePayment(db, id, { next_check_at: nextAskingAt(row, now) });
  return { state: row.state, became: null, alarm: judgement.alarm };
}

/** Nobody answered: asked again later, with what is known of why. */
export async function hearNothing(pen: Pen, id: string, detail: string): Promise<void> {
  const { db, clock } = pen;
  const row = await findOnlinePayment(db, id);
  if (!row) return;
  const now = clock.now();
  await noteHeard(db, id, { source: 'provider', said: 'unreachable', detail, amount_cents: null }, now);
  if (!isFinal(row.state)) await changeOnlinePayment(db, id, { next_check_at: nextAskingAt(row, now) });
  pen.tell('billing');
}

const nextAskingAt = (row: OnlinePayment, now: Date): string =>
  new Date(now.getTime() + askAgainIn(now.getTime() - Date.parse(row.created_at))).toISOString();

async function end(pen: Pen, row: OnlinePayment, answer: Answer, becomes: FinalState, trial: boolean): Promise<Outcome> {
  const now = pen.clock.now();
  await changeOnlinePayment(pen.db, row.id, { state: becomes, ended_at: now.toISOString(), next_check_at: null });
  if (becomes === 'paid' && !trial) await confirm(pen, row, await receive(pen, row, answer));
  await pen.record({
    subjectKind: 'online-payment',
    subjectId: row.id,
    familyId: row.family_id,
    siteId: row.site_id,
    details: { reference: row.reference, cents: row.amount_cents, becomes, ...(trial && { trial }) },
    verb: 'onlinePayments.hear',
  });
  pen.tell('billing', 'history');
  return { state: becomes, became: becomes, alarm: null };
}

async function raise(pen: Pen, row: OnlinePayment, alarm: Alarm): Promise<void> {
  if (row.alarm === alarm) return;
  await changeOnlinePayment(pen.db, row.id, { alarm });
  await pen.record({
    subjectKind: 'online-payment',
    subjectId: row.id,
    familyId: row.family_id,
    siteId: row.site_id,
    details: { reference: row.reference, alarm },
    verb: 'onlinePayments.doubt',
  });
  pen.tell('billing', 'history');
}
