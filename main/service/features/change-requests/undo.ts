import { fieldsOf, findRequest, isAskedAnew, personOf, type RequestRecord, reopenRequest } from '../../../../db/change-requests.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSheet, type SheetRecord } from '../../../../db/sheets.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { inSheetOrder, type SheetValues } from '../../../../shared/rules/sheets.ts';
import { undoRequestRefusal, written } from '../../../../shared/rules/undo-request.ts';
import { typeset } from '../../../../shared/typography.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { withdrawAnswer } from '../../undo.ts';
import { decidedMail } from './events.ts';
import { inHistory, sheetInWords } from './person.ts';
import { writeSheet } from './write-sheet.ts';

/**
 * A decision is taken back while nothing has built on it: the sheet says again what it said, the request waits again in a version of its own.
 * An answer that has not left does not leave; where it has, one e-mail says that it is withdrawn.
 */
export const undo: PlainWriteVerb<'changeRequests.undo'> = async (ctx, { id, version }) => {
  const { db, clock } = ctx;
  const request = await findRequest(db, id);
  const sheet = request && (await findSheet(db, personOf(request)));
  if (!request || !sheet) throw notFound('Cette demande');
  requireDecidedAsSeen(request, version);
  const refusal = await undoRefusalOf(db, request, sheet, clock.now());
  if (refusal) throw new Refusal('conflict', refusal);
  const fields = inSheetOrder(sheet.subject, await fieldsOf(db, [id]));
  const former: SheetValues = Object.fromEntries(written(fields.map(asDecided)).map(({ field, replaced }) => [field, replaced]));
  await writeSheet(ctx, sheet, former);
  await reopenRequest(db, id);
  await ctx.record({
    subjectKind: 'change-request',
    subjectId: id,
    familyId: request.family_id,
    siteId: request.site_id,
    details: { number: request.number, ...inHistory(sheet), fields: Object.keys(former) },
  });
  ctx.tell('changeRequests', 'families', 'history');
  const event = decidedMail(request);
  const mailTo = await withdrawAnswer(ctx, {
    events: [event, `address.${event}`],
    siteId: request.site_id,
    familyId: request.family_id,
    about: `votre demande n° ${request.number}`,
    now: Object.keys(former).length > 0 ? [`Dans l’attente, ${sheetInWords(sheet)} est revenue à ce qu’elle était avant.`] : [],
  });
  return { mailTo };
};

/** Of two people who undo it, the second is told. */
function requireDecidedAsSeen(request: RequestRecord, version: number): void {
  if (request.state === 'withdrawn') throw new Refusal('conflict', 'La famille a retiré cette demande : il n’y a rien à annuler.');
  if (request.state === 'pending')
    throw new Refusal('conflict', 'Cette décision a déjà été annulée : la demande attend de nouveau une réponse.');
  if (request.version !== version)
    throw new Refusal('conflict', 'Cette demande a été décidée de nouveau depuis que vous l’avez ouverte : relisez-la.');
}

/** Why a decided request can no longer be undone; null when it can, or when there is nothing to undo. */
export async function undoRefusalOf(db: ReadDb, request: RequestRecord, sheet: SheetRecord, now: Date): Promise<string | null> {
  if (request.state !== 'decided') return null;
  const decision = { subject: sheet.subject, decidedAt: request.decided_at, fields: (await fieldsOf(db, [request.id])).map(asDecided) };
  const refusal = undoRequestRefusal(decision, { now, values: sheet.values, askedAnew: await isAskedAnew(db, request) });
  return refusal && typeset(refusal);
}

const asDecided = (row: Awaited<ReturnType<typeof fieldsOf>>[number]) => ({
  field: row.field,
  decision: row.decision,
  decided: row.decided_value,
  replaced: row.replaced_value,
});
