import { findFamily, refreshFamily } from '../../../../db/families.ts';
import { sheetOf } from '../../../../db/guardians.ts';
import { findAccountOf } from '../../../../db/identifiers.ts';
import { changeSheet } from '../../../../db/sheets.ts';
import { findSite } from '../../../../db/sites.ts';
import type { Row } from '../../../../db/tables.ts';
import { voidTemporaries } from '../../../../db/temporary-passwords.ts';
import { notFound, requireNoProblems } from '../../../../shared/refusal.ts';
import { GUARDIAN_FIELDS, type GuardianField } from '../../../../shared/rules/guardian-fields.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { sheetChanges } from '../../../../shared/rules/sheet-changes.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { addressReplaced } from './mails.ts';
import { requireGuardianAsSeen } from './read.ts';

/** Staff change a responsable's sheet directly; what is typed as it stands is no change. */
export const editGuardian: PlainWriteVerb<'families.editGuardian'> = async (ctx, { guardianId, version, values }) => {
  const { db } = ctx;
  const { guardian } = await requireGuardianAsSeen(db, guardianId, version);
  const { changed, refused } = sheetChanges<GuardianField>(GUARDIAN_FIELDS, sheetOf(guardian), values);
  requireNoProblems(refused, 'guardian.');
  const fields = Object.keys(changed);
  if (fields.length === 0) return { version };
  const at = ctx.clock.now().toISOString();
  const next = await changeSheet(db, { subject: 'guardian', id: guardianId }, changed, at);
  if ('email' in changed) await leaveAddress(ctx, guardian, changed.email ?? null, next);
  await refreshFamily(db, guardian.family_id, at);
  await ctx.record({ subjectKind: 'guardian', subjectId: guardianId, familyId: guardian.family_id, details: { fields } });
  ctx.tell('families', 'changeRequests', 'history');
  return { version: next };
};

/** An address is a key to the account: what was sent to the old one opens nothing any more, and both addresses are told (SEC-1.11). */
export async function leaveAddress(
  ctx: WriteContext<StaffActor>,
  guardian: Row<'guardian'>,
  email: string | null,
  version: number,
): Promise<void> {
  const account = await findAccountOf(ctx.db, guardian.id);
  if (account) await voidTemporaries(ctx.db, account.id);
  const family = await findFamily(ctx.db, guardian.family_id);
  const site = family && (await findSite(ctx.db, family.site_id));
  if (!site) throw notFound('Ce site');
  const name = fullName(guardian);
  const about = {
    event: `families.address:${guardian.id}:${version}`,
    kind: 'families.address',
    siteId: site.id,
    familyId: guardian.family_id,
  };
  for (const address of [guardian.email, email])
    if (address) await ctx.mail({ ...about, ...addressReplaced(site, name), senderName: site.name, to: { address, name } });
}
