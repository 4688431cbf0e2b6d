import { accountFigures, outboxFigures, peopleFigures, waitingBySubject } from '../../../../db/office.ts';
import type { ReadContext, ReadVerb, StaffActor } from '../../context.ts';
import { qrSvg } from '../../letters/qr.ts';
import { liveFamilySessions } from '../accounts/identify.ts';
import { setting } from '../settings/read.ts';

const LABELS = { guardian: 'Identité famille', student: 'Identité élève' } as const;

/** What waits, who is there, what has been sent. */
export const dashboard: ReadVerb<'office.dashboard'> = async (ctx) => {
  const { db } = ctx;
  const extranet = ctx.extranet();
  const waiting = await waitingBySubject(db);
  const sessions = await liveFamilySessions(db, ctx.clock.now());
  return {
    waiting: waiting.map(({ subject, count, oldestAt }) => ({ kind: subject, label: LABELS[subject], count, oldestAt })),
    outbox: await outboxFigures(db),
    ...(await peopleFigures(db)),
    accounts: await accountFigures(db),
    connectedNow: new Set(sessions.map((session) => session.account_id)).size,
    mailServer: await mailServer(ctx),
    extranet,
    qrCode: extranet.address && qrSvg(extranet.address),
  };
};

async function mailServer({ db, mailFromEnvironment }: ReadContext<StaffActor>): Promise<'none' | 'settings' | 'environment'> {
  if (mailFromEnvironment) return 'environment';
  const { host } = await setting(db, 'mail');
  return host ? 'settings' : 'none';
}
