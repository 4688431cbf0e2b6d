import { findGuardian } from '../../../../db/guardians.ts';
import { countActsSince } from '../../../../db/history.ts';
import { dropAmendment } from '../../../../db/re-enrolment-amendments.ts';
import { type ReEnrolmentRecord, submit, writeContent } from '../../../../db/re-enrolments.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { FamilyActor, PlainWriteVerb, WriteContext } from '../../context.ts';
import { acknowledge } from './acknowledge.ts';
import { asTyped, checkedContent } from './checked.ts';
import { type Place, requireAgreement, requireOpen } from './place.ts';
import { requireAsSeen, requireMayAnswer, type Standing, standingOf } from './standing.ts';

/** What the family kept, and has seen again in the recap, goes to the office: one request, one e-mail, however often the button is pressed. */
export const send: PlainWriteVerb<'reEnrolments.send'> = async (ctx, { studentId, campaignId, version, draft }) => {
  const { db, actor } = ctx;
  const place = await requireOpen(ctx, studentId, campaignId);
  const standing = await standingOf(db, actor, place);
  const guardian = await findGuardian(db, actor.guardianId);
  const { row } = standing;
  if (!row || !guardian) throw notFound('Cette réinscription');
  if (isSentAlready(standing, actor, version))
    return { number: row.number ?? '', acknowledgedAt: guardian.email ? row.submitted_at : null };
  requireMayAnswer(row);
  await requireAgreement(db, actor.familyId);
  await requireAsSeen(db, actor, standing, { version, draft });
  await requirePatience(ctx);
  const sent = await hand(ctx, place, standing);
  await ctx.record({
    subjectKind: 're-enrolment',
    subjectId: sent.id,
    familyId: actor.familyId,
    siteId: place.campaign.site_id,
    details: { number: sent.number, student: place.studentName, amended: row.number !== null },
  });
  ctx.tell('reEnrolments', 'history');
  return { number: sent.number ?? '', acknowledgedAt: await acknowledge(ctx, sent, place, guardian) };
};

/** The second press of the same button finds nothing unsent, and its own request waiting. */
const isSentAlready = ({ row, amendment }: Standing, { accountId }: FamilyActor, version: number): boolean =>
  row?.state === 'submitted' && !amendment && row.account_id === accountId && row.version > version;

/** Checked once more: the campaign's offer or the student's courses may have changed since it was kept. */
async function hand(ctx: WriteContext<FamilyActor>, place: Place, { row, stored, amendment }: Standing): Promise<ReEnrolmentRecord> {
  const { db, actor, clock } = ctx;
  const kept = amendment?.content ?? stored;
  if (!row || !kept || (row.state === 'submitted' && !amendment))
    throw new Refusal('conflict', 'Il n’y a rien de nouveau à envoyer : votre demande est déjà prise en compte.');
  const now = clock.now();
  const at = now.toISOString();
  const content = await checkedContent(db, place, asTyped(kept), 'send');
  await writeContent(db, row.id, content, { accountId: actor.accountId, at });
  await dropAmendment(db, { accountId: actor.accountId, campaignId: place.campaign.id, studentId: place.studentId });
  return submit(db, row, { year: dayOf(now).slice(0, 4), at });
}

/** Each sending writes to the family: nobody makes the office write without end. */
const SENDINGS_PER_HOUR = 20;

async function requirePatience({ db, actor, clock }: WriteContext<FamilyActor>): Promise<void> {
  const anHourAgo = new Date(clock.now().getTime() - 3_600_000);
  if ((await countActsSince(db, actor.accountId, 'reEnrolments.send', anHourAgo)) < SENDINGS_PER_HOUR) return;
  throw new Refusal(
    'conflict',
    `Vous avez envoyé ${SENDINGS_PER_HOUR} demandes en une heure : réessayez plus tard. Votre brouillon est gardé.`,
  );
}
