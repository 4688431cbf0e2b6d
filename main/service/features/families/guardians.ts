import { findPending } from '../../../../db/change-requests.ts';
import { findFamily, insertFormerFile, refreshFamily, touchFamily } from '../../../../db/families.ts';
import { guardiansOf, insertGuardian, moveGuardian, setFacts, swapPlaces } from '../../../../db/guardians.ts';
import { partFromStudents } from '../../../../db/students.ts';
import type { Row } from '../../../../db/tables.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import { GUARDIAN_FIELDS } from '../../../../shared/rules/guardian-fields.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { checkSheet } from '../../../../shared/rules/sheet-changes.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { closeAccounts } from './household.ts';
import { requireFamilyInUse, requireGuardianAsSeen } from './read.ts';

type Context = WriteContext<StaffActor>;
type Guardian = Row<'guardian'>;

/** A second responsable: a sheet, and later an own login. */
export const addGuardian: PlainWriteVerb<'families.addGuardian'> = async (ctx, { familyId, values }) => {
  const { db } = ctx;
  const family = await requireFamilyInUse(db, familyId);
  await requirePlace(ctx, familyId);
  const checked = checkSheet(GUARDIAN_FIELDS, values, dayOf(ctx.clock.now()));
  requireNoProblems(checked.refused, 'values.');
  const at = ctx.clock.now().toISOString();
  const id = await insertGuardian(db, { familyId, position: 2, values: checked.values }, at);
  await refreshFamily(db, familyId, at);
  await note(ctx, id, family);
  return { id };
};

/** The person keeps sheet and account in an archived file, and sees nothing of the family any more. */
export const removeGuardian: PlainWriteVerb<'families.removeGuardian'> = async (ctx, { guardianId, version }) => {
  const { db } = ctx;
  const { guardian, family } = await requireGuardianAsSeen(db, guardianId, version);
  await requireMayLeave(ctx, guardian);
  const now = ctx.clock.now();
  const at = now.toISOString();
  const left = await insertFormerFile(
    db,
    { familyId: family.id, siteId: family.site_id, number: family.number, name: guardian.last_name },
    at,
  );
  await moveGuardian(db, guardianId, { familyId: left, position: 1 }, at);
  await setFacts(db, guardianId, { may_see: 0 }, at);
  await partFromStudents(db, guardianId, family.id);
  await closeAccounts(db, left, now);
  await leaveNobodyWithout(ctx, family.id);
  for (const id of [family.id, left]) await refreshFamily(db, id, at);
  await note(ctx, guardianId, family);
  return { familyId: left };
};

export const returnGuardian: PlainWriteVerb<'families.returnGuardian'> = async (ctx, { familyId }) => {
  const { db } = ctx;
  const left = await findFamily(db, familyId);
  const [guardian] = left ? await guardiansOf(db, familyId) : [];
  if (!left?.left_family_id || !guardian) throw notFound('Cet ancien responsable');
  const family = await requireFamilyInUse(db, left.left_family_id);
  await requirePlace(ctx, family.id);
  const at = ctx.clock.now().toISOString();
  await moveGuardian(db, guardian.id, { familyId: family.id, position: 2 }, at);
  // the empty file is found through the family, as one that was merged into it
  await touchFamily(db, left.id, { left_family_id: null, merged_into_id: family.id }, at);
  await refreshFamily(db, family.id, at);
  await note(ctx, guardian.id, family);
  return { familyId: family.id };
};

export const makeFirst: PlainWriteVerb<'families.makeFirst'> = async (ctx, { guardianId, version }) => {
  const { db } = ctx;
  const { guardian, family } = await requireGuardianAsSeen(db, guardianId, version);
  const [first] = await guardiansOf(db, family.id);
  if (guardian.position === 1 || !first) return {};
  const at = ctx.clock.now().toISOString();
  await swapPlaces(db, first, guardian, at);
  await refreshFamily(db, family.id, at);
  await note(ctx, guardianId, family);
  return {};
};

async function requirePlace({ db }: Context, familyId: string): Promise<void> {
  if ((await guardiansOf(db, familyId)).length < 2) return;
  throw new Refusal('conflict', 'Cette famille a déjà deux responsables : retirez le second avant d’en ajouter un autre.');
}

async function requireMayLeave({ db }: Context, guardian: Guardian): Promise<void> {
  if (guardian.position === 1)
    throw new Refusal('conflict', 'Le responsable de la famille ne peut pas être retiré : donnez d’abord sa place au second.');
  if (guardian.disagreement_at !== null)
    throw new Refusal('conflict', `${fullName(guardian)} a signalé un désaccord : levez-le avant de retirer cette personne.`);
  if (await findPending(db, { subject: 'guardian', id: guardian.id }))
    throw new Refusal('conflict', 'Une demande sur la fiche de cette personne attend une décision : décidez-la d’abord.');
}

/** Somebody of the household still pays and receives its letters. */
async function leaveNobodyWithout({ db, clock }: Context, familyId: string): Promise<void> {
  const [first] = await guardiansOf(db, familyId);
  if (first && (first.pays === 0 || first.receives_letters === 0))
    await setFacts(db, first.id, { pays: 1, receives_letters: 1 }, clock.now().toISOString());
}

async function note(ctx: Context, guardianId: string, family: { id: string; site_id: string }): Promise<void> {
  await ctx.record({ subjectKind: 'guardian', subjectId: guardianId, familyId: family.id, siteId: family.site_id });
  ctx.tell('families', 'accounts', 'changeRequests', 'history');
}
