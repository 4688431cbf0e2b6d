import { askField, closeRequest, insertRequest } from '../../../../db/change-requests.ts';
import { recordHistory } from '../../../../db/history.ts';
import type { SheetRecord } from '../../../../db/sheets.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { mayBeAcceptedAlone } from '../../../../shared/rules/acceptance.ts';
import type { FamilyActor, WriteContext } from '../../context.ts';
import { disagreement } from '../../disagreement.ts';
import { setting } from '../settings/read.ts';
import { inHistory, type Wishes } from './person.ts';
import { tellFamily } from './tell-family.ts';
import { writeSheet } from './write-sheet.ts';

type Context = WriteContext<FamilyActor>;

/** What is newly asked and the office lets through without looking; nothing while the parents disagree. */
export async function acceptedAlone({ db }: Context, sheet: SheetRecord, asked: Wishes, wanted: Wishes): Promise<Wishes> {
  const listed = new Set((await setting(db, 'acceptance'))[sheet.subject]);
  const alone = [...wanted].filter(
    ([field, value]) => listed.has(field) && mayBeAcceptedAlone(sheet.subject, field) && !(asked.has(field) && asked.get(field) === value),
  );
  if (alone.length === 0 || (await disagreement(db, sheet.familyId))) return new Map();
  return new Map(alone);
}

/** A request of its own, accepted by the office's setting as it is written: official at once, in the history, and told to the family. */
export async function acceptAlone(ctx: Context, sheet: SheetRecord, wishes: Wishes): Promise<void> {
  const { db, actor, clock } = ctx;
  const now = clock.now();
  const at = now.toISOString();
  const { siteId, familyId, accountId } = actor;
  const opened = { siteId, familyId, accountId, person: sheet, state: 'decided' as const };
  const request = await insertRequest(db, opened, dayOf(now).slice(0, 4), at);
  for (const [field, value] of wishes) await askField(db, request.id, field, sheet.values[field] ?? null, value);
  const decided = [...wishes].map(([field, value]) => ({ field, decision: 'accepted' as const, value, reason: null }));
  await closeRequest(db, request.id, { decisions: decided, values: sheet.values, staffId: null }, at);
  await writeSheet(ctx, sheet, Object.fromEntries(wishes));
  const note = { subjectKind: 'change-request', subjectId: request.id, familyId, siteId };
  const details = { number: request.number, ...inHistory(sheet), fields: [...wishes.keys()] };
  await ctx.record({ ...note, details });
  await recordHistory(db, { ...note, at: now, actor: { kind: 'system' }, verb: 'changeRequests.acceptedAlone', details });
  await tellFamily(ctx, request, { before: sheet, asked: wishes, decided, alone: true });
}
