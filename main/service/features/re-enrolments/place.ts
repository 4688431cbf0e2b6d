import { type CampaignRecord, findCampaign, openCampaigns } from '../../../../db/campaigns.ts';
import { disagreementSince } from '../../../../db/guardians.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { studentsOf } from '../../../../db/students.ts';
import { formatDate, formatDeadline } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { FamilyActor, ReadContext } from '../../context.ts';

export interface Place {
  studentId: string;
  /** « Léo Bernard » */
  studentName: string;
  campaign: CampaignRecord;
  /** Why this student can no longer answer; null while the campaign is open. */
  ended: string | null;
}

type Asking = Pick<ReadContext<FamilyActor>, 'actor' | 'clock'> & { db: ReadDb };

/**
 * The family's own student and the campaign that is open for that student. A form that was opened before the end names its campaign, and
 * is told that it is over; without that name there is nothing any more, as if there never had been.
 */
export async function placeOf({ db, actor, clock }: Asking, studentId: string, campaignId: string | null | undefined): Promise<Place> {
  const student = (await studentsOf(db, [actor.familyId])).find(({ id }) => id === studentId);
  if (!student) throw notFound('Cet élève');
  const here = { studentId, studentName: fullName(student) };
  const now = clock.now();
  const open = (await openCampaigns(db, [studentId], now)).get(studentId);
  if (open && (!campaignId || open.id === campaignId)) return { ...here, campaign: open, ended: null };
  const named = campaignId ? await findCampaign(db, campaignId) : undefined;
  if (!named || named.site_id !== actor.siteId || named.state === 'draft' || named.opens_at > now.toISOString())
    throw notFound('Cette campagne');
  return { ...here, campaign: named, ended: endOf(named, now) };
}

/** Refuses once the campaign is over, with the sentence that says since when. */
export async function requireOpen(ctx: Asking, studentId: string, campaignId: string): Promise<Place> {
  const place = await placeOf(ctx, studentId, campaignId);
  if (place.ended) throw new Refusal('conflict', place.ended);
  return place;
}

function endOf({ closes_at, closed_at }: CampaignRecord, now: Date): string {
  const end = [closes_at, closed_at].filter((at) => at !== null && at <= now.toISOString()).sort()[0];
  return end
    ? `La campagne est terminée depuis le ${formatDeadline(end)} : plus rien ne peut être enregistré ici.`
    : 'La réinscription n’est plus ouverte pour cet élève : plus rien ne peut être enregistré ici.';
}

/** Either parent may re-enrol alone, until one of them has shown disagreement (Code civil 372-2). The sentence for the family; null when nothing is. */
export async function stoppedFor(db: ReadDb, familyId: string): Promise<string | null> {
  const since = await disagreementSince(db, familyId);
  return (
    since &&
    `Un désaccord entre les responsables est signalé depuis le ${formatDate(since)} : la réinscription ne peut pas être demandée en ligne par l’un d’eux seul. Adressez-vous au secrétariat.`
  );
}

/** Refuses what one parent alone may not ask while the other disagrees. */
export async function requireAgreement(db: ReadDb, familyId: string): Promise<void> {
  const stopped = await stoppedFor(db, familyId);
  if (stopped) throw new Refusal('not-allowed', stopped);
}
