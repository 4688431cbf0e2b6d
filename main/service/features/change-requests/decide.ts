import { closeRequest, type Decided, fieldsOf, findRequest, personOf, type RequestRecord } from '../../../../db/change-requests.ts';
import { findSheet, type SheetRecord } from '../../../../db/sheets.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { inSheetOrder, type SheetValues } from '../../../../shared/rules/sheets.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { decidedAlready } from '../../decided-already.ts';
import { disagreement } from '../../disagreement.ts';
import { checkedDecisions } from './decisions.ts';
import { inHistory, type Wishes } from './person.ts';
import { tellFamily } from './tell-family.ts';
import { writeSheet } from './write-sheet.ts';

type Context = WriteContext<StaffActor>;

/** Staff answer a request, every field at once: accepted, corrected or refused with a reason. Nothing is ever decided twice. */
export const decide: PlainWriteVerb<'changeRequests.decide'> = async (ctx, { id, version, sheetVersion, decisions }) => {
  const { db, actor } = ctx;
  const request = await findRequest(db, id);
  const sheet = request && (await findSheet(db, personOf(request)));
  if (!request || !sheet) throw notFound('Cette demande');
  await requireAsSeen(ctx, request, version);
  requireSheetAsSeen(sheet, sheetVersion);
  const stopped = await disagreement(db, request.family_id);
  if (stopped) throw new Refusal('conflict', stopped);
  const { subject } = sheet;
  const asked: Wishes = new Map((await fieldsOf(db, [id])).map((f) => [f.field, f.proposed_value]));
  const decided = checkedDecisions({ subject, asked, today: dayOf(ctx.clock.now()) }, decisions);
  const closing = { decisions: decided, values: sheet.values, staffId: actor.id };
  await closeRequest(db, id, closing, ctx.clock.now().toISOString());
  await writeSheet(ctx, sheet, taken(decided));
  await ctx.record({
    subjectKind: 'change-request',
    subjectId: id,
    familyId: request.family_id,
    siteId: request.site_id,
    details: {
      number: request.number,
      ...inHistory(sheet),
      decisions: Object.fromEntries(inSheetOrder(subject, decided).map((d) => [d.field, d.decision])),
    },
  });
  ctx.tell('changeRequests', 'families', 'history');
  return { mailTo: await tellFamily(ctx, request, { before: sheet, asked, decided }) };
};

async function requireAsSeen({ db }: Context, request: RequestRecord, version: number): Promise<void> {
  if (request.state === 'withdrawn') throw new Refusal('conflict', 'La famille a retiré cette demande : il n’y a plus rien à décider.');
  if (request.state === 'decided') throw await decidedAlready(db, 'cette demande', request);
  if (request.version !== version)
    throw new Refusal('conflict', 'La famille a modifié sa demande depuis que vous l’avez ouverte : relisez-la avant de décider.');
}

/** Staff decide on the three values they saw; when the official one has moved, they look again. */
function requireSheetAsSeen(sheet: SheetRecord, seen: number | null | undefined): void {
  if (seen === null || seen === undefined || seen === sheet.version) return;
  throw new Refusal('conflict', 'La fiche officielle a changé depuis que vous avez ouvert cette demande : relisez-la avant de décider.');
}

/** What a decision makes official. */
const taken = (decided: readonly Decided[]): SheetValues =>
  Object.fromEntries(decided.filter((d) => d.decision !== 'refused').map((d) => [d.field, d.value]));
