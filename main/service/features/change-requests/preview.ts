import { askersOf, fieldsOf, findRequest, personOf } from '../../../../db/change-requests.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSheet } from '../../../../db/sheets.ts';
import type { RequestPreview } from '../../../../shared/contract/change-requests.ts';
import { enumerate } from '../../../../shared/rules/decision-words.ts';
import { fieldLabel, inSheetOrder } from '../../../../shared/rules/sheets.ts';
import { typeset } from '../../../../shared/typography.ts';
import type { ReadVerb } from '../../context.ts';
import { disagreement } from '../../disagreement.ts';
import { hiddenFrom } from './hidden.ts';

/** What deciding many requests at once would do, before it is done; those that do not wait any more are left out. */
export const preview: ReadVerb<'changeRequests.preview'> = async ({ db }, { ids }) => {
  const rows: RequestPreview[] = [];
  for (const id of new Set(ids)) {
    const row = await one(db, id);
    if (row) rows.push(row);
  }
  return { rows };
};

async function one(db: ReadDb, id: string): Promise<RequestPreview | null> {
  const request = await findRequest(db, id);
  const sheet = request?.state === 'pending' && (await findSheet(db, personOf(request)));
  if (!request || !sheet) return null;
  const fields = inSheetOrder(sheet.subject, await fieldsOf(db, [id]));
  const moved = fields.filter(({ field, before_value }) => (sheet.values[field] ?? null) !== before_value);
  const mails = new Set<string>();
  for (const { id: asker, email } of await askersOf(db, request)) {
    const hidden = await hiddenFrom(db, asker, sheet);
    if (email && fields.some(({ field }) => !hidden.has(field))) mails.add(email);
  }
  return {
    id,
    label: `${sheet.name} · demande ${request.number}`,
    version: request.version,
    sheetVersion: sheet.version,
    fields: fields.map(({ field }) => field),
    mails: mails.size,
    stopped: await disagreement(db, request.family_id),
    moved: moved.length === 0 ? null : typeset(movedSentence(moved.map(({ field }) => fieldLabel(sheet.subject, field)))),
  };
}

const movedSentence = (labels: readonly string[]): string =>
  `${enumerate(labels.map((label) => `« ${label} »`))} ${labels.length > 1 ? 'ont changé' : 'a changé'} depuis la demande : à lire avant d’accepter.`;
