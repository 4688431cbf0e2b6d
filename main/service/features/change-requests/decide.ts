import { closeRequest, type Decided, fieldsOf, findRequest, type RequestRecord, staffName } from '../../../../db/change-requests.ts';
import { refreshFamily } from '../../../../db/families.ts';
import { changeGuardian, findGuardian } from '../../../../db/guardians.ts';
import { findAccountOf } from '../../../../db/identifiers.ts';
import type { Row } from '../../../../db/tables.ts';
import { voidTemporaries } from '../../../../db/temporary-passwords.ts';
import { formatDateTime } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import type { GuardianField, GuardianValues } from '../../../../shared/rules/guardian-fields.ts';
import { inSheetOrder } from '../../../../shared/rules/guardian-fields.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { checkedDecisions } from './decisions.ts';
import { disagreement } from './disagreement.ts';
import type { Wishes } from './request.ts';
import { tellFamily } from './tell-family.ts';

type Context = WriteContext<StaffActor>;

/** Staff answer a request, every field at once: accepted, corrected or refused with a reason. Nothing is ever decided twice. */
export const decide: PlainWriteVerb<'changeRequests.decide'> = async (ctx, { id, version, sheetVersion, decisions }) => {
  const { db, actor } = ctx;
  const request = await findRequest(db, id);
  const guardian = request?.guardian_id && (await findGuardian(db, request.guardian_id));
  if (!request || !guardian) throw notFound('Cette demande');
  await requireAsSeen(ctx, request, version);
  requireSheetAsSeen(guardian, sheetVersion);
  const stopped = await disagreement(db, request.family_id);
  if (stopped) throw new Refusal('conflict', stopped);
  const asked: Wishes = new Map((await fieldsOf(db, [id])).map((f) => [f.field as GuardianField, f.proposed_value]));
  const decided = checkedDecisions(asked, decisions);
  await closeRequest(db, id, decided, actor.id, ctx.clock.now().toISOString());
  await apply(ctx, guardian, decided);
  await ctx.record({
    subjectKind: 'change-request',
    subjectId: id,
    familyId: request.family_id,
    siteId: request.site_id,
    details: { number: request.number, decisions: Object.fromEntries(inSheetOrder(decided).map((d) => [d.field, d.decision])) },
  });
  ctx.tell('changeRequests', 'families', 'history');
  return { mailTo: await tellFamily(ctx, request, { guardian, asked, decided }) };
};

async function requireAsSeen({ db }: Context, request: RequestRecord, version: number): Promise<void> {
  if (request.state === 'withdrawn') throw new Refusal('conflict', 'La famille a retiré cette demande : il n’y a plus rien à décider.');
  if (request.state === 'decided') {
    const who = (await staffName(db, request.decided_by)) ?? 'Quelqu’un';
    const when = request.decided_at ? ` le ${formatDateTime(request.decided_at)}` : '';
    throw new Refusal('conflict', `${who} a déjà décidé cette demande${when} : rien n’a été appliqué deux fois.`);
  }
  if (request.version !== version)
    throw new Refusal('conflict', 'La famille a modifié sa demande depuis que vous l’avez ouverte : relisez-la avant de décider.');
}

/** Staff decide on the three values they saw; when the official one has moved, they look again. */
function requireSheetAsSeen(guardian: Row<'guardian'>, seen: number | null | undefined): void {
  if (seen === null || seen === undefined || seen === guardian.version) return;
  throw new Refusal('conflict', 'La fiche officielle a changé depuis que vous avez ouvert cette demande : relisez-la avant de décider.');
}

async function apply({ db, clock }: Context, guardian: Row<'guardian'>, decided: readonly Decided[]): Promise<void> {
  const taken = decided.filter((d) => d.decision !== 'refused');
  if (taken.length === 0) return;
  const at = clock.now().toISOString();
  const values: Partial<GuardianValues> = Object.fromEntries(taken.map((d) => [d.field, d.value]));
  await changeGuardian(db, guardian.id, values, at);
  const account = 'email' in values && (await findAccountOf(db, guardian.id));
  if (account) await voidTemporaries(db, account.id);
  await refreshFamily(db, guardian.family_id, at);
}
