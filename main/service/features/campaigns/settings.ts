import { deleteCampaign, insertCampaign, isUsed, requireSchoolYear, updateCampaign } from '../../../../db/campaign-settings.ts';
import { conditionsOf } from '../../../../db/campaigns.ts';
import type { ReadDb, WriteDb } from '../../../../db/open.ts';
import { findSite } from '../../../../db/sites.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { dateProblems, daysOfSchoolYear } from '../../../../shared/rules/campaigns.ts';
import type { Condition } from '../../../../shared/rules/conditions.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { conditionProblems } from '../conditions/read.ts';
import { asSeen, record } from './change.ts';
import { requireNoOverlap } from './overlaps.ts';

type Typed = Omit<ParsedInputOf<'campaigns.edit'>, 'id' | 'version'>;

/** A draft that families see nothing of. */
export const create: PlainWriteVerb<'campaigns.create'> = async (ctx, { siteId, ...typed }) => {
  const { db } = ctx;
  const now = ctx.clock.now();
  if (!(await findSite(db, siteId))) throw refuseField('siteId', 'Choisissez un site.');
  await requireSound(db, siteId, typed, { isOpen: false, standing: [], now });
  const settings = await settingsOf(db, typed, now);
  const id = await insertCampaign(db, siteId, settings, now.toISOString());
  await record(ctx, { id, site_id: siteId, name: settings.name });
  ctx.tell('campaigns', 'history');
  return { id };
};

/** Families that have a form open learn at their next click what no longer holds. */
export const edit: PlainWriteVerb<'campaigns.edit'> = async (ctx, { id, version, ...typed }) => {
  const { db } = ctx;
  const now = ctx.clock.now();
  const campaign = await asSeen(db, id, version);
  if (campaign.state === 'closed')
    throw new Refusal('conflict', 'Cette campagne est fermée : ouvrez-la de nouveau pour la modifier, ou copiez-la.');
  const isOpen = campaign.state === 'active';
  await requireSound(db, campaign.site_id, typed, { isOpen, standing: await conditionsOf(db, id), now });
  const settings = await settingsOf(db, typed, now);
  if (settings.schoolYearId !== campaign.school_year_id && (await isUsed(db, id)))
    throw refuseField('schoolYear', 'Des familles ont déjà répondu pour cette année : créez plutôt une autre campagne.', 'conflict');
  if (isOpen) await requireNoOverlap(db, { id, siteId: campaign.site_id, ...settings }, now);
  await updateCampaign(db, id, settings, now.toISOString());
  await record(ctx, { ...campaign, name: settings.name });
  ctx.tell('campaigns', 'reEnrolments', 'documents', 'history');
  return {};
};

export const remove: PlainWriteVerb<'campaigns.remove'> = async (ctx, { id, version }) => {
  const campaign = await asSeen(ctx.db, id, version);
  if (await isUsed(ctx.db, id))
    throw new Refusal('conflict', 'Des familles ont répondu à cette campagne, ou ont reçu un message à son sujet : fermez-la plutôt.');
  if (campaign.state === 'active') throw new Refusal('conflict', 'Cette campagne est ouverte : fermez-la d’abord.');
  await deleteCampaign(ctx.db, id);
  await record(ctx, campaign);
  ctx.tell('campaigns', 'history');
  return {};
};

interface Moment {
  /** Families may answer now. */
  isOpen: boolean;
  /** The conditions that it has already. */
  standing: readonly Condition[];
  now: Date;
}

async function requireSound(db: ReadDb, siteId: string, typed: Typed, { isOpen, standing, now }: Moment): Promise<void> {
  const problems = dateProblems(typed, isOpen, now);
  if (!typed.administrative && !typed.byCourse)
    problems.administrative = 'Proposez au moins l’une des deux : la réinscription administrative, ou par cours.';
  const days = daysOfSchoolYear(typed.schoolYear);
  if (!days) problems.schoolYear = 'Les deux années doivent se suivre, par exemple 2027-2028.';
  else if (days.endsOn < dayOf(now)) problems.schoolYear = 'Cette année scolaire est terminée : choisissez celle qui se prépare.';
  requireNoProblems({ ...problems, ...(await conditionProblems(db, siteId, typed.conditions, standing)) });
}

async function settingsOf(db: WriteDb, { schoolYear, ...typed }: Typed, now: Date) {
  const days = daysOfSchoolYear(schoolYear);
  if (!days) throw new Error(`${schoolYear} was found sound at ${now.toISOString()}`);
  return {
    ...typed,
    schoolYearId: await requireSchoolYear(db, schoolYear, days),
  };
}
