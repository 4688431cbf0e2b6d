import { markIdentifierSent } from '../../../../db/identifiers.ts';
import { findMailing, findRecipient, type MailingPerson, mailingPeople, markSkipped, markTold } from '../../../../db/mailings.ts';
import { forgetReminders, noteReminderMail } from '../../../../db/reminders.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { messageFor, planMailing } from '../../../../shared/rules/mailings.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { type PlainWriteVerb, RefusedButWritten, type StaffActor, type WriteContext } from '../../context.ts';
import { compose } from './compose.ts';
import { wordingOf } from './create.ts';
import { requireMayRun } from './may-run.ts';
import { overdueOf } from './overdue.ts';
import { asAddressee } from './plan.ts';
import { requireWording, type Wording } from './wording.ts';

/** One e-mail of a run, in the transaction that also notes that it was written: whatever ends the run, nobody is written to twice. */
export const tell: PlainWriteVerb<'mailings.tell'> = async (ctx, { mailingId, guardianId }) => {
  const mailing = await findMailing(ctx.db, mailingId);
  const recipient = mailing && (await findRecipient(ctx.db, mailingId, guardianId));
  const [person] = await mailingPeople(ctx.db, [guardianId]);
  if (!mailing || !recipient || !person) throw notFound('Ce destinataire');
  requireMayRun(ctx.actor, mailing.kind);
  if (recipient.state !== 'waiting' || recipient.channel !== 'email') return {};
  if (mailing.state === 'cancelled') throw new Refusal('conflict', 'Cet envoi a été abandonné.');
  const wording = wordingOf(mailing);
  await requireWording(ctx, wording);
  const skipped = whyNoLonger(person, wording) ?? (await whyNothingIsDue(ctx, wording, person));
  if (skipped) return leaveOut(ctx, { mailingId, guardianId }, skipped);
  const { site, ...content } = await compose(ctx, wording, person);
  const outboxId = await ctx.mail({
    ...content,
    event: `mailing:${mailingId}:${onceFor(person, wording)}`,
    kind: `mailings.${wording.kind}`,
    siteId: site.id,
    familyId: person.family_id,
    senderName: site.name,
    to: { address: person.email ?? '', name: fullName(person) },
  });
  if (outboxId === null) return leaveOut(ctx, { mailingId, guardianId }, 'Le même message part déjà à cette adresse e-mail.');
  const at = ctx.clock.now().toISOString();
  await markTold(ctx.db, mailingId, guardianId, outboxId, at);
  if (wording.kind === 'reminder') await noteReminderMail(ctx.db, mailingId, guardianId, outboxId);
  if (wording.kind === 'identifiers' && person.account_id) await markIdentifierSent(ctx.db, person.account_id, at);
  await ctx.record({
    subjectKind: 'guardian',
    subjectId: guardianId,
    familyId: person.family_id,
    siteId: site.id,
    details: { name: mailing.name },
  });
  ctx.tell('mailings', 'accounts', 'history');
  return {};
};

/** The sheet may have changed since the run was made: an address erased, a family archived, an account blocked. */
const whyNoLonger = (person: MailingPerson, { kind, text }: Wording): string | null =>
  planMailing([asAddressee(person)], { kind, text, way: 'email' }).get(person.id)?.skipped ?? null;

/** Paid between the start of the run and this message: nobody is reminded of what they have paid. */
const whyNothingIsDue = async (ctx: WriteContext<StaffActor>, wording: Wording, person: MailingPerson): Promise<string | null> =>
  wording.kind === 'reminder' && (await overdueOf(ctx, wording, person)).length === 0 ? 'Tout a été réglé entre-temps.' : null;

/** With the address, what makes this message the only one of its run. */
function onceFor(person: MailingPerson, { kind, text }: Wording): string {
  const forWhom = messageFor(kind, text);
  return forWhom === 'person' ? person.id : forWhom === 'family' ? person.family_id : 'everyone';
}

/** Noted with the run, and said in the job's report. */
async function leaveOut(ctx: WriteContext<StaffActor>, who: { mailingId: string; guardianId: string }, why: string): Promise<never> {
  await markSkipped(ctx.db, who.mailingId, who.guardianId, why, ctx.clock.now().toISOString());
  // a level that reached nobody can be sent again
  await forgetReminders(ctx.db, who.mailingId, who.guardianId);
  ctx.tell('mailings');
  throw new RefusedButWritten(new Refusal('conflict', why));
}
