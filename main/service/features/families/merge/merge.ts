import { refreshFamily, touchFamily } from '../../../../../db/families.ts';
import { insertMerge, type Move, makeMoves } from '../../../../../db/family-merges.ts';
import { endFamilySessions } from '../../../../../db/family-sessions.ts';
import { findGuardian } from '../../../../../db/guardians.ts';
import { accountsOf } from '../../../../../db/identifiers.ts';
import { refreshStandings } from '../../../../../db/invoice-standing.ts';
import { columnOf, columnsOf } from '../../../../../db/sheet-columns.ts';
import { changeSheet } from '../../../../../db/sheets.ts';
import { voidTemporaries } from '../../../../../db/temporary-passwords.ts';
import { Refusal } from '../../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../../context.ts';
import { leaveAddress } from '../edit-guardian.ts';
import { closeAccounts } from '../household.ts';
import { type File, mappingsOf } from './files.ts';
import { fingerprint, planOf } from './plan.ts';
import { differences, readBoth } from './preview.ts';

/** Two files of one family become one: what belongs to the one that goes comes along, and that file leads here from now on. */
export const merge: PlainWriteVerb<'families.merge'> = async (ctx, { keptId, mergedId, take, seen, ...asked }) => {
  const { db, clock, actor } = ctx;
  const files = await readBoth(db, { keptId, mergedId });
  const { kept, merged } = files;
  const mappings = mappingsOf(kept, merged, asked);
  const at = clock.now().toISOString();
  const plan = await planOf(db, kept, merged, mappings, at);
  if (plan.obstacles.length > 0) throw new Refusal('conflict', plan.obstacles.join(' '));
  if (fingerprint(kept, merged, plan) !== seen)
    throw new Refusal(
      'conflict',
      'Un des deux dossiers a changé depuis que vous avez ouvert cet aperçu : relisez-le. Rien n’a été fusionné.',
    );
  const taken = takenValues(differences(files, mappings), take);
  const moves = [...plan.moves, ...taken.map(({ move }) => move)];
  await makeMoves(db, moves);
  const mergeId = await insertMerge(db, { keptId, mergedId, moves, staffId: actor.id }, at);
  await closeAccounts(db, mergedId, clock.now());
  await shutOut(ctx, kept, moves);
  await tellAddresses(ctx, kept, moves, at);
  await touchFamily(db, mergedId, {}, at);
  await touchFamily(db, keptId, {}, at);
  for (const id of [mergedId, keptId]) await refreshFamily(db, id, at);
  await refreshStandings(db, keptId);
  const site = { siteId: kept.family.site_id };
  await ctx.record({
    subjectKind: 'family',
    subjectId: mergedId,
    familyId: mergedId,
    ...site,
    details: { merged: merged.family.number, kept: kept.family.number },
  });
  await ctx.record({
    subjectKind: 'family-merge',
    subjectId: mergeId,
    familyId: keptId,
    ...site,
    details: { merged: merged.family.number, kept: kept.family.number },
  });
  ctx.tell('families', 'accounts', 'changeRequests', 'documents', 'reEnrolments', 'billing', 'messages', 'history');
  return { mergeId, familyId: keptId };
};

/** What was sent before to another address opens nothing any more, and who may no longer see is out at once. */
async function shutOut({ db, clock }: WriteContext<StaffActor>, { family }: File, moves: readonly Move[]): Promise<void> {
  const moved = new Set(moves.flatMap(({ table, ids }) => (table === 'account' ? ids : [])));
  const closed = new Set(moves.flatMap(({ table, ids, to }) => (table === 'guardian' && to.may_see === 0 ? ids : [])));
  for (const { id, guardian_id } of await accountsOf(db, family.id)) {
    if (moved.has(id) || closed.has(guardian_id)) await voidTemporaries(db, id);
    if (closed.has(guardian_id)) await endFamilySessions(db, id, clock.now());
  }
}

/** The values that staff take from the file that goes; a field in which the sheets do not differ is passed over. */
function takenValues(people: ReturnType<typeof differences>, take: readonly { id: string; field: string }[]): { move: Move }[] {
  return people.flatMap(({ subject, id, fields }) =>
    fields
      .filter(({ field }) => take.some((one) => one.id === id && one.field === field))
      .map(({ field, kept, merged }) => ({
        move: { table: subject, ids: [id], from: columnsOf(subject, { [field]: kept }), to: columnsOf(subject, { [field]: merged }) },
      })),
  );
}

/** Sheets that got other values have another version; whoever got another address is told (SEC-1.11). */
export async function tellAddresses(
  ctx: WriteContext<StaffActor>,
  before: Pick<File, 'guardians' | 'students'>,
  moves: readonly Move[],
  at: string,
) {
  const changed = (table: string, id: string) => moves.filter((move) => move.table === table && move.ids.includes(id));
  for (const guardian of before.guardians) {
    const own = changed('guardian', guardian.id);
    if (own.length === 0) continue;
    const version = await changeSheet(ctx.db, { subject: 'guardian', id: guardian.id }, {}, at);
    const email = own.find(({ to }) => Object.hasOwn(to, columnOf('email')));
    if (email) await leaveAddress(ctx, guardian, (await findGuardian(ctx.db, guardian.id))?.email ?? null, version);
  }
  for (const student of before.students)
    if (changed('student', student.id).length > 0) await changeSheet(ctx.db, { subject: 'student', id: student.id }, {}, at);
}
