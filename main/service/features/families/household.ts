import { touchFamily } from '../../../../db/families.ts';
import { balancesOfFamilies } from '../../../../db/family-search.ts';
import { endFamilySessions } from '../../../../db/family-sessions.ts';
import { accountsOf } from '../../../../db/identifiers.ts';
import type { WriteDb } from '../../../../db/open.ts';
import { standingOf } from '../../../../db/standing.ts';
import { voidTemporaries } from '../../../../db/temporary-passwords.ts';
import { formatCents } from '../../../../shared/money.ts';
import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import { enumerate } from '../../../../shared/rules/decision-words.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requireFamilyAsSeen, requireFamilyInUse, requireNothingWaits } from './read.ts';

export const edit: PlainWriteVerb<'families.edit'> = async (ctx, { id, version, residence }) => {
  const family = await requireFamilyAsSeen(ctx.db, id, version);
  await requireFamilyInUse(ctx.db, id);
  if (family.residence === residence) return { version };
  const next = await touchFamily(ctx.db, id, { residence }, ctx.clock.now().toISOString());
  await note(ctx, family);
  return { version: next };
};

export const archive: PlainWriteVerb<'families.archive'> = async (ctx, { id, version, despite }) => {
  const { db, clock } = ctx;
  const family = await requireFamilyAsSeen(db, id, version);
  if (family.archived_at !== null) return { version };
  const { waiting, courses } = await standingOf(db, { familyId: id });
  requireNothingWaits(waiting, 'cette famille');
  const owed = (await balancesOfFamilies(db, [id])).get(id) ?? 0;
  const against = [
    ...(courses.length > 0 ? [`des cours sont en cours cette année (${enumerate(courses)})`] : []),
    ...(owed > 0 ? [`il reste ${formatCents(owed)} à régler`] : []),
    ...(owed < 0 ? [`la famille a ${formatCents(-owed)} en sa faveur`] : []),
  ];
  if (against.length > 0 && !despite) throw refuseField('despite', `Avant d’archiver : ${enumerate(against)}.`, 'conflict');
  const now = clock.now();
  await closeAccounts(db, id, now);
  const next = await touchFamily(db, id, { archived_at: now.toISOString() }, now.toISOString());
  await note(ctx, family);
  return { version: next };
};

export const restore: PlainWriteVerb<'families.restore'> = async (ctx, { id, version }) => {
  const family = await requireFamilyAsSeen(ctx.db, id, version);
  if (family.archived_at === null) return { version };
  if (family.merged_into_id !== null)
    throw new Refusal('conflict', 'Ce dossier a été fusionné dans un autre : pour le rétablir, annulez la fusion.');
  if (family.left_family_id !== null)
    throw new Refusal('conflict', 'Cette personne était le second responsable d’une famille : rendez-lui sa place dans ce dossier.');
  const next = await touchFamily(ctx.db, id, { archived_at: null }, ctx.clock.now().toISOString());
  await note(ctx, family);
  return { version: next };
};

/** Every session of a family ends, and no temporary password opens one any more. Gives how many sessions there were. */
export async function closeAccounts(db: WriteDb, familyId: string, now: Date): Promise<number> {
  let ended = 0;
  for (const { id } of await accountsOf(db, familyId)) {
    ended += await endFamilySessions(db, id, now);
    await voidTemporaries(db, id);
  }
  return ended;
}

async function note(ctx: WriteContext<StaffActor>, family: { id: string; site_id: string }): Promise<void> {
  await ctx.record({ subjectKind: 'family', subjectId: family.id, familyId: family.id, siteId: family.site_id });
  ctx.tell('families', 'accounts', 'history');
}
