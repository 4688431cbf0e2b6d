import { accountFigures, outboxFigures, peopleFigures, waitingByKind } from '../../../../db/office.ts';
import type { ValidationKind } from '../../../../shared/rules/validations.ts';
import type { ReadContext, ReadVerb, StaffActor } from '../../context.ts';
import { qrSvg } from '../../letters/qr.ts';
import { liveFamilySessions } from '../accounts/identify.ts';
import { extranetMeans } from '../extranet/read.ts';
import { setting } from '../settings/read.ts';

/** What stands after the number, of one and of several. */
const LABELS: Record<ValidationKind, readonly [one: string, several: string]> = {
  guardian: ['Identité famille', 'Identités famille'],
  student: ['Identité élève', 'Identités élève'],
  're-enrolment': ['Réinscription', 'Réinscriptions'],
  document: ['Pièce déposée', 'Pièces déposées'],
};

/** What waits, who is there, what has been sent. */
export const dashboard: ReadVerb<'office.dashboard'> = async (ctx) => {
  const { db } = ctx;
  const extranet = ctx.extranet();
  const sessions = await liveFamilySessions(db, ctx.clock.now());
  return {
    waiting: (await waitingByKind(db)).map((one) => ({ ...one, label: LABELS[one.kind][one.count > 1 ? 1 : 0] })),
    outbox: await outboxFigures(db),
    ...(await peopleFigures(db)),
    accounts: await accountFigures(db),
    connectedNow: new Set(sessions.map((session) => session.account_id)).size,
    mailServer: await mailServer(ctx),
    extranet,
    extranetWarnings: (await extranetMeans(ctx)).warnings,
    qrCode: extranet.address && qrSvg(extranet.address),
  };
};

async function mailServer({ db, mailFromEnvironment }: ReadContext<StaffActor>): Promise<'none' | 'settings' | 'environment'> {
  if (mailFromEnvironment) return 'environment';
  const { host } = await setting(db, 'mail');
  return host ? 'settings' : 'none';
}
